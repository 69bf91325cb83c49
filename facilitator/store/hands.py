"""A show of hands, as it was counted for a vote: rows, and how many people they were of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.store.models import Hands, Vote

BY_TOPIC = select(Hands.cluster_id, Hands.hands).where(Hands.vote_id == bindparam("vote_id"))


@dataclass(frozen=True)
class ShowOfHands:
    """How many people raised a hand for anything, None where hands were not counted; and for each
    topic that got one."""

    people: int | None = None
    hands: Mapping[int, int] = field(default_factory=dict)


def hands_by_topic(session: Session, vote_id: int) -> dict[int, int]:
    return {row.cluster_id: row.hands for row in session.execute(BY_TOPIC, {"vote_id": vote_id})}


def show_of_hands(session: Session, vote_id: int) -> ShowOfHands:
    people = session.get_one(Vote, vote_id).hands_voted
    return ShowOfHands(people, hands_by_topic(session, vote_id))
