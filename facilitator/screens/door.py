"""What the join page shows: the session, and the organisations to choose from."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.store.models import Attendee, DeviceKey, Organisation, Workshop


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


def door(session: Session, workshop_id: int, device_hash: str | None = None) -> Door:
    workshop = session.get_one(Workshop, workshop_id)
    organisations = session.scalars(
        select(Organisation)
        .where(Organisation.meeting_id == workshop.meeting_id)
        .order_by(Organisation.name)
    )
    return Door(
        workshop.title,
        workshop.meeting.title,
        workshop.code,
        workshop.naming,
        workshop.open_vote,
        workshop.state,
        tuple(KnownOrganisation(o.name, o.partner_type, o.country) for o in organisations),
        said_before(session, workshop.meeting_id, device_hash),
    )


def said_before(session: Session, meeting_id: int, device_hash: str | None) -> str | None:
    return session.scalar(
        select(Organisation.name)
        .join(Attendee, Attendee.organisation_id == Organisation.id)
        .join(DeviceKey, DeviceKey.device_id == Attendee.device_id)
        .where(Attendee.meeting_id == meeting_id, DeviceKey.token_hash == device_hash)
    )
