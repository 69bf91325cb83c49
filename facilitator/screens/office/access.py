"""Who may come in to a session, and which links still open something."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.store.models import Account, Invitation, ProjectorLink, WorkshopFacilitator


@dataclass(frozen=True)
class Person:
    account_id: int
    name: str
    email: str


@dataclass(frozen=True)
class OpenLink:
    """An invitation or projector link that still opens something."""

    id: int
    made_at: datetime
    by: str


@dataclass(frozen=True)
class Doors:
    facilitators: tuple[Person, ...]
    invitations: tuple[OpenLink, ...]
    projector_links: tuple[OpenLink, ...]


def doors(session: Session, workshop_id: int, now: datetime) -> Doors:
    people = session.execute(
        select(Account.id, Account.name, Account.email)
        .join(WorkshopFacilitator, WorkshopFacilitator.account_id == Account.id)
        .where(WorkshopFacilitator.workshop_id == workshop_id)
        .order_by(Account.name)
    )
    invitations = session.execute(
        select(Invitation.id, Invitation.created_at, Account.name)
        .outerjoin(Account, Account.id == Invitation.created_by_id)
        .where(
            Invitation.workshop_id == workshop_id,
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
        .order_by(Invitation.id)
    )
    links = session.execute(
        select(ProjectorLink.id, ProjectorLink.created_at, Account.name)
        .outerjoin(Account, Account.id == ProjectorLink.created_by_id)
        .where(ProjectorLink.workshop_id == workshop_id, ProjectorLink.revoked_at.is_(None))
        .order_by(ProjectorLink.id)
    )
    return Doors(
        tuple(Person(*row) for row in people),
        tuple(OpenLink(row[0], row[1], row[2] or "") for row in invitations),
        tuple(OpenLink(row[0], row[1], row[2] or "") for row in links),
    )
