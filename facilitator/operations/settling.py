"""When the answers settle a card, and when a slip that was taken back opens it again."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, IdeaSettled
from facilitator.domain.sorting import Settled, quorum, settle
from facilitator.store.cards import answers
from facilitator.store.models import Settlement
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


def unsettle(session: Session, workshop_id: int, idea_id: int) -> bool:
    """Open the card again if the room settled it and its answers no longer do."""
    settlement = session.get(Settlement, idea_id)
    if settlement is None or settlement.by_id is not None:
        return False
    if settled_by_room(session, workshop_id, idea_id) is not None:
        return False
    session.delete(settlement)
    session.flush()
    return True
