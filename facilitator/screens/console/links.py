"""Links that watch the projector: when each was made, whether it still holds."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.store.models import Account, ProjectorLink


@dataclass(frozen=True)
class WatchingLink:
    id: int
    made_at: datetime
    made_by: str | None


def projector_links(session: Session, workshop_id: int) -> tuple[WatchingLink, ...]:
    rows = session.execute(
        select(ProjectorLink.id, ProjectorLink.created_at, Account.name)
        .outerjoin(Account, Account.id == ProjectorLink.created_by_id)
        .where(ProjectorLink.workshop_id == workshop_id, ProjectorLink.revoked_at.is_(None))
        .order_by(ProjectorLink.id)
    )
    return tuple(WatchingLink(*row) for row in rows)
