"""What was agreed: decisions, actions, and which barrier blocks which possibility."""

from datetime import date, datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from facilitator.domain.agreed import (
    Hands,
    action_status,
    agreed_text,
    counted_hands,
    owner_name,
    remover,
)
from facilitator.domain.changes import (
    ActionEdited,
    ActionRemoved,
    ActionWritten,
    BarrierLinked,
    BarrierUnlinked,
    Change,
    DecisionEdited,
    DecisionRemoved,
    DecisionWritten,
)
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.words import ListName
from facilitator.store.models import (
    Action,
    AgendaItem,
    BarrierLink,
    Cluster,
    Decision,
    Workshop,
)
from facilitator.store.situation import situation

Agreed = TypeVar("Agreed", Decision, Action)
NOT_THERE = N_("This entry is not there any more.")


def write_decision(
    session: Session,
    workshop_id: int,
    *,
    text: str,
    how: str,
    by_id: int | None,
    now: datetime,
    body: str = "",
    hands: Hands = (None, None, None),
    agenda_item_id: int | None = None,
) -> list[Change]:
    """The exact wording, how it was reached, and the body that decided."""
    situation(session, workshop_id)
    decision = Decision(workshop_id=workshop_id, at=now, by_id=by_id)
    decision.agenda_item_id = on_the_agenda(session, workshop_id, agenda_item_id)
    word_decision(decision, text, how, body, hands)
    session.add(decision)
    session.flush()
    return [DecisionWritten(workshop_id, decision.id)]


def edit_decision(
    session: Session,
    workshop_id: int,
    *,
    decision_id: int,
    text: str,
    how: str,
    now: datetime,
    body: str = "",
    hands: Hands = (None, None, None),
    agenda_item_id: int | None = None,
) -> list[Change]:
    decision = standing(session, workshop_id, Decision, decision_id)
    decision.agenda_item_id = on_the_agenda(session, workshop_id, agenda_item_id)
    word_decision(decision, text, how, body, hands)
    decision.edited_at = now
    return [DecisionEdited(workshop_id, decision_id)]


def word_decision(decision: Decision, text: str, how: str, body: str, hands: Hands) -> None:
    decision.text, decision.body, decision.how = agreed_text(text), owner_name(body), how
    decision.in_favour, decision.against, decision.abstained = counted_hands(how, hands)


def on_the_agenda(session: Session, workshop_id: int, item_id: int | None) -> int | None:
    """An item of the meeting's agenda, or none."""
    if item_id is None:
        return None
    item = session.get(AgendaItem, item_id)
    if item is None or item.meeting_id != session.get_one(Workshop, workshop_id).meeting_id:
        raise Refused(N_("This item is not on the agenda any more. Please choose again."))
    return item.id


def remove_decision(
    session: Session, workshop_id: int, *, decision_id: int, now: datetime
) -> list[Change]:
    standing(session, workshop_id, Decision, decision_id).removed_at = now
    return [DecisionRemoved(workshop_id, decision_id)]


def write_action(
    session: Session,
    workshop_id: int,
    *,
    text: str,
    by_id: int | None,
    now: datetime,
    owner: str = "",
    due_on: date | None = None,
) -> list[Change]:
    """Something to do; who and until when may be filled in later."""
    situation(session, workshop_id)
    action = Action(
        workshop_id=workshop_id,
        text=agreed_text(text),
        owner=owner_name(owner),
        due_on=due_on,
        at=now,
        by_id=by_id,
    )
    session.add(action)
    session.flush()
    return [ActionWritten(workshop_id, action.id)]


def edit_action(
    session: Session,
    workshop_id: int,
    *,
    action_id: int,
    text: str,
    now: datetime,
    owner: str = "",
    due_on: date | None = None,
    status: str = "open",
) -> list[Change]:
    action = standing(session, workshop_id, Action, action_id)
    action.text, action.owner, action.due_on = agreed_text(text), owner_name(owner), due_on
    set_status(action, status, now)
    action.edited_at = now
    return [ActionEdited(workshop_id, action_id)]


def set_status(action: Action, typed: str, now: datetime) -> None:
    """When an action was settled tells later meetings whether it was open when they began."""
    status = action_status(typed)
    if status == "open":
        action.settled_at = None
    elif action.status == "open":
        action.settled_at = now
    action.status = status


def remove_action(
    session: Session, workshop_id: int, *, action_id: int, now: datetime
) -> list[Change]:
    standing(session, workshop_id, Action, action_id).removed_at = now
    return [ActionRemoved(workshop_id, action_id)]


def standing(session: Session, workshop_id: int, kind: type[Agreed], id_: int) -> Agreed:
    row = session.get(kind, id_)
    if row is None or row.workshop_id != workshop_id or row.removed_at is not None:
        raise NotFound(NOT_THERE)
    return row


# What blocks what


def link_barrier(
    session: Session,
    workshop_id: int,
    *,
    barrier_id: int,
    possibility_id: int,
    removable_by: str,
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    """This barrier blocks that possibility. Linked again, only who can remove it is replaced."""
    who = remover(removable_by)
    barrier = topic(session, workshop_id, barrier_id, "barrier")
    possibility = topic(session, workshop_id, possibility_id, "possibility")
    if barrier.question_id != possibility.question_id:
        raise Refused(N_("A barrier is linked to a possibility of the same question."))
    link = session.get(BarrierLink, (barrier_id, possibility_id))
    if link is None:
        link = BarrierLink(
            barrier_id=barrier_id, possibility_id=possibility_id, workshop_id=workshop_id
        )
        session.add(link)
    link.remover, link.at, link.by_id = who, now, by_id
    session.flush()
    return [BarrierLinked(workshop_id, barrier_id, possibility_id)]


def unlink_barrier(
    session: Session, workshop_id: int, *, barrier_id: int, possibility_id: int, now: datetime
) -> list[Change]:
    """Gone already is as good: nothing is refused."""
    link = session.get(BarrierLink, (barrier_id, possibility_id))
    if link is None or link.workshop_id != workshop_id:
        return []
    session.delete(link)
    session.flush()
    return [BarrierUnlinked(workshop_id, barrier_id, possibility_id)]


def topic(session: Session, workshop_id: int, topic_id: int, list_: ListName) -> Cluster:
    found = session.get(Cluster, topic_id)
    if found is None or found.workshop_id != workshop_id or found.removed_at is not None:
        raise NotFound(N_("This topic is gone. Please choose another one."))
    if found.list_ != list_:
        raise Refused(N_("A link goes from a barrier to a possibility."))
    return found
