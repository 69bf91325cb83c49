"""Cards that are dealt again: out of their topics, with the answers that no longer hold void."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import N_, Refused
from facilitator.domain.stage import Situation
from facilitator.operations.recording import Deed
from facilitator.store.models import Idea, Placement, Settlement


def check_sorting(here: Situation) -> None:
    if here.stage != "sorting":
        raise Refused(N_("Cards are dealt while the room sorts. Move them by hand instead."))


def deal_again(session: Session, deed: Deed, ideas: Iterable[int], now: datetime) -> None:
    """Take the cards out of their topics and void what was answered, so that they are dealt. A
    late one was let in when it was placed, and stays with the others."""
    session.execute(update(Idea).where(Idea.id.in_(ideas)).values(late=False))
    for idea_id in ideas:
        if (place := session.get(Settlement, idea_id)) is not None:
            session.delete(place)
    standing_answers = session.scalars(
        select(Placement).where(Placement.idea_id.in_(ideas), Placement.voided_at.is_(None))
    )
    void(session, deed, standing_answers.all(), now)


def answers_naming(session: Session, cluster_id: int) -> Sequence[Placement]:
    return session.scalars(
        select(Placement).where(Placement.cluster_id == cluster_id, Placement.voided_at.is_(None))
    ).all()


def void(session: Session, deed: Deed, placements: Iterable[Placement], now: datetime) -> None:
    for placement in placements:
        placement.voided_at = now
        deed.voided.append(placement.id)
    session.flush()
