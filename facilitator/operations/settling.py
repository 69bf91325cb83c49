"""When the answers settle a card, and when a slip that was taken back opens it again."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, IdeaSettled
from facilitator.domain.sorting import Settled, quorum, settle
from facilitator.store.cards import answers
from facilitator.store.models import Placement, Settlement
from facilitator.store.tallies import people_joined


def settle_card(session: Session, workshop_id: int, idea_id: int, now: datetime) -> list[Change]:
    """Settle the card if its answers do. A settled one stays until a facilitator moves it."""
    if session.get(Settlement, idea_id) is not None:
        return []
    outcome = settled_by_room(session, workshop_id, idea_id)
    if outcome is None:
        return []
    session.add(
        Settlement(idea_id=idea_id, workshop_id=workshop_id, cluster_id=outcome.topic, at=now)
    )
    session.flush()
    return [IdeaSettled(workshop_id, idea_id, outcome.topic)]


def settled_by_room(session: Session, workshop_id: int, idea_id: int) -> Settled | None:
    given = [one.answer for one in answers(session, workshop_id, [idea_id])]
    outcome = settle(given, quorum(people_joined(session, workshop_id)))
    return outcome if isinstance(outcome, Settled) else None


def unsettle(session: Session, taken_back: Placement) -> bool:
    """Open the card again if this answer, taken back, was the one that settled it just now."""
    settlement = session.get(Settlement, taken_back.idea_id)
    if settlement is None or not settled_just_now(session, settlement, taken_back):
        return False
    if settled_by_room(session, taken_back.workshop_id, taken_back.idea_id) is not None:
        return False
    session.delete(settlement)
    session.flush()
    return True


def settled_just_now(session: Session, settlement: Settlement, answer: Placement) -> bool:
    """The answer and the settlement are of one moment, and nobody answered after it."""
    later = select(exists().where(Placement.idea_id == answer.idea_id, Placement.id > answer.id))
    return settlement.by_id is None and settlement.at == answer.at and not session.scalar(later)
