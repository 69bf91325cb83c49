"""A link under which anybody may read an approved version, until it is revoked."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import MinutesPublished, PublicationRevoked
from facilitator.domain.errors import N_, NotFound
from facilitator.operations.meetings import meeting_locked
from facilitator.store.models import Filed, Publication


def publish(
    session: Session, meeting_id: int, number: int, *, token: str, by_id: int, now: datetime
) -> list[MinutesPublished]:
    """A version has one link at a time: published twice it keeps the first."""
    meeting_locked(session, meeting_id)
    here = Filed.meeting_id == meeting_id, Filed.number == number
    filed_id = session.scalar(select(Filed.id).where(*here))
    if filed_id is None:
        raise NotFound(N_("This version is not here any more."))
    standing = Publication.filed_id == filed_id, Publication.revoked_at.is_(None)
    row = session.scalar(select(Publication).where(*standing))
    if row is None:
        row = Publication(filed_id=filed_id, token=token, by_id=by_id, at=now)
        session.add(row)
        session.flush()
    return [MinutesPublished(meeting_id, row.id)]


def revoke(
    session: Session, meeting_id: int, publication_id: int, *, now: datetime
) -> list[PublicationRevoked]:
    """Whoever opens the link from now on reads that it was withdrawn."""
    meeting_locked(session, meeting_id)
    here = Publication.id == publication_id, Filed.meeting_id == meeting_id
    row = session.scalar(select(Publication).join(Filed).where(*here))
    if row is None:
        raise NotFound(N_("This link is not here any more."))
    row.revoked_at = row.revoked_at or now
    return [PublicationRevoked(meeting_id, publication_id)]
