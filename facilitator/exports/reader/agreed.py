"""Decisions and actions as they stand, in the order in which they were written."""

from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.exports.reader.local import Local
from facilitator.exports.report import ActionReport, DecisionReport
from facilitator.store.models import Action, AgendaItem, Decision


def decisions(session: Session, workshop_id: int, local: Local) -> tuple[DecisionReport, ...]:
    standing = session.execute(
        select(Decision, AgendaItem.title)
        .outerjoin(AgendaItem, AgendaItem.id == Decision.agenda_item_id)
        .where(Decision.workshop_id == workshop_id, Decision.removed_at.is_(None))
        .order_by(Decision.id)
    )
    return tuple(
        DecisionReport(
            text=decision.text,
            how=cast(Any, decision.how),
            in_favour=decision.in_favour,
            against=decision.against,
            abstained=decision.abstained,
            body=decision.body,
            at=local(decision.at),
            agenda_item=item or "",
        )
        for decision, item in standing
    )


def actions(session: Session, workshop_id: int) -> tuple[ActionReport, ...]:
    standing = session.scalars(
        select(Action)
        .where(Action.workshop_id == workshop_id, Action.removed_at.is_(None))
        .order_by(Action.id)
    )
    return tuple(
        ActionReport(action.text, action.owner, action.due_on, cast(Any, action.status))
        for action in standing
    )
