"""The phones' drawer: who is in, by organisation and number, and who was removed or let in when.

A name stands here only where the session's rule asks for names; what anybody wrote never does.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from facilitator.domain.errors import NotFound
from facilitator.screens.console.people import Phone, numbered, present_people
from facilitator.screens.watch import Watch
from facilitator.store.models import (
    Account,
    Attendee,
    DoorClosing,
    Organisation,
    Participant,
    Removal,
)
from facilitator.store.situation import situation


@dataclass(frozen=True)
class PhoneHere:
    """`people` share it; `name` is that of the first."""

    phone: Phone
    name: str | None
    people: int
    connected: bool

    @property
    def label(self) -> tuple[str, int | None]:
        return self.phone.organisation, self.phone.number if self.phone.of > 1 else None


@dataclass(frozen=True)
class RemovedPhone:
    id: int
    organisation: str | None
    at: datetime
    by: str | None
    let_in_at: datetime | None
    let_in_by: str | None


@dataclass(frozen=True)
class Closing:
    at: datetime
    by: str | None
    opened_at: datetime | None
    opened_by: str | None


@dataclass(frozen=True)
class Phones:
    phones: tuple[PhoneHere, ...]
    removals: tuple[RemovedPhone, ...]
    closings: tuple[Closing, ...]
    is_over: bool  # the session; then no phone is taken out any more


def phones_here(session: Session, watch: Watch) -> Phones:
    """By organisation, then in joining order; what happened last comes first."""
    return Phones(
        phones_in(session, watch),
        removals(session, watch.workshop_id),
        closings(session, watch.workshop_id),
        situation(session, watch.workshop_id).state == "closed",
    )


def phones_in(session: Session, watch: Watch) -> tuple[PhoneHere, ...]:
    everybody = present_people(session, watch.workshop_id)
    sharing = Counter(person.device_id for person in everybody)
    reached = {person.device_id for person in everybody if person.id in watch.present}
    named = names(session, watch.workshop_id)
    here = [
        PhoneHere(phone, named[person.id], sharing[person.device_id], person.device_id in reached)
        for person, phone in numbered(everybody)
    ]
    return tuple(sorted(here, key=lambda one: one.phone.organisation.casefold()))


def names(session: Session, workshop_id: int) -> dict[int, str | None]:
    query = select(Participant.id, Participant.name)
    rows = session.execute(query.where(Participant.workshop_id == workshop_id))
    return {row.id: row.name for row in rows}


def phone_here(session: Session, watch: Watch, participant: int) -> PhoneHere:
    """The phone of this participant; NotFound once it is out."""
    for one in phones_in(session, watch):
        if one.phone.participant_id == participant:
            return one
    raise NotFound("This phone is not in the session any more.")


Remover, Opener = aliased(Account), aliased(Account)


def removals(session: Session, workshop_id: int) -> tuple[RemovedPhone, ...]:
    """Without those whose people were erased: nobody is left to be let in."""
    rows = session.execute(
        select(
            Removal.id,
            Organisation.name,
            Removal.at,
            Remover.name,
            Removal.let_in_at,
            Opener.name,
        )
        .outerjoin(
            Participant,
            (Participant.device_id == Removal.device_id)
            & (Participant.workshop_id == Removal.workshop_id)
            & Participant.attendee_id.is_not(None),
        )
        .outerjoin(Attendee, Attendee.id == Participant.attendee_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .outerjoin(Remover, Remover.id == Removal.by_id)
        .outerjoin(Opener, Opener.id == Removal.let_in_by_id)
        .where(Removal.workshop_id == workshop_id, Removal.device_id.is_not(None))
        .order_by(Removal.id.desc())
    )
    return tuple(RemovedPhone(*row) for row in rows)


def closings(session: Session, workshop_id: int) -> tuple[Closing, ...]:
    rows = session.execute(
        select(DoorClosing.closed_at, Remover.name, DoorClosing.opened_at, Opener.name)
        .outerjoin(Remover, Remover.id == DoorClosing.closed_by_id)
        .outerjoin(Opener, Opener.id == DoorClosing.opened_by_id)
        .where(DoorClosing.workshop_id == workshop_id)
        .order_by(DoorClosing.id.desc())
    )
    return tuple(Closing(*row) for row in rows)
