"""Better names: proposed by those who placed most in a topic, picked by the facilitator."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, NameProposed
from facilitator.domain.errors import N_, Refused
from facilitator.domain.topics import topic_name
from facilitator.operations.sorting import SORTING_IS_OVER
from facilitator.operations.topics import standing
from facilitator.store.inserting import insert_or_update
from facilitator.store.models import NameProposal
from facilitator.store.offers import proposers_of
from facilitator.store.situation import held_still


def propose_name(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    cluster_id: int,
    name: str,
    now: datetime,
) -> list[Change]:
    """A name in 3 to 7 words; another one by the same phone replaces it.

    The facilitator picks one by `rename_topic`, and never sees whose it is.
    """
    here = held_still(session, workshop_id)
    if here.stage not in ("sorting", "reading"):
        raise Refused(SORTING_IS_OVER)
    topic = standing(session, workshop_id, cluster_id)
    if participant not in proposers_of(session, topic):
        raise Refused(N_("Those who placed most cards in this topic are asked for its name."))
    insert_or_update(
        session,
        NameProposal,
        key=["cluster_id", "participant_id"],
        cluster_id=cluster_id,
        participant_id=participant,
        name=topic_name(name),
        at=now,
    )
    return [NameProposed(workshop_id, cluster_id)]
