"""Which vote's dots are the results of a list, and what they are. Nothing before the reveal."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from facilitator.domain.visibility import shows_tallies
from facilitator.store.ballots import dots_by_topic
from facilitator.store.hands import show_of_hands
from facilitator.store.models import Vote, VoteList

ListKey = tuple[int, str]  # a question and one of its lists


@dataclass(frozen=True)
class Counted:
    """The result of one list: the dots of each topic that was on its ballot, and how many of them
    are raised hands; no figures of these where hands were not counted."""

    vote_id: int
    dots: dict[int, int]
    hands: dict[int, int]


def all_votes(session: Session, workshop_id: int) -> list[Vote]:
    return list(
        session.scalars(
            select(Vote)
            .where(Vote.workshop_id == workshop_id)
            .order_by(Vote.id)
            .options(selectinload(Vote.lists).selectinload(VoteList.topics))
        )
    )


def standing_results(session: Session, votes: list[Vote]) -> dict[ListKey, Counted]:
    """Of the votes that were revealed the newest one over each list."""
    results: dict[ListKey, Counted] = {}
    for vote in votes:
        if not shows_tallies(is_revealed(vote)):
            continue
        dots, shown = dots_by_topic(session, vote.id), show_of_hands(session, vote.id)
        for each in vote.lists:
            on_ballot = sorted(topic.cluster_id for topic in each.topics)
            counted = {topic: dots[topic] for topic in on_ballot}
            hands = {topic: shown.hands.get(topic, 0) for topic in on_ballot if shown.people}
            results[each.question_id, each.list_] = Counted(vote.id, counted, hands)
    return results


def is_revealed(vote: Vote) -> bool:
    return vote.reveal is not None and vote.stopped_at is None
