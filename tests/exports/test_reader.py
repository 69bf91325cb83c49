"""What the reader makes of a real database: a room does it, the report says it."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from facilitator.domain.errors import NotFound
from facilitator.domain.roster import read_roster
from facilitator.exports.reader import read_minutes, read_report
from facilitator.exports.reader.people import in_order
from facilitator.exports.report import (
    ActionReport,
    Blocks,
    Came,
    Change,
    DecisionReport,
    IdeaReport,
    ListReport,
    Presence,
    Report,
    Turnout,
)
from facilitator.operations.agreed import (
    remove_decision,
    write_action,
    write_decision,
)
from facilitator.operations.ballots import abstain, cast_ballot, say_done
from facilitator.operations.blocking import link_barrier
from facilitator.operations.board import undo
from facilitator.operations.joining import join
from facilitator.operations.merging import merge_topics
from facilitator.operations.moving import move_ideas, promote_idea
from facilitator.operations.offers import add_topics
from facilitator.operations.removing import remove_phone
from facilitator.operations.roster import add_to_roster
from facilitator.operations.steps import go_on
from facilitator.operations.topics import rename_topic
from facilitator.operations.voting import repeat_vote, reveal_results, stop_vote
from facilitator.store.models import (
    Base,
    Cluster,
    Idea,
    Organisation,
    Participant,
    Workshop,
)
from facilitator.store.transactions import Database
from tests.operations.room import NOW, Room


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('exports')}/room.db")
    Base.metadata.create_all(database.writer)
    yield database
    database.close()


@pytest.fixture
def room(database: Database) -> Room:
    return Room(database)


def report(room: Room) -> Report:
    now = room.clock + timedelta(minutes=5)
    return room.read(lambda session: read_report(session, room.id, now, UTC))


def the_list(room: Room, list_: str = "possibility") -> ListReport:
    [question] = report(room).workshops[0].questions
    return next(each for each in question.lists if each.list_ == list_)


def change(room: Room, kind: type, id_: int, **values: object) -> None:
    def write(session) -> None:
        row = session.get_one(kind, id_)
        for name, value in values.items():
            setattr(row, name, value)

    room.database.write(write)


def test_a_workshop_that_was_only_prepared_is_empty_and_whole(room: Room) -> None:
    read = report(room)

    assert read.meeting.title == "Working days"
    assert (read.meeting.starts_on, read.meeting.ends_on) == (
        date(2026, 10, 14),
        date(2026, 10, 15),
    )
    assert read.generated_at == NOW + timedelta(minutes=5)
    [workshop] = read.workshops
    assert (workshop.state, workshop.joined, workshop.ideas, workshop.topics) == ("lobby", 0, 0, 0)
    assert [step.times for step in workshop.steps] == [(), (), (), ()]
    assert workshop.votes == workshop.decisions == workshop.actions == workshop.changes == ()


def test_there_is_no_record_of_nothing(room: Room) -> None:
    for reader in (read_report, read_minutes):
        with pytest.raises(NotFound):
            room.read(lambda session, reader=reader: reader(session, 10_000, NOW))


# Attendance


def test_two_countries_of_one_organisation_have_an_order() -> None:
    """Or a restored database would give another record."""
    lines = [Presence("Havn", "city", country, 1, True) for country in ("DK", "DE")]

    assert sorted(lines, key=in_order) == lines[::-1]


def test_attendance_counts_devices_by_organisation_and_names_who_is_missing(room: Room) -> None:
    first, second, _ = room.people(3)
    room.person(shared=True)

    def roster(session) -> None:
        meeting_id = session.get_one(Workshop, room.id).meeting_id
        here = [session.get_one(Participant, id_).attendee for id_ in (first, second)]
        fjordby = here[0].organisation
        fjordby.name, fjordby.expected = "Fjordby", True
        here[1].organisation, here[1].partner_type = fjordby, "politician"
        session.add(
            Organisation(
                meeting_id=meeting_id,
                name="Zuiderdam",
                partner_type="cluster",
                country="NL",
                expected=True,
            )
        )

    room.database.write(roster)
    read = report(room)

    [other] = [row for row in read.attendance.rows if row.organisation.startswith("Organisation")]
    assert read.attendance.rows == (
        Presence("Fjordby", "city", "DK", 1, True),
        Presence("Fjordby", "politician", "DK", 1, True, roster_type="city"),
        other,
        Presence("Zuiderdam", "cluster", "NL", 0, True),
    )
    assert (read.attendance.devices, read.attendance.organisations) == (3, 2)
    assert (read.attendance.expected, read.attendance.expected_present) == (2, 1)
    assert (read.workshops[0].joined, read.workshops[0].shared) == (4, 1)


def test_where_the_roster_says_nothing_organisations_count_where_their_people_are(
    room: Room,
) -> None:
    meeting = room.read(lambda s: s.get_one(Workshop, room.id).meeting_id)
    roster = read_roster("Fjordby Kommune\nHavn Institute").lines
    room.database.write(lambda s: add_to_roster(s, meeting, roster, now=NOW))
    for phone, kind in enumerate(["politician", "city", "city"]):
        room.do(
            join,
            device_hash=f"{room.id}, phone {phone}",
            organisation="Fjordby Kommune",
            partner_type=kind,
            country="DK",
            languages=["da"],
            name="",
            language="da",
        )

    read = report(room).attendance

    assert read.by("partner_type") == (
        Came("", 1, 0, 0, 0),
        Came("city", 1, 1, 0, 2),
        Came("politician", 0, 0, 0, 1),
    )
    assert read.by("country") == (Came("", 1, 0, 0, 0), Came("DK", 1, 1, 0, 3))


def test_the_meeting_gathers_its_sessions_and_counts_a_phone_once(room: Room) -> None:
    ada, bo = room.people(2)
    other = Room(room.database)

    def gather(session) -> int:
        here, there = session.get_one(Workshop, room.id), session.get_one(Workshop, other.id)
        there.meeting_id = here.meeting_id
        here.lobby_opened_at = there.lobby_opened_at = NOW
        attendee = session.get_one(Participant, ada).attendee
        session.add(
            Participant(
                workshop_id=there.id,
                device_id=session.get_one(Participant, ada).device_id,
                attendee_id=attendee.id,
                language="en",
                joined_at=NOW,
            )
        )
        return here.meeting_id

    meeting = room.database.write(gather)
    read = room.read(lambda session: read_minutes(session, meeting, NOW, UTC))
    assert [workshop.joined for workshop in read.workshops] == [2, 1]
    assert read.attendance.devices == 2

    change(room, Workshop, other.id, lobby_opened_at=None)
    read = room.read(lambda session: read_minutes(session, meeting, NOW, UTC))
    assert [workshop.joined for workshop in read.workshops] == [2]
    change(room, Participant, bo, removed_at=NOW)
    read = room.read(lambda session: read_minutes(session, meeting, NOW, UTC))
    assert read.attendance.devices == 1


def test_who_was_removed_is_in_no_figure(room: Room) -> None:
    person = room.person()
    change(room, Participant, person, removed_at=NOW)

    read = report(room)

    assert (read.attendance.rows, read.workshops[0].joined) == ((), 0)


# The run sheet


def test_a_removed_phone_is_counted_with_its_ideas_and_never_named(room: Room) -> None:
    ada, bo = room.people(2)
    for text in ("Spam", "Spam again"):
        room.idea(ada, text)
    room.idea(bo, "Green roofs")
    room.drive(remove_phone, participant=ada)

    [made] = report(room).workshops[0].changes
    assert (made.kind, made.what, made.reason) == ("phone_removed", "2", "")


def test_the_run_sheet_has_real_times(room: Room) -> None:
    room.open("collect")
    room.pass_seconds(60)
    room.open("vote")

    steps = report(room).workshops[0].steps

    assert [(step.kind, step.minutes, step.questions) for step in steps] == [
        ("collect", 5, (1,)),
        ("cluster", 5, (1,)),
        ("vote", 5, (1,)),
        ("results", 5, ()),
    ]
    [written] = steps[0].times
    assert written.closed_at is not None
    assert written.closed_at - written.opened_at == timedelta(seconds=61)
    assert [time.closed_at for time in steps[2].times] == [None]


def test_times_are_told_in_the_zone(room: Room) -> None:
    read = room.read(lambda session: read_report(session, room.id, NOW, ZoneInfo("Europe/Oslo")))

    assert read.generated_at.isoformat() == "2026-10-14T11:00:00+02:00"


# Ideas and topics


def test_every_idea_is_somewhere_and_hidden_words_are_nowhere(room: Room) -> None:
    ada = room.person()
    placed = room.idea(ada, "Roofs")
    edited = room.idea(ada, "Kinder words")
    late = room.idea(ada, "Late one")
    hidden = room.idea(ada, "Dreadful words")
    withdrawn = room.idea(ada, "Sorry")
    practice = room.idea(ada, "Coffee")
    room.idea(ada, "Left over")
    topic = room.topic("Green")
    room.settle(placed, topic)
    room.settle(edited, topic)
    change(room, Idea, late, late=True)
    change(room, Idea, practice, practice=True)
    change(room, Idea, withdrawn, withdrawn_at=NOW)
    change(room, Idea, hidden, hidden_at=NOW, hidden_reason="names a person")
    change(
        room,
        Idea,
        edited,
        original_text="Rude words",
        edited_at=NOW + timedelta(seconds=1),
        edited_by_id=room.facilitator,
    )

    list_ = the_list(room)

    assert [topic.ideas for topic in list_.topics] == [
        (IdeaReport("Roofs", "en"), IdeaReport("Kinder words", "en", original="Rude words"))
    ]
    assert list_.not_placed == (IdeaReport("Left over", "en"),)
    assert list_.late == (IdeaReport("Late one", "en", late=True),)
    assert (list_.withdrawn, list_.hidden) == (1, 1)
    assert report(room).workshops[0].changes == (
        Change("hidden", NOW, "Possibilities", "names a person"),
        Change("edited", NOW + timedelta(seconds=1), "Possibilities: Kinder words"),
    )
    assert "Dreadful" not in repr(report(room))


@pytest.mark.parametrize(
    ("naming", "author"), [("anonymous", None), ("optional", "Ada"), ("required", "Ada")]
)
def test_a_name_stands_beside_an_idea_only_as_the_rule_says(
    room: Room, naming: str, author: str | None
) -> None:
    ada = room.person()
    change(room, Participant, ada, name="Ada")
    change(room, Workshop, room.id, naming=naming)
    room.idea(ada, "Roofs")

    assert [idea.author for idea in the_list(room).not_placed] == [author]


def test_topics_keep_what_they_were_called_and_what_went_into_them(room: Room) -> None:
    room.open("cluster")
    kept, gone = room.topic("Green", ideas=1), room.topic("Roofs", ideas=2)
    room.topic("Streams", ideas=1)
    spare = room.idea(text="Left over")
    room.drive(rename_topic, cluster_id=kept, name="Greener")
    room.drive(merge_topics, kept_id=kept, gone_id=gone)
    room.drive(rename_topic, cluster_id=kept, name="Undone")
    room.drive(undo)
    room.drive(move_ideas, idea_ids=[spare], cluster_id=kept)
    room.drive(promote_idea, idea_id=room.board()["Streams"][0])

    first, second = the_list(room).topics
    assert (first.letter, first.name, len(first.ideas)) == ("A", "Greener / Roofs", 4)
    assert (first.former_names, first.merged_names) == (("Green",), ("Roofs",))
    assert (second.letter, second.promoted) == ("C", True)
    assert [(made.kind, made.what) for made in report(room).workshops[0].changes] == [
        ("renamed", "Possibilities A: Green → Greener"),
        ("merged", "Possibilities B: Roofs → Possibilities A"),
        ("moved", "“Left over” → Possibilities A: Greener / Roofs"),
        ("promoted", "Possibilities C: Streams"),
    ]


def test_of_what_was_moved_only_a_single_idea_that_is_shown_is_quoted(room: Room) -> None:
    room.open("cluster")
    roofs = room.topic("Roofs", ideas=1)
    hidden, gone = room.idea(text="Dreadful words"), room.idea(text="Never mind")
    pair = [room.idea(text="One"), room.idea(text="Two")]
    for moving in ([hidden], [gone], pair):
        room.drive(move_ideas, idea_ids=moving, cluster_id=roofs)
    change(room, Idea, hidden, hidden_at=NOW, hidden_reason="names a person")
    change(room, Idea, gone, withdrawn_at=NOW)

    made = [made.what for made in report(room).workshops[0].changes if made.kind == "moved"]
    assert made == [
        "1 → Possibilities A: Roofs",
        "1 → Possibilities A: Roofs",
        "2 → Possibilities A: Roofs",
    ]


def test_a_topic_added_while_the_room_sorts_is_late(room: Room) -> None:
    room.open("cluster")
    room.drive(go_on, position=room.here.position)
    room.drive(add_topics, question_id=room.questions[0], list_="possibility", names=["Bees"])
    [bees] = [topic for topic in room.board() if topic == "Bees"]
    room.settle(room.idea(), room.read(lambda s: s.scalar(select(Cluster.id).filter_by(
        workshop_id=room.id, name=bees))))  # fmt: skip

    assert [(topic.name, topic.late) for topic in the_list(room).topics] == [("Bees", True)]
    assert [made.what for made in report(room).workshops[0].changes] == ["Possibilities A: Bees"]


# Votes


def voted_room(room: Room) -> tuple[list[int], list[int]]:
    """Six topics in one list; five people of whom three place dots, one is done, one silent."""
    topics = [room.topic(name, ideas=2) for name in ("Roofs", "Streams", "Bees")]
    people = room.people(5)
    room.open("vote")
    for number, dots in enumerate(([0, 1], [0, 2], [1, 0])):
        room.do(
            cast_ballot,
            participant=people[number],
            vote_id=room.vote,
            number=1,
            dots={topics[place]: 1 for place in dots},
        )
    room.do(say_done, participant=people[3], vote_id=room.vote)
    return topics, people


def test_before_the_reveal_there_is_no_tally_in_any_format(room: Room) -> None:
    voted_room(room)
    room.open("results")

    read = report(room)

    [vote] = read.workshops[0].votes
    assert (vote.state, vote.stands) == ("closed", False)
    assert {line.dots for each in vote.lists for line in each.lines} == {None}
    assert {(each.given, each.counted) for each in vote.lists} == {(None, None)}
    assert {topic.dots for topic in the_list(room).topics} == {None}
    assert [topic.letter for topic in the_list(room).topics] == ["A", "B", "C"]


def test_after_the_reveal_dots_ranks_turnout_and_sums_are_told(room: Room) -> None:
    voted_room(room)
    room.open("results")
    room.drive(reveal_results)

    [vote] = report(room).workshops[0].votes

    assert [(t.rank, t.name, t.dots) for t in the_list(room).topics] == [
        ("1", "Roofs", 3),
        ("2", "Streams", 2),
        ("3", "Bees", 1),
    ]
    assert (vote.state, vote.stands) == ("revealed", True)
    assert vote.turnout == Turnout(
        joined=5, voted=4, with_dots=3, done_without_dots=1, abstained=0, shared=0
    )
    figures = [(each.list_, each.dots_each, each.given, each.counted, each.available)
               for each in vote.lists]  # fmt: skip
    assert figures == [("possibility", 3, 6, 6, 12), ("barrier", 0, 0, 0, 0)]


def test_a_tie_is_a_tie(room: Room) -> None:
    first, second = room.topic("Roofs", ideas=2), room.topic("Streams", ideas=2)
    room.topic("Bees", ideas=2)
    ada = room.person()
    room.open("vote")
    dots = {first: 1, second: 1}
    room.do(cast_ballot, participant=ada, vote_id=room.vote, number=1, dots=dots)
    room.open("results")
    room.drive(reveal_results)

    assert [(topic.rank, topic.dots) for topic in the_list(room).topics] == [
        ("=1", 1),
        ("=1", 1),
        ("3", 0),
    ]


def test_a_stopped_vote_tells_its_dots_only_after_the_next_reveal(room: Room) -> None:
    topics, people = voted_room(room)
    stopped = room.vote
    room.drive(stop_vote, vote_id=stopped, reason="Two topics said the same")
    room.drive(repeat_vote)
    room.do(abstain, participant=people[0], vote_id=room.vote)

    first, second = report(room).workshops[0].votes
    assert (first.state, first.stop_reason) == ("stopped", "Two topics said the same")
    assert {line.dots for each in first.lists for line in each.lines} == {None}
    assert second.turnout.abstained == 1

    room.open("results")
    room.drive(reveal_results)
    first, second = report(room).workshops[0].votes
    assert (first.stands, second.stands) == (False, True)
    assert [line.dots for line in first.lists[0].lines] == [3, 2, 1]
    assert [topic.dots for topic in the_list(room).topics] == [0, 0, 0]
    assert [made.kind for made in report(room).workshops[0].changes] == ["stopped"]


# What was agreed


def test_decisions_actions_and_links_are_told_as_they_stand(room: Room) -> None:
    roofs = room.topic("Roofs", ideas=1)
    permits = room.topic("Permits", ideas=1, list_="barrier")
    room.drive(write_decision, text="Streams first.", how="hands", hands=(5, 1, 0), body="Council")
    at = room.clock
    [gone] = room.drive(write_decision, text="Nonsense.", how="consensus")
    room.do(remove_decision, decision_id=gone.decision_id)
    room.drive(write_action, text="List the roadsides.", due_on=date(2027, 3, 1))
    room.drive(link_barrier, barrier_id=permits, possibility_id=roofs, removable_by="state")

    [workshop] = report(room).workshops

    assert workshop.decisions == (
        DecisionReport("Streams first.", "hands", 5, 1, 0, "Council", at),
    )
    assert workshop.actions == (ActionReport("List the roadsides.", "", date(2027, 3, 1), "open"),)
    assert workshop.questions[0].blocks == (Blocks("A", "Permits", "A", "Roofs", "state"),)


def test_only_the_reader_looks_into_the_database() -> None:
    exports = Path(read_report.__code__.co_filename).parent.parent

    curious = {
        path.relative_to(exports).parts[0]
        for path in exports.glob("**/*.py")
        if "facilitator.store" in path.read_text()
    }

    assert curious == {"reader"}
