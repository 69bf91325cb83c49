"""The list of persons: who is expected, who signed, and one who asks to be taken off it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Fact, PersonErased, PersonsEdited
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.frozen import known_as
from facilitator.domain.persons import FIELDS, PersonLine, identity
from facilitator.domain.redaction import without_mention, without_person
from facilitator.domain.together import Fields, together
from facilitator.operations.filing import (
    Rules,
    approved,
    asked_of_approved,
    of_each,
    redact,
    without_brought_forward,
)
from facilitator.operations.meetings import meeting_locked
from facilitator.store.models import Erasure, Person
from facilitator.store.stages import stages


def add_persons(
    session: Session, meeting_id: int, lines: Sequence[PersonLine], *, came: bool, now: datetime
) -> list[PersonsEdited]:
    """`came`: they weren't expected, and signed. Somebody who is there gets what the list adds."""
    meeting_locked(session, meeting_id)
    known = {identity(line_of(each)): each for each in persons_of(session, meeting_id)}
    for it in lines:
        person = known.get(identity(it))
        if person is None:
            person = Person(meeting_id=meeting_id, expected=not came, signed=False, role="")
            person.name, person.organisation = it.name, it.organisation
            session.add(person)
            known[identity(it)] = person
        person.role = it.role or person.role
        person.expected = person.expected or not came
        person.signed = person.signed or came
    return [PersonsEdited(meeting_id)]


def sign_persons(
    session: Session,
    meeting_id: int,
    signed: Collection[int],
    began: Collection[int],
    *,
    now: datetime,
) -> list[PersonsEdited]:
    """Only who was ticked or unticked since `began`: others may tick the same list meanwhile."""
    meeting_locked(session, meeting_id)
    turned = set(signed) ^ set(began)
    for person in persons_of(session, meeting_id):
        if person.id in turned:
            person.signed = person.id in signed
    return [PersonsEdited(meeting_id)]


def edit_person(
    session: Session,
    meeting_id: int,
    person_id: int,
    typed: Fields,
    began: Fields,
    *,
    now: datetime,
) -> list[PersonsEdited]:
    """What somebody else changed since `began` stays. Raises Clash."""
    person = person_here(session, meeting_id, person_id)
    standing = {name: text_of(getattr(person, name)) for name in FIELDS}
    joined = together(typed, began, standing)
    it = PersonLine(joined["name"], joined["organisation"])
    others = {identity(line_of(each)) for each in persons_of(session, meeting_id) if each != person}
    if identity(it) in others:
        raise WrongFields({"name": Refused(N_("Another line has this name already."))})
    person.name, person.organisation, person.role = it.name, it.organisation, joined["role"]
    person.expected, person.signed = bool(joined["expected"]), bool(joined["signed"])
    return [PersonsEdited(meeting_id)]


def erase_person(
    session: Session,
    meeting_id: int,
    person_id: int,
    *,
    by_id: int,
    now: datetime,
    approved_too: bool | None = True,
) -> list[Fact]:
    """Off the list for good, and out of approved minutes wherever the full name stands, in those
    of the whole series and in who approved what. With `approved_too` off it stays there: the line
    was a mistake, say. What organisers wrote into the draft is theirs to change."""
    person = person_here(session, meeting_id, person_id)
    too = asked_of_approved(session, meeting_id, approved_too)
    of = person.name, person.organisation
    session.delete(person)
    session.add(Erasure(kind="person", number=person_id, by_id=by_id, at=now))
    erased = PersonErased(meeting_id, person_id)
    if not too:
        return [erased]
    rules = out_of_approved(session, meeting_id, known_as("person", person_id), *of)
    return [erased, *redact(session, rules, now=now)]


def out_of_approved(
    session: Session, meeting_id: int, person: str, name: str, organisation: str
) -> Rules:
    """What takes a person out of approved versions, by as what they are known and by the name that
    they have now; who approved what is changed at once."""
    rule = partial(without_person, person=person, name=name, organisation=organisation)
    for stage in stages(session, meeting_id):
        for field in ("approved_by", "how", "note"):
            setattr(stage, field, without_mention(getattr(stage, field), name))
    of_series = without_brought_forward(session, meeting_id, name)
    return of_series | of_each(approved(session, meeting_id), rule)


def persons_of(session: Session, meeting_id: int) -> Sequence[Person]:
    return session.scalars(select(Person).where(Person.meeting_id == meeting_id)).all()


def line_of(person: Person) -> PersonLine:
    return PersonLine(person.name, person.organisation, person.role)


def text_of(value: str | bool) -> str:
    """As a form types it."""
    return value if isinstance(value, str) else "yes" if value else ""


def person_here(session: Session, meeting_id: int, person_id: int) -> Person:
    meeting_locked(session, meeting_id)
    person = session.get(Person, person_id)
    if person is None or person.meeting_id != meeting_id:
        raise NotFound(N_("This person is not in the list any more."))
    return person
