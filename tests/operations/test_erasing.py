"""People are erased: before the close with all they did, afterwards from behind what stands."""

import json
import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.redaction import NOBODY
from facilitator.exports.json import write_json
from facilitator.exports.reader import read_report
from facilitator.operations import ballots, erasing, merging, moving, paper, topics
from facilitator.operations.board import undo
from facilitator.operations.removing import let_phone_in, remove_phone
from facilitator.operations.steps import close_workshop
from facilitator.operations.voting import reveal_results
from facilitator.store.models import (
    Attendee,
    Ballot,
    BoardAction,
    Cluster,
    DeviceKey,
    Erasure,
    Idea,
    Meeting,
    Organisation,
    Participant,
    Placement,
    Removal,
    Vote,
    Workshop,
)
from facilitator.store.tallies import people_joined
from tests.operations.room import NOW, Room

TODAY = date(2027, 4, 15)


class Voted:
    """Six people from six organisations, each with an idea; two of them voted."""

    def __init__(self, room: Room) -> None:
        self.room, self.people = room, room.people(6)
        self.ideas = [room.idea(by=person, text=f"Idea {person}") for person in self.people]
        room.open("cluster")
        self.topics = [room.topic(name, ideas=2) for name in ("Trees", "Water", "Roofs")]
        room.settle(self.ideas[0], self.topics[0])
        room.drive(moving.promote_idea, idea_id=self.ideas[1])
        room.open("vote")
        for number, person in enumerate(self.people[:2]):
            dots = {self.topics[number]: 1}
            values = {"participant": person, "number": 1, "dots": dots, "vote_id": room.vote}
            room.do(ballots.cast_ballot, **values)
        self.vote = room.vote

    def close(self) -> None:
        self.room.open("results")
        self.room.drive(close_workshop, position=self.room.here.position)

    def erase(self, person: int, **how: bool) -> None:
        self.room.drive(erasing.erase_participant, participant=person, **how)

    def minutes(self) -> bytes:
        return self.room.read(
            lambda session: write_json(
                read_report(session, self.room.id, NOW, ZoneInfo("UTC")), "en"
            )
        )

    def count(self, column: object, *where: object) -> int:
        query = select(func.count(column)).where(*where)  # type: ignore[arg-type]
        return self.room.read(lambda session: session.scalar(query) or 0)


@pytest.fixture
def voted(room: Room) -> Voted:
    return Voted(room)


def test_before_the_close_ideas_and_ballot_go(voted: Voted) -> None:
    ada = voted.people[0]
    voted.erase(ada)

    assert voted.count(Participant.id, Participant.id == ada) == 0
    assert voted.count(Idea.id, Idea.id == voted.ideas[0]) == 0
    assert voted.count(Ballot.id, Ballot.vote_id == voted.vote) == 1
    here = Organisation.meeting_id.in_(
        select(Workshop.meeting_id).where(Workshop.id == voted.room.id)
    )
    assert voted.count(Organisation.id, Organisation.name == NOBODY, here) == 0
    assert voted.room.read(lambda session: people_joined(session, voted.room.id)) == 5


def test_topics_that_others_named_keep_their_names(voted: Voted) -> None:
    room, ada = voted.room, voted.people[0]
    room.open("cluster")
    room.idea(by=ada, text="Trees")
    room.idea(by=ada, text="Rain gardens")
    room.drive(topics.rename_topic, cluster_id=voted.topics[1], name="More rain gardens, please")
    before = list(room.board())

    voted.erase(ada)

    assert list(room.board()) == before
    room.drive(undo)
    assert "Water" in room.board()


def test_a_topic_made_of_an_erased_idea_forgets_its_words(voted: Voted) -> None:
    room, bo = voted.room, voted.people[1]
    room.open("cluster")
    short = room.idea(by=bo, text="Bees")
    room.drive(moving.promote_idea, idea_id=short)
    made = room.read(lambda session: topic_called(session, room.id, "Bees"))
    room.drive(merging.merge_topics, kept_id=voted.topics[2], gone_id=made)
    assert "Roofs / Bees" in room.board()
    room.drive(topics.rename_topic, cluster_id=voted.topics[2], name="Flat roofs / Bees")

    voted.erase(bo)

    assert "Flat roofs / …" in room.board()
    quoted = room.read(
        lambda session: [
            str((action.before, action.after))
            for action in session.scalars(
                select(BoardAction).where(BoardAction.workshop_id == room.id)
            )
        ]
    )
    assert [each for each in quoted if "Bees" in each] == []
    room.drive(undo)
    assert "Roofs / …" in room.board()


def topic_called(session: Session, workshop_id: int, name: str) -> int:
    query = select(Cluster.id).where(Cluster.workshop_id == workshop_id, Cluster.name == name)
    return session.scalars(query).one()


def test_what_the_board_did_can_be_undone_without_the_erased_idea(voted: Voted) -> None:
    voted.room.open("cluster")
    voted.room.drive(moving.move_ideas, idea_ids=voted.ideas[2:4], cluster_id=voted.topics[0])
    voted.erase(voted.people[2])

    voted.room.drive(undo)

    assert voted.room.place_of(voted.ideas[3]) is None


def test_after_the_close_the_figures_stay_and_nobody_is_behind_them(voted: Voted) -> None:
    voted.close()
    before = voted.minutes()
    ada = voted.people[0]
    was = organisation_of(voted, ada)
    voted.erase(ada)

    assert lines(voted.minutes()) == lines(before.replace(was.encode(), NOBODY.encode()))
    assert voted.count(Participant.id, Participant.id == ada) == 0
    assert [organisation_of(voted, each) for each in newcomers(voted)] == [NOBODY]
    assert voted.count(Idea.id, Idea.author_id == ada) == 0
    assert voted.count(Organisation.id, Organisation.name == was) == 0


def newcomers(voted: Voted) -> list[int]:
    """The participants who were not there before."""
    here = Participant.workshop_id == voted.room.id, Participant.id.not_in(voted.people)
    return voted.room.read(
        lambda session: list(session.scalars(select(Participant.id).where(*here)))
    )


def when_and_language(voted: Voted) -> set[tuple[datetime, str]]:
    query = select(Participant.joined_at, Participant.language).where(
        Participant.workshop_id == voted.room.id
    )
    return {(at, language) for at, language in voted.room.read(lambda s: s.execute(query).all())}


def come_late(voted: Voted) -> int:
    """Joined when the vote was over, with a language that nobody else has."""
    voted.room.open("results")
    voted.room.pass_seconds(60)
    late = voted.room.person()
    voted.room.database.write(
        lambda session: session.execute(
            update(Participant).where(Participant.id == late).values(language="da")
        )
    )
    return late


def over(voted: Voted) -> datetime:
    closed = select(Vote.closed_at).where(Vote.id == voted.vote)
    return voted.room.read(lambda session: session.scalars(closed).one()) or NOW


def test_neither_the_time_of_joining_nor_the_language_tells_who_it_was(voted: Voted) -> None:
    people = [*voted.people, come_late(voted)]
    voted.room.drive(close_workshop, position=voted.room.here.position)
    before = voted.minutes()

    for person in people:
        voted.erase(person)

    just_after_the_vote = over(voted) + timedelta(microseconds=1)
    assert when_and_language(voted) == {(NOW, "en"), (just_after_the_vote, "en")}
    assert turnouts(voted.minutes()) == turnouts(before) != []


def turnouts(minutes: bytes) -> list[bytes]:
    return re.findall(rb'"turnout": {[^}]*}', minutes)


def lines(minutes: bytes) -> list[bytes]:
    """In no order: nobody's line in the attendance list stands elsewhere."""
    return sorted(line.rstrip(b",") for line in minutes.splitlines())


def organisation_of(voted: Voted, person: int) -> str:
    query = (
        select(Organisation.name)
        .join(Attendee, Attendee.organisation_id == Organisation.id)
        .join(Participant, Participant.attendee_id == Attendee.id)
        .where(Participant.id == person)
    )
    return voted.room.read(lambda session: session.scalars(query).one())


def test_withheld_words_leave_the_minutes(voted: Voted) -> None:
    voted.close()
    voted.erase(voted.people[0], withhold=True)

    assert f"Idea {voted.people[0]}".encode() not in voted.minutes()
    assert voted.count(Ballot.id, Ballot.vote_id == voted.vote) == 2


def test_a_stranger_cant_be_erased_here(voted: Voted) -> None:
    other = Room(voted.room.database)
    with pytest.raises(NotFound):
        other.drive(erasing.erase_participant, participant=voted.people[0])
    with pytest.raises(NotFound):
        voted.room.drive(erasing.erase_marked, mark="0123456789")


# What is due


def keep(voted: Voted, **until: date) -> int:
    def write(session: object) -> int:
        meeting = session.get_one(Workshop, voted.room.id).meeting_id  # type: ignore[attr-defined]
        session.execute(update(Meeting).where(Meeting.id == meeting).values(**until))  # type: ignore[attr-defined]
        return int(meeting)

    return voted.room.database.write(write)


def erase_due(voted: Voted, today: date) -> list[str]:
    database, how = voted.room.database, {"today": today, "shuffle": list.reverse}
    due = database.write(lambda session: erasing.meetings_due(session, today))
    facts = [
        fact
        for meeting in due
        for fact in database.write(
            lambda session, meeting=meeting: erasing.erase_due(
                session, meeting, now=voted.room.clock, **how
            )
        )
    ]
    return [type(fact).__name__ for fact in facts]


def test_minutes_stay_equal_when_the_people_are_erased(voted: Voted) -> None:
    keep(voted, people_until=TODAY)
    voted.close()
    before = voted.minutes()
    was = [organisation_of(voted, person) for person in voted.people]

    assert erase_due(voted, TODAY) == []
    assert erase_due(voted, TODAY + timedelta(days=1)) == ["PeopleErased"]
    assert erase_due(voted, TODAY + timedelta(days=2)) == []

    assert voted.minutes() == before
    assert [organisation_of(voted, person) for person in voted.people] == was[::-1]
    here = Participant.workshop_id == voted.room.id
    assert voted.count(Idea.id, Idea.author_id.in_(voted.people)) == 0
    assert voted.count(Placement.id, Placement.workshop_id == voted.room.id) == 0
    assert voted.count(DeviceKey.id, DeviceKey.device_id == Participant.device_id, here) == 0
    assert voted.count(Attendee.id, Attendee.device_id == Participant.device_id, here) == 0


def test_that_a_phone_was_removed_is_said_when_nobody_knows_whose(voted: Voted) -> None:
    keep(voted, people_until=TODAY)
    voted.room.drive(remove_phone, participant=voted.people[4])
    voted.room.drive(remove_phone, participant=voted.people[5])
    voted.erase(voted.people[5])
    voted.close()
    before = voted.minutes()
    assert [each["what"] for each in phones_removed(before)] == ["1", "1"]

    erase_due(voted, TODAY + timedelta(days=1))

    assert voted.minutes() == before
    here = Removal.workshop_id == voted.room.id
    assert voted.count(Removal.id, here) == 2
    assert voted.count(Removal.device_id, here) == 0
    [first, _] = voted.room.read(lambda s: s.scalars(select(Removal.id).where(here)).all())
    with pytest.raises(NotFound):
        voted.room.drive(let_phone_in, removal_id=first)


def phones_removed(minutes: bytes) -> list[dict[str, str]]:
    [workshop] = json.loads(minutes)["workshops"]
    return [each for each in workshop["changes"] if each["kind"] == "phone_removed"]


def test_who_voted_on_paper_or_by_hand_still_did_when_the_people_are_erased(voted: Voted) -> None:
    keep(voted, people_until=TODAY)
    vote, key = {"vote_id": voted.vote}, f"{voted.room.questions[0]}-possibility"
    voted.room.do(paper.enter_paper_ballot, letters={key: "A"}, abstained=False, **vote)
    voted.room.open("results")
    voted.room.do(paper.enter_paper_ballot, letters={key: "B"}, abstained=False, **vote)
    shown = {"people": 5, "hands": {voted.topics[0]: 5}, "began": (None, {})}
    voted.room.drive(paper.count_hands, **shown, **vote)
    voted.room.drive(reveal_results)
    voted.room.drive(close_workshop, position=voted.room.here.position)
    before = voted.minutes()

    assert erase_due(voted, TODAY + timedelta(days=1)) == ["PeopleErased"]

    assert voted.minutes() == before
    assert b'"on_paper": 2' in before


def test_a_topic_keeps_the_name_that_its_idea_still_says(voted: Voted) -> None:
    """Somebody wrote "Rain gardens", added words, and the facilitator made it a topic."""
    said = {"text": "Rain gardens in every school", "original_text": "Rain gardens"}

    def add_words(session: Session) -> None:
        session.execute(update(Idea).where(Idea.id == voted.ideas[1]).values(**said))
        its_topic = Cluster.name == f"Idea {voted.people[1]}", Cluster.workshop_id == voted.room.id
        session.execute(update(Cluster).where(*its_topic).values(name=said["text"]))

    voted.room.database.write(add_words)
    keep(voted, people_until=TODAY)
    voted.close()
    before = json.loads(voted.minutes())

    erase_due(voted, TODAY + timedelta(days=1))

    after = json.loads(voted.minutes())
    names = [[topic["name"] for topic in topics_in(minutes)] for minutes in (before, after)]
    assert names[0] == names[1]
    assert said["text"] in names[0]


def topics_in(minutes: dict[str, Any]) -> list[dict[str, Any]]:
    lists = [one for each in minutes["workshops"][0]["questions"] for one in each["lists"]]
    return [topic for one in lists for topic in one["topics"]]


def test_when_people_are_erased_their_times_and_languages_go(voted: Voted) -> None:
    keep(voted, people_until=TODAY)
    come_late(voted)
    voted.room.drive(close_workshop, position=voted.room.here.position)
    before = voted.minutes()

    erase_due(voted, TODAY + timedelta(days=1))

    just_after_the_vote = over(voted) + timedelta(microseconds=1)
    assert when_and_language(voted) == {(NOW, "en"), (just_after_the_vote, "en")}
    assert voted.minutes() == before


def test_a_running_session_is_waited_for(voted: Voted) -> None:
    keep(voted, people_until=TODAY, keep_until=TODAY)
    tomorrow = TODAY + timedelta(days=1)

    assert erase_due(voted, tomorrow) == []
    voted.close()
    assert erase_due(voted, tomorrow) == ["MeetingDeleted"]


def test_a_meeting_kept_until_yesterday_is_gone(voted: Voted) -> None:
    voted.close()
    meeting = keep(voted, keep_until=TODAY)

    assert erase_due(voted, TODAY) == []
    assert erase_due(voted, TODAY + timedelta(days=1)) == ["MeetingDeleted"]
    assert voted.count(Workshop.id, Workshop.id == voted.room.id) == 0
    newest = select(Erasure.kind, Erasure.number).order_by(Erasure.id.desc()).limit(1)
    assert voted.room.read(lambda session: session.execute(newest).one()) == ("meeting", meeting)
