"""Actions brought forward from the earlier meetings of the series."""

from typing import cast

from sqlalchemy.orm import Session

from facilitator.domain.agreed import Status
from facilitator.exports.reader.local import Local
from facilitator.exports.report import ForwardReport
from facilitator.store.forward import actions_brought_forward


def forward(session: Session, meeting_id: int, local: Local) -> tuple[ForwardReport, ...]:
    return tuple(
        ForwardReport(
            text=action.text,
            owner=action.owner,
            due_on=action.due_on,
            status=cast(Status, action.status),
            meeting=meeting.title,
            meeting_on=meeting.starts_on,
            settled_on=local(action.settled_at).date() if action.settled_at else None,
        )
        for action, meeting in actions_brought_forward(session, meeting_id, local.zone)
    )
