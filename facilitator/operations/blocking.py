"""Which barrier blocks which possibility, and who can remove it."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.agreed import remover
from facilitator.domain.changes import BarrierLinked, BarrierUnlinked, Change
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.words import ListName
from facilitator.store.models import BarrierLink, Cluster


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
