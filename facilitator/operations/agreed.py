"""What was agreed: decisions and actions."""

from datetime import date, datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from facilitator.domain.agreed import (
    ACTION,
    DECISION,
    Hands,
    action_status,
    agreed_text,
    as_texts,
    counted_hands,
    owner_name,
)
from facilitator.domain.changes import (
    ActionEdited,
    ActionRemoved,
    ActionWritten,
    Change,
    DecisionEdited,
    DecisionRemoved,
    DecisionWritten,
)
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.together import Fields, together
from facilitator.store.models import (
    Action,
    AgendaItem,
    Decision,
    Workshop,
)
from facilitator.store.situation import situation

Agreed = TypeVar("Agreed", Decision, Action)
HANDS = "in_favour", "against", "abstained"
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
    began: Fields | None = None,
) -> list[Change]:
    """`began` is what the form showed, as texts; what somebody else changed since stays. Raises
    Clash. Without it the caller has just read what stands."""
    decision = standing(session, workshop_id, Decision, decision_id)
    stands = as_texts(decision, DECISION)
    typed = Decision(agenda_item_id=on_the_agenda(session, workshop_id, agenda_item_id))
    word_decision(typed, text, how, body, hands)
    joined = together(as_texts(typed, DECISION), stands if began is None else began, stands)
    in_favour, against, abstained = (int(joined[n]) if joined[n] else None for n in HANDS)
    word_decision(
        decision, joined["text"], joined["how"], joined["body"], (in_favour, against, abstained)
    )
    item = joined["agenda_item_id"]
    decision.agenda_item_id = int(item) if item else None
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
    began: Fields | None = None,
) -> list[Change]:
    """`began` as of a decision: organisers change the same action on the meeting's page."""
    action = standing(session, workshop_id, Action, action_id)
    stands = as_texts(action, ACTION)
    typed = {
        "text": agreed_text(text),
        "owner": owner_name(owner),
        "due_on": due_on.isoformat() if due_on else "",
        "status": action_status(status),
    }
    write_into(action, together(typed, stands if began is None else began, stands), now)
    return [ActionEdited(workshop_id, action_id)]


def write_into(action: Action, fields: Fields, now: datetime) -> None:
    """Any of `ACTION`, checked, as texts."""
    action.text = fields.get("text", action.text)
    action.owner = fields["owner"]
    action.due_on = date.fromisoformat(fields["due_on"]) if fields["due_on"] else None
    set_status(action, fields["status"], now)
    action.edited_at = now


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
    """Locked: the console and the meeting's page may save at once."""
    row = session.get(kind, id_, with_for_update=True, populate_existing=True)
    if row is None or row.workshop_id != workshop_id or row.removed_at is not None:
        raise NotFound(NOT_THERE)
    return row
