"""Continue on another phone: a short code on the one, typed on the other."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change
from facilitator.domain.errors import N_, NotFound
from facilitator.store.models import Continuation, DeviceKey

VALID_FOR = timedelta(minutes=10)
NOT_VALID = N_("This code is not valid any more. Ask the first phone for a new one.")


def offer_continuation(
    session: Session, workshop_id: int, *, device_id: int, code_hash: str, now: datetime
) -> list[Change]:
    """A new code for this device; one that was shown before is worth nothing any more."""
    session.execute(
        update(Continuation)
        .where(Continuation.device_id == device_id, Continuation.used_at.is_(None))
        .values(used_at=now)
    )
    session.add(
        Continuation(
            workshop_id=workshop_id,
            device_id=device_id,
            code_hash=code_hash,
            expires_at=now + VALID_FOR,
        )
    )
    return []


def continue_on(
    session: Session, *, code_hash: str, device_hash: str, now: datetime
) -> list[Change]:
    """Give the device of this code a second key. The first phone keeps its own."""
    continuation = session.scalars(
        select(Continuation)
        .where(
            Continuation.code_hash == code_hash,
            Continuation.used_at.is_(None),
            Continuation.expires_at > now,
        )
        .with_for_update()
    ).first()
    if continuation is None:
        raise NotFound(NOT_VALID)
    continuation.used_at = now
    session.add(DeviceKey(device_id=continuation.device_id, token_hash=device_hash))
    return []
