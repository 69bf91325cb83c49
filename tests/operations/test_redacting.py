"""What leaves approved versions when somebody is erased or something withheld: that, everywhere it
stands, and nothing else."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select, update

from facilitator.domain.errors import Refused
from facilitator.domain.persons import PersonLine
from facilitator.domain.stages import Approval
from facilitator.exports.report import IdeaReport, Report
from facilitator.operations import (
    agreed,
    erasing,
    moving,
    persons,
    quotes,
    removing,
    stages,
    uploads,
    withholding,
)
from facilitator.operations.filing import of_each, redact
from facilitator.operations.steps import close_workshop
from facilitator.store.models import (
    Attendee,
    Filed,
    FiledContent,
    Meeting,
    Organisation,
    Participant,
    Person,
    Quote,
    Series,
    Stage,
    Workshop,
)
from tests.operations.room import Room
from tests.operations.test_stages import PHOTO, Minutes, canonical, held, hold

__all__ = ["held"]  # a fixture

SIGNED = {
    "name": "Birte Holm",
    "organisation": "Fjordby",
    "role": "",
    "expected": "",
    "signed": "yes",
}
SAID = {"text": "We begin.", "person": "Birte Holm", "organisation": "", "consent": "by mail"}
LONG = (
    "The mayor Torben Torbensen blocks every single permit for a roof himself, as everybody knows"
)
OTHER = "Bees and trees"


@pytest.fixture
def open_room(room: Room) -> Room:
    room.database.write(lambda s: hold(s, room.id))
    return room


def closed(room: Room) -> Minutes:
    room.open("results")
    room.drive(close_workshop, position=room.here.position)
    return Minutes(room)


def found(minutes: Minutes, words: str) -> list[str]:
    """Every text of the approved versions in which these words stand."""

    def texts(plain: Any) -> Iterator[str]:
        if isinstance(plain, str) and words.casefold() in plain.casefold():
            yield plain
        within = plain.values() if isinstance(plain, dict) else plain
        for each in within if isinstance(plain, dict | list) else ():
            yield from texts(each)

    return [each for _, text, _ in minutes.filed() for each in texts(json.loads(text))]


def first(room: Room, column: Any, *where: Any) -> int:
    return room.read(lambda s: s.scalar(select(func.min(column)).where(*where))) or 0


# Ideas


@pytest.mark.parametrize("word", ["consensus", "Transport", "anonymous", "research"])
def test_one_idea_loses_its_words_and_nobody_else_does(open_room: Room, word: str) -> None:
    """Though others say the same, and though a program reads some of these words."""
    room, people = open_room, open_room.people(6)
    idea = room.idea(by=people[0], text=word)
    room.idea(by=people[1], text=word)
    room.drive(agreed.write_decision, text=f"{word} comes first", how="consensus")
    minutes = closed(room)
    minutes.approve()
    [before] = minutes.frozen()
    by = {"reason": "", "by_id": room.facilitator}
    minutes.do(withholding.withhold_idea, idea, **by, approved_too=True)

    [after] = minutes.frozen()
    assert sorted(it.text for it in told(after)) == sorted(["…", word])
    assert with_ideas(after, ()) == with_ideas(before, ())


def told(report: Report) -> tuple[IdeaReport, ...]:
    return report.workshops[0].questions[0].lists[0].not_placed


def with_ideas(report: Report, ideas: tuple[IdeaReport, ...]) -> Report:
    """Another's version without the ideas that aren't placed, nor the day of a redaction."""
    [workshop] = report.workshops
    [question] = workshop.questions
    lists = (replace(question.lists[0], not_placed=ideas), *question.lists[1:])
    questions = (replace(question, lists=lists),)
    return replace(
        report,
        workshops=(replace(workshop, questions=questions),),
        filing=replace(report.filing, redacted_on=None),
    )


@pytest.mark.parametrize("words", ["Ole P.", "Bees", LONG])
@pytest.mark.parametrize("how", ["withheld", "erased"])
def test_a_topic_that_was_made_of_an_idea_loses_its_name_wherever_it_stands(
    open_room: Room, words: str, how: str
) -> None:
    room, people = open_room, open_room.people(6)
    idea = room.idea(by=people[0], text=words)
    room.open("cluster")
    room.drive(moving.promote_idea, idea_id=idea)
    room.topic(OTHER, ideas=2)
    room.open("vote")
    minutes = closed(room)
    minutes.approve()
    told = [each for each in found(minutes, words[:60]) if each != OTHER]
    assert len(told) == 4  # idea, topic, ballot, change
    if how == "withheld":
        by = {"reason": "", "by_id": room.facilitator}
        minutes.do(withholding.withhold_idea, idea, **by, approved_too=True)
    else:
        room.drive(erasing.erase_participant, participant=people[0], withhold=True)

    assert [each for each in found(minutes, words[:60]) if each != OTHER] == []


def test_a_version_that_could_not_be_read_any_more_is_not_changed(held: Minutes) -> None:
    held.approve()
    before = held.filed()
    rules = of_each([1], lambda report: {**report, "state": "…"})
    with pytest.raises(Refused, match="nothing was changed"):
        held.room.database.write(lambda s: redact(s, rules_of(held, rules), now=held.room.clock))

    assert held.filed() == before


def rules_of(minutes: Minutes, rules: dict[int, Any]) -> dict[int, Any]:
    """The rule for the version that there is."""
    [rule] = rules.values()
    return {first(minutes.room, Filed.id, Filed.meeting_id == minutes.meeting): rule}


# Persons and quotes


def test_a_person_leaves_also_under_a_name_that_was_corrected_since(held: Minutes) -> None:
    line = PersonLine("Birte Holm", "Fjordby")
    held.do(persons.add_persons, [line, PersonLine("Birthe", "Nordhavn")], came=True)
    held.do(quotes.add_quote, SAID, by_id=held.room.facilitator)
    held.approve()
    person = first(held.room, Person.id, Person.meeting_id == held.meeting)
    corrected = {**SIGNED, "name": "Birthe", "organisation": "Fjordby Kommune"}
    held.do(persons.edit_person, person, corrected, SIGNED)
    held.do(persons.erase_person, person, by_id=held.room.facilitator)

    assert found(held, "Holm") == found(held, "We begin") == []
    assert [row.name for row in held.frozen()[0].persons.rows] == ["…", "Birthe"]


def test_a_quote_leaves_whoever_is_said_to_have_said_it_by_now(held: Minutes) -> None:
    held.do(quotes.add_quote, SAID, by_id=held.room.facilitator)
    held.do(quotes.add_quote, {**SAID, "text": "We go on."}, by_id=held.room.facilitator)
    held.approve()
    quote = first(held.room, Quote.id, Quote.meeting_id == held.meeting)
    reworded = {**SAID, "person": "Bo Ek", "text": "We began."}
    held.do(quotes.edit_quote, quote, reworded, SAID, by_id=held.room.facilitator)
    held.do(quotes.remove_quote, quote, by_id=held.room.facilitator)

    assert [each.text for each in held.frozen()[0].quotes] == ["We go on."]


@pytest.mark.parametrize(
    ("table", "add"), [(Person, persons.add_persons), (Quote, quotes.add_quote)]
)
def test_a_number_by_which_a_version_knows_somebody_is_never_given_again(
    held: Minutes, table: Any, add: Callable[..., Any]
) -> None:
    """Or who comes next would take somebody else along, who was left in a version."""

    def added() -> int:
        of_person = {"lines": [PersonLine("Birte Holm")], "came": True}
        of_quote = {"fields": SAID, "by_id": held.room.facilitator}
        held.do(add, **(of_person if table is Person else of_quote))
        return first(held.room, table.id, table.meeting_id == held.meeting)

    number = added()
    remove = persons.erase_person if table is Person else quotes.remove_quote
    held.do(remove, number, by_id=held.room.facilitator, approved_too=False)

    assert added() > number


def test_who_approved_is_erased_with_the_person(held: Minutes) -> None:
    held.do(persons.add_persons, [PersonLine("Birte Holm", "Fjordby")], came=True)
    by = Approval("Birte Holm", date(2026, 10, 20), "mail of Birte Holm")
    held.say(stages.approve, by, canonical)
    held.say(stages.reopen, "Birte Holm was there as well.")
    person = first(held.room, Person.id, Person.meeting_id == held.meeting)
    held.do(persons.erase_person, person, by_id=held.room.facilitator)

    query = select(Stage.approved_by, Stage.how, Stage.note).order_by(Stage.id)
    with held.room.database.read() as session:
        rows = session.execute(query.where(Stage.meeting_id == held.meeting)).all()
    assert [tuple(row) for row in rows] == [
        ("…", "mail of …", ""),
        ("", "", "… was there as well."),
    ]


@pytest.mark.parametrize("who", ["person", "participant"])
def test_a_name_leaves_minutes_of_the_series_that_took_over_an_action(
    open_room: Room, who: str
) -> None:
    room, people = open_room, open_room.people(6)
    name = {"name": "Birte Holm"}
    room.database.write(
        lambda s: s.execute(update(Participant).where(Participant.id == people[0]).values(name))
    )
    room.drive(agreed.write_action, text="Birte Holm calls the port", owner="Birte Holm")
    first_ = closed(room)
    first_.do(persons.add_persons, [PersonLine("Birte Holm")], came=True)
    later = Room(room.database)
    room.database.write(lambda s: hold(s, later.id))
    second = closed(later)
    room.database.write(lambda s: in_series(s, first_.meeting, second.meeting))
    second.approve()
    assert found(second, "Holm") == ["Birte Holm", "Birte Holm calls the port"]
    if who == "person":
        person = first(room, Person.id, Person.meeting_id == first_.meeting)
        first_.do(persons.erase_person, person, by_id=room.facilitator)
    else:
        room.drive(erasing.erase_participant, participant=people[0])

    assert [(it.owner, it.text) for it in second.frozen()[0].forward] == [("…", "… calls the port")]


def in_series(session: Any, *meetings: int) -> None:
    series = Series(name=f"The series of {meetings}")
    session.add(series)
    session.flush()
    for month, meeting_id in enumerate(meetings, 1):
        meeting = session.get_one(Meeting, meeting_id)
        meeting.series_id = series.id
        meeting.starts_on = meeting.ends_on = date(2027, month, 1)


# Attendance


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_whoever_is_erased_from_two_sessions_leaves_every_version_and_others_stay(
    open_room: Room, order: tuple[int, int]
) -> None:
    room, people = open_room, open_room.people(6)
    room.database.write(lambda s: of_one_organisation(s, people[:2]))
    minutes, later = closed(room), Room(room.database)
    minutes.approve()
    name = room.read(lambda s: organisation_of(s, people[0]))

    def also_here(session: Any) -> int:
        session.get_one(Workshop, later.id).meeting_id = minutes.meeting
        hold(session, later.id)
        once = session.get_one(Participant, people[0])
        again = Participant(workshop_id=later.id, device_id=once.device_id, language="en")
        again.attendee_id, again.joined_at = once.attendee_id, room.clock
        session.add(again)
        session.flush()
        return again.id

    both = [(room, people[0]), (later, room.database.write(also_here))]
    later.clock = room.clock
    closed(later)
    room.clock = later.clock
    minutes.say(stages.reopen, "Another session.")
    minutes.approve()
    for place in order:
        where, participant = both[place]
        where.drive(erasing.erase_participant, participant=participant)

    devices = [{it.organisation: it.devices for it in v.attendance.rows} for v in minutes.frozen()]
    assert [(each[name], each["–"]) for each in devices] == [(1, 1), (1, 1)]


def of_one_organisation(session: Any, people: list[int]) -> None:
    of = [session.get_one(Participant, each).attendee_id for each in people]
    one, other = (session.get_one(Attendee, each) for each in of)
    other.organisation_id = one.organisation_id


def organisation_of(session: Any, participant: int) -> str:
    attendee = session.get_one(Participant, participant).attendee_id
    of = session.get_one(Attendee, attendee).organisation_id
    return str(session.get_one(Organisation, of).name)


def test_erasing_somebody_whose_phone_was_removed_leaves_the_others_of_their_city(
    open_room: Room,
) -> None:
    room, people = open_room, open_room.people(6)
    room.database.write(lambda s: of_one_organisation(s, people[:2]))
    room.drive(removing.remove_phone, participant=people[1])
    minutes = closed(room)
    minutes.approve()
    before = minutes.filed()
    room.drive(erasing.erase_participant, participant=people[1])

    assert minutes.filed() == before


# Pictures


def test_a_picture_is_kept_once_and_goes_with_the_last_version_that_shows_it(held: Minutes) -> None:
    for content in (b"of Birte", b"of a wall"):
        held.do(uploads.add_upload, **PHOTO, content=content, by_id=held.room.facilitator)
    held.approve()
    held.say(stages.reopen, "Once more.")
    held.approve()
    query = select(FiledContent.content).where(FiledContent.meeting_id == held.meeting)
    kept = held.room.read(lambda s: sorted(s.scalars(query)))
    assert kept == [b"of Birte", b"of a wall"]
    upload = first(held.room, uploads.Upload.id, uploads.Upload.meeting_id == held.meeting)
    held.do(uploads.remove_upload, upload, approved_too=True)

    assert held.room.read(lambda s: list(s.scalars(query))) == [b"of a wall"]
