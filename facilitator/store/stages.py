"""What was said about where the minutes of a meeting stand, oldest first."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.store.models import Stage


def stages(session: Session, meeting_id: int) -> Sequence[Stage]:
    query = select(Stage).where(Stage.meeting_id == meeting_id).order_by(Stage.id)
    return session.scalars(query).all()
