"""What the join page shows: the session, and the organisations to choose from."""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row, bindparam, exists, func, select
from sqlalchemy.orm import Session

from facilitator.domain.door import is_full
from facilitator.domain.redaction import NOBODY
from facilitator.store.models import (
    Attendee,
    DeviceKey,
    DoorClosing,
    Meeting,
    Organisation,
    Participant,
    Removal,
    Workshop,
)

Hindrance = Literal["removed", "shut", "full"]


@dataclass(frozen=True)
class KnownOrganisation:
    name: str
    partner_type: str
    country: str


@dataclass(frozen=True)
class Door:
    """`organisation`: what this browser said in another session of the meeting, if it did.
    `no_way_in`: why it can't come in just now, if it can't."""

    title: str
    meeting: str
    code: str
    naming: str
    open_vote: bool
    state: str
    organisations: tuple[KnownOrganisation, ...]
    organisation: str | None
    no_way_in: Hindrance | None


# Asked for every phone that comes in, so built once.
MEETING = (
    select(
        Workshop.title,
        Meeting.title.label("meeting"),
        Workshop.code,
        Workshop.naming,
        Workshop.open_vote,
        Workshop.state,
        Workshop.meeting_id,
        Workshop.most_people,
        select(func.count())
        .where(
            Participant.workshop_id == Workshop.id,
            Participant.removed_at.is_(None),
            Participant.on_paper.is_(False),
        )
        .scalar_subquery()
        .label("joined"),
        exists()
        .where(DoorClosing.workshop_id == Workshop.id, DoorClosing.opened_at.is_(None))
        .label("shut"),
        exists()
        .where(
            Removal.workshop_id == Workshop.id,
            Removal.let_in_at.is_(None),
            Removal.device_id == DeviceKey.device_id,
            DeviceKey.token_hash == bindparam("device_hash"),
        )
        .label("removed"),
    )
    .join(Meeting, Meeting.id == Workshop.meeting_id)
    .where(Workshop.id == bindparam("workshop_id"))
)
ROSTER = (
    select(Organisation.name, Organisation.partner_type, Organisation.country)
    .where(Organisation.meeting_id == bindparam("meeting_id"), Organisation.name != NOBODY)
    .order_by(Organisation.name)
)
SAID_BEFORE = (
    select(Organisation.name)
    .join(Attendee, Attendee.organisation_id == Organisation.id)
    .join(DeviceKey, DeviceKey.device_id == Attendee.device_id)
    .where(
        Attendee.meeting_id == bindparam("meeting_id"),
        DeviceKey.token_hash == bindparam("device_hash"),
    )
)


def door(session: Session, workshop_id: int, device_hash: str | None = None) -> Door:
    asked = {"workshop_id": workshop_id, "device_hash": device_hash}
    it = session.execute(MEETING, asked).one()
    roster = session.execute(ROSTER, {"meeting_id": it.meeting_id})
    key = {"meeting_id": it.meeting_id, "device_hash": device_hash}
    return Door(
        it.title,
        it.meeting,
        it.code,
        it.naming,
        it.open_vote,
        it.state,
        tuple(KnownOrganisation(*line) for line in roster),
        session.scalar(SAID_BEFORE, key),
        no_way_in(it),
    )


def no_way_in(it: Row[Any]) -> Hindrance | None:
    if it.removed:
        return "removed"
    if it.shut:
        return "shut"
    return "full" if is_full(it.joined, it.most_people) else None
