"""Actions of the earlier meetings of a series that a meeting takes over. Its page and its minutes
ask here, so that both show the same."""

from datetime import tzinfo

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from facilitator.domain.agreed import is_brought_forward
from facilitator.store.models import Action, Meeting, Workshop


def actions_brought_forward(
    session: Session, meeting_id: int, zone: tzinfo | None = None
) -> list[tuple[Action, Meeting]]:
    """Of all earlier meetings, so that nothing falls between, the oldest first.

    The day on which one was settled is told in `zone`, else in the machine's. What was written in
    a rehearsal stays there.
    """
    here = session.get_one(Meeting, meeting_id)
    if here.series_id is None:
        return []
    same_day = and_(Meeting.starts_on == here.starts_on, Meeting.id < here.id)
    rows = session.execute(
        select(Action, Meeting)
        .join(Workshop, Workshop.id == Action.workshop_id)
        .join(Meeting, Meeting.id == Workshop.meeting_id)
        .where(
            Meeting.series_id == here.series_id,
            or_(Meeting.starts_on < here.starts_on, same_day),
            Workshop.lobby_opened_at.is_not(None),
            Action.removed_at.is_(None),
        )
        .order_by(Meeting.starts_on, Meeting.id, Action.id)
    )
    return [
        (action, meeting)
        for action, meeting in rows
        if is_brought_forward(
            action.status,
            action.settled_at and action.settled_at.astimezone(zone).date(),
            here.starts_on,
        )
    ]
