"""What becomes of an action after its session: how far it is, who does it, and until when."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.agreed import FOLLOWED_UP, as_texts
from facilitator.domain.changes import ActionEdited
from facilitator.domain.errors import NotFound
from facilitator.domain.together import Fields, together
from facilitator.operations.agreed import NOT_THERE, write_into
from facilitator.operations.meetings import meeting_here
from facilitator.store.forward import actions_brought_forward
from facilitator.store.models import Action, Workshop


def follow_up_action(
    session: Session,
    meeting_id: int,
    action_id: int,
    typed: Fields,
    began: Fields,
    *,
    now: datetime,
) -> list[ActionEdited]:
    """Of this meeting, or brought forward to it from an earlier one of its series.

    `typed` and `began` have the fields `FOLLOWED_UP` as texts. What somebody else changed since
    `began` stays; raises Clash.
    """
    meeting_here(session, meeting_id)
    action = action_at(session, meeting_id, action_id)
    standing = as_texts(action, FOLLOWED_UP)
    joined = together(typed, began, standing)
    if joined != standing:
        write_into(action, joined, now)
    return [ActionEdited(action.workshop_id, action.id)]


def action_at(session: Session, meeting_id: int, action_id: int) -> Action:
    """Locked: two meetings of a series may show the same one."""
    action = session.get(Action, action_id, with_for_update=True, populate_existing=True)
    if action is None or action.removed_at is not None:
        raise NotFound(NOT_THERE)
    if session.get_one(Workshop, action.workshop_id).meeting_id != meeting_id:
        carried = actions_brought_forward(session, meeting_id)
        if action not in [each for each, _meeting in carried]:
            raise NotFound(NOT_THERE)
    return action
