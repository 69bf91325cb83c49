"""Organisers: whether there is one, and the one-time link that makes one."""

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change
from facilitator.store.models import Account, Invitation

INVITATION_LASTS = timedelta(days=1)


def has_organiser(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(Account.is_organiser))))


def invite_organiser(session: Session, *, token_hash: str, now: datetime) -> list[Change]:
    """Whoever has the token may make one organiser's account, once, within a day."""
    session.add(
        Invitation(
            workshop_id=None,
            token_hash=token_hash,
            created_at=now,
            created_by_id=None,
            expires_at=now + INVITATION_LASTS,
        )
    )
    return []
