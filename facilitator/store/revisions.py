"""Revisions: how many pushes an audience's screens should have seen.

Counted in the reader's snapshot, never kept: a late commit can't be skipped.
"""

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from facilitator.store.models import Push

REVISION = select(func.count()).where(
    Push.workshop_id == bindparam("workshop_id"), Push.audience == bindparam("audience")
)


def revision(session: Session, workshop_id: int, audience: str) -> int:
    return session.scalar(REVISION, {"workshop_id": workshop_id, "audience": audience}) or 0


def revisions(session: Session, workshop_ids: set[int]) -> dict[tuple[int, str], int]:
    """The revision of every audience of these workshops that ever got a push."""
    rows = session.execute(
        select(Push.workshop_id, Push.audience, func.count())
        .where(Push.workshop_id.in_(workshop_ids))
        .group_by(Push.workshop_id, Push.audience)
    )
    return {(workshop_id, audience): n for workshop_id, audience, n in rows}
