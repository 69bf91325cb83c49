"""A card in the hand: one a phone, for a minute."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from facilitator.domain.sorting import LEASE_SECONDS
from facilitator.store.inserting import insert_or_update
from facilitator.store.models import Lease


def hold(session: Session, workshop_id: int, participant: int, idea_id: int, now: datetime) -> None:
    insert_or_update(
        session,
        Lease,
        key=["participant_id"],
        participant_id=participant,
        workshop_id=workshop_id,
        idea_id=idea_id,
        until=now + timedelta(seconds=LEASE_SECONDS),
    )


def drop_lease(session: Session, participant: int, idea_id: int | None = None) -> None:
    query = delete(Lease).where(Lease.participant_id == participant)
    session.execute(query if idea_id is None else query.where(Lease.idea_id == idea_id))
