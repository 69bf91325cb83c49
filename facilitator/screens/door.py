"""What the join page shows: the session, and the organisations to choose from."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.store.models import Organisation, Workshop


@dataclass(frozen=True)
class KnownOrganisation:
    name: str
    partner_type: str
    country: str


@dataclass(frozen=True)
class Door:
    title: str
    meeting: str
    code: str
    naming: str
    open_vote: bool
    state: str
    organisations: tuple[KnownOrganisation, ...]


def door(session: Session, workshop_id: int) -> Door:
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
    )
