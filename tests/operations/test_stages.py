"""Where the minutes stand: sent for comments, approved once, corrected; frozen, and redacted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import gevent
import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, undefer

from facilitator.domain.errors import Conflict, Refused
from facilitator.domain.frozen import Written, checksum
from facilitator.domain.persons import PersonLine
from facilitator.domain.stages import Approval
from facilitator.exports.frozen import froze, parsed, thawed
from facilitator.exports.reader import read_approved, read_minutes
from facilitator.exports.report import IdeaReport, Report
from facilitator.operations import erasing, persons, stages, uploads, withholding, workshops
from facilitator.operations.filing import file_away
from facilitator.operations.header import write_header
from facilitator.operations.steps import close_workshop
from facilitator.store.models import (
    Filed,
    FiledContent,
    FiledFile,
    Idea,
    Participant,
    Person,
    Upload,
    Workshop,
)
from facilitator.store.stages import stages as said
from tests.operations.room import NOW, Room
from tests.operations.test_grouping import of_kind, show, vote

APPROVAL = Approval("Steering committee", date(2026, 10, 20), "in writing, nobody objected")
DAY = timedelta(days=1)
PHOTO = {"kind": "photo", "name": "a.jpg", "caption": "Us", "alternative": ""}
PHOTO |= {"mime_type": "image/jpeg", "width": 4, "height": 3}
UNTIL = date(2026, 10, 18)


def canonical(session: Session, meeting_id: int, now: Any) -> Written:
    return froze(read_approved(session, meeting_id, now))


class Minutes:
    """The minutes of the room's meeting."""

    def __init__(self, room: Room) -> None:
        self.room = room
        with room.database.read() as session:
            self.meeting = session.get_one(Workshop, room.id).meeting_id

    def do(self, operation: Callable[..., Any], *args: Any, **values: Any) -> Any:
        self.room.pass_seconds(1)
        now = self.room.clock
        return self.room.database.write(
            lambda s: operation(s, self.meeting, *args, **values, now=now)
        )

    @property
    def seen(self) -> int:
        with self.room.database.read() as session:
            rows = said(session, self.meeting)
            return rows[-1].id if rows else 0

    def say(self, operation: Callable[..., Any], *args: Any, seen: int | None = None) -> Any:
        seen = self.seen if seen is None else seen
        return self.do(operation, *args, seen=seen, by_id=self.room.facilitator)

    def approve(self, seen: int | None = None) -> Any:
        return self.say(stages.approve, APPROVAL, canonical, seen=seen)

    def live(self) -> Report:
        with self.room.database.read() as session:
            return read_minutes(session, self.meeting, self.room.clock)

    def filed(self) -> list[tuple[int, str, str]]:
        query = select(Filed).where(Filed.meeting_id == self.meeting).order_by(Filed.number)
        with self.room.database.read() as session:
            rows = session.scalars(query.options(undefer(Filed.report)))
            return [(row.number, row.report, row.checksum) for row in rows]

    def files(self) -> int:
        with self.room.database.read() as session:
            query = select(FiledFile.id).join(Filed).where(Filed.meeting_id == self.meeting)
            return len(session.scalars(query).all())

    def frozen(self) -> list[Report]:
        with self.room.database.read() as session:
            here = FiledContent.meeting_id == self.meeting
            kept = {
                it.checksum: it.content for it in session.scalars(select(FiledContent).where(here))
            }
        texts = [text for _number, text, _checksum in self.filed()]
        return [thawed(parsed(text), kept).report for text in texts]


@pytest.fixture
def held(room: Room) -> Minutes:
    """Six people named Person 1 to 6 wrote an idea each, in a session that is over."""
    room.database.write(lambda s: hold(s, room.id))
    for number, person in enumerate(room.people(6), 1):
        room.database.write(lambda s, p=person, n=number: name_person(s, p, f"Person Nr{n}"))
        room.idea(by=person, text=f"Statement number {number}")
    room.open("results")
    room.drive(close_workshop, position=room.here.position)
    return Minutes(room)


def hold(session: Session, workshop: int) -> None:
    row = session.get_one(Workshop, workshop)
    row.lobby_opened_at, row.naming = row.created_at, "required"


def name_person(session: Session, person: int, name: str) -> None:
    session.get_one(Participant, person).name = name


def test_a_draft_is_sent_for_comments_approved_and_corrected(held: Minutes) -> None:
    assert (held.live().state, held.live().filing.number) == ("draft", 1)
    held.say(stages.send_for_comments, UNTIL)
    held.say(stages.send_for_comments, date(2026, 10, 19))
    assert held.live().filing.comments_until == date(2026, 10, 19)

    held.approve()
    [told] = held.frozen()
    assert (told.state, told.filing.approved_by) == ("approved", "Steering committee")
    assert (held.live().state, held.live().filing.number) == ("draft", 2)
    with pytest.raises(Refused, match="begin a correction"):
        held.say(stages.send_for_comments, UNTIL)
    with pytest.raises(Refused, match="begin a correction"):
        held.approve()

    held.say(stages.reopen, "The mayor was there as well.")
    with pytest.raises(Refused, match="still a draft"):
        held.say(stages.reopen, "Twice")
    assert (held.live().state, held.live().filing.number) == ("draft", 2)
    held.approve()

    [first, second] = held.frozen()
    assert (first.filing.number, first.filing.note) == (1, "")
    assert (second.filing.number, second.filing.note) == (2, "The mayor was there as well.")


def test_what_is_frozen_is_what_the_minutes_were_at_that_moment(held: Minutes) -> None:
    held.approve()
    approved = held.live()
    held.room.database.write(lambda s: s.execute(update(Idea).values(text="Changed")))

    [frozen] = held.frozen()
    assert replace(frozen, state="draft", filing=approved.filing) == approved != held.live()
    [(number, text, told)] = held.filed()
    assert (number, told) == (1, checksum(text))


def test_a_session_that_runs_or_was_only_rehearsed_is_not_approved(room: Room) -> None:
    minutes = Minutes(room)
    with pytest.raises(Refused, match="No session of this meeting was held"):
        minutes.approve()
    room.database.write(lambda s: hold(s, room.id))
    with pytest.raises(Refused, match="not closed yet"):
        minutes.approve()
    assert minutes.filed() == []


def test_of_two_who_approve_at_once_one_does(held: Minutes) -> None:
    presses = [gevent.spawn(tried, held) for _ in range(2)]

    assert sorted(press.get(timeout=20) for press in presses) == ["approved", "faster"]
    assert [number for number, *_ in held.filed()] == [1]


def tried(minutes: Minutes) -> str:
    try:
        minutes.approve(seen=0)
    except Conflict:
        return "faster"
    return "approved"


def test_a_file_of_another_report_is_not_filed(held: Minutes) -> None:
    [approved] = held.approve()
    [(_number, _text, told)] = held.filed()
    held.room.database.write(lambda s: put(s, approved.filed_id, told))
    held.room.database.write(lambda s: put(s, approved.filed_id, told))
    with pytest.raises(Conflict):
        held.room.database.write(lambda s: put(s, approved.filed_id, "0" * 64))

    assert held.files() == 1


def put(session: Session, filed_id: int, of: str) -> None:
    said = {"format_": "md", "language": "en", "name": "minutes v1.md", "content": b"Words"}
    file_away(session, filed_id, of=of, **said, now=NOW)


# What an erasure takes out


def ideas_in(report: Report) -> list[IdeaReport]:
    lists = [each for question in report.workshops[0].questions for each in question.lists]
    return sorted((idea for each in lists for idea in each.not_placed), key=lambda it: it.text)


def test_whoever_is_erased_leaves_every_approved_version(held: Minutes) -> None:
    before = twice_approved(held)

    held.room.drive(erasing.erase_participant, participant=first_person(held))

    for report in held.frozen():
        authors = [idea.author for idea in ideas_in(report)]
        assert authors == [None, *(f"Person Nr{n}" for n in range(2, 7))]
        assert [idea.text for idea in ideas_in(report)] == [idea.text for idea in ideas_in(before)]
        assert report.filing.redacted_on == held.room.clock.astimezone().date()
        assert report.attendance == held.live().attendance != before.attendance
    assert held.files() == 0
    assert all(told == checksum(text) for _number, text, told in held.filed())


def twice_approved(minutes: Minutes) -> Report:
    """Two versions, the first with a file; as they were."""
    [approved] = minutes.approve()
    minutes.say(stages.reopen, "Once more.")
    minutes.approve()
    minutes.room.database.write(lambda s: put(s, approved.filed_id, minutes.filed()[0][2]))
    return minutes.frozen()[0]


def first_person(minutes: Minutes) -> int:
    here = Participant.workshop_id == minutes.room.id
    return minutes.room.read(lambda s: s.scalar(select(func.min(Participant.id)).where(here))) or 0


def test_withheld_words_leave_the_approved_versions_and_the_number_of_ideas_stays(
    held: Minutes,
) -> None:
    twice_approved(held)
    held.room.drive(erasing.erase_participant, participant=first_person(held), withhold=True)

    for _number, text, _checksum in held.filed():
        assert ("Statement number 1" in text, "Statement number 2" in text) == (False, True)
    assert [len(ideas_in(report)) for report in held.frozen()] == [6, 6]


def test_who_is_erased_from_a_later_session_leaves_earlier_versions_alone(held: Minutes) -> None:
    twice_approved(held)
    before = held.filed()
    held.room.database.write(
        lambda s: setattr(s.get_one(Workshop, held.room.id), "closed_at", held.room.clock + DAY)
    )
    held.room.drive(erasing.erase_participant, participant=first_person(held))

    assert held.filed() == before
    assert held.files() == 1


def test_on_the_day_for_people_the_authors_leave(held: Minutes) -> None:
    twice_approved(held)
    held.do(erasing.erase_people, shuffle=lambda _: None)

    for report in held.frozen():
        assert {idea.author for idea in ideas_in(report)} == {None}


@pytest.mark.parametrize("approved_too", [True, False])
def test_a_person_leaves_the_list_and_is_still_counted(held: Minutes, approved_too: bool) -> None:
    lines = [PersonLine("Birthe Holm", "Fjordby", "Mayor"), PersonLine("Birthe", "Nordhavn")]
    held.do(persons.add_persons, lines, came=True)
    held.do(
        write_header, {"chair": "Mayor Birthe  Holm"}, {"chair": ""}, by_id=held.room.facilitator
    )
    twice_approved(held)
    here = Person.meeting_id == held.meeting, Person.name == "Birthe Holm"
    person = held.room.read(lambda s: s.scalar(select(Person.id).where(*here)))
    held.do(persons.erase_person, person, by_id=held.room.facilitator, approved_too=approved_too)

    for _number, text, _checksum in held.filed():
        assert ("Holm" in text) != approved_too
    for report in held.frozen():
        assert report.persons.present == 2
        assert report.persons.rows[1].name == "Birthe"
        assert (report.filing.redacted_on is not None) == approved_too


@pytest.mark.parametrize("approved_too", [True, False])
def test_a_picture_leaves_approved_versions_where_that_is_asked(
    held: Minutes, approved_too: bool
) -> None:
    for content in (b"of Birthe", b"of a wall"):
        held.do(uploads.add_upload, **PHOTO, content=content, by_id=held.room.facilitator)
    twice_approved(held)
    here = Upload.meeting_id == held.meeting
    upload = held.room.read(lambda s: s.scalar(select(func.min(Upload.id)).where(here)))
    held.do(uploads.remove_upload, upload, approved_too=approved_too)

    kept = [b"of a wall"] if approved_too else [b"of Birthe", b"of a wall"]
    assert [[it.content for it in report.pictures] for report in held.frozen()] == [kept, kept]


@pytest.mark.parametrize("approved_too", [True, False])
def test_a_withheld_idea_leaves_approved_versions_where_that_is_asked(
    held: Minutes, approved_too: bool
) -> None:
    twice_approved(held)
    here = Idea.workshop_id == held.room.id, ~Idea.practice
    idea = held.room.read(lambda s: s.scalar(select(func.min(Idea.id)).where(*here))) or 0
    by = {"reason": "", "by_id": held.room.facilitator}
    held.do(withholding.withhold_idea, idea, **by, approved_too=approved_too)

    for _number, text, _checksum in held.filed():
        assert ("Statement number 1" in text) != approved_too
    assert [len(ideas_in(report)) for report in held.frozen()] == [6, 6]


def test_a_session_in_approved_minutes_is_not_deleted_alone(held: Minutes) -> None:
    held.approve()
    with pytest.raises(Refused, match="stands in approved minutes"):
        held.room.drive(workshops.delete_workshop)


def test_a_later_version_tells_groups_as_the_first_did(room: Room) -> None:
    """Or the difference of the two would tell how the one person voted who is elsewhere by now."""
    room.database.write(lambda s: hold(s, room.id))
    vote(room)
    show(room)
    room.drive(close_workshop, position=room.here.position)
    minutes = Minutes(room)
    minutes.approve()
    minutes.say(stages.reopen, "One of the cities is a company.")
    here = select(Participant.id).where(Participant.workshop_id == room.id)
    people = room.read(lambda s: s.scalars(here).all())
    room.database.write(lambda s: of_kind(s, min(people), "company"))
    room.drive(erasing.erase_participant, participant=max(people))
    minutes.approve()

    first, second = (report.workshops[0].votes[0] for report in minutes.frozen())
    assert first.groups == second.groups != ()
    assert minutes.frozen()[0].attendance != minutes.frozen()[1].attendance
