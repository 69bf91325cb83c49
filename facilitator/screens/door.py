"""What the join page shows: the session, and the organisations to choose from."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.store.models import Attendee, DeviceKey, Meeting, Organisation, Workshop


@dataclass(frozen=True)
class KnownOrganisation:
    name: str
    partner_type: str
    country: str


@dataclass(frozen=True)
class Door:
    """`organisation`: what this browser said in another session of the meeting, if it did."""

    title: str
    meeting: str
    code: str
    naming: str
    open_vote: bool
    state: str
    organisations: tuple[KnownOrganisation, ...]
    organisation: str | None


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
    )
    .join(Meeting, Meeting.id == Workshop.meeting_id)
    .where(Workshop.id == bindparam("workshop_id"))
)
ROSTER = (
    select(Organisation.name, Organisation.partner_type, Organisation.country)
    .where(Organisation.meeting_id == bindparam("meeting_id"))
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
    it = session.execute(MEETING, {"workshop_id": workshop_id}).one()
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
    )
