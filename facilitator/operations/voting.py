"""Voting: open, close and reveal. A vote covers all lists of its step and opens once."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, ResultsRevealed, VoteOpened
from facilitator.domain.errors import N_, Refused
from facilitator.domain.voting import proposed_dots
from facilitator.domain.words import LISTS
from facilitator.store.models import Cluster, Reveal, Vote, VoteList, VoteTopic, Workshop
from facilitator.store.situation import questions_of, situation
from facilitator.store.tallies import ideas_by_topic, standing_topics


def open_vote(
    session: Session, workshop_id: int, *, opening_id: int, by_id: int | None, now: datetime
) -> list[Change]:
    """Freeze the ballot: every topic with more than one idea, and single ones if promoted."""
    workshop = session.get_one(Workshop, workshop_id)
    here = situation(session, workshop_id)
    vote = Vote(workshop_id=workshop_id, opening_id=opening_id, opened_at=now, opened_by_id=by_id)
    session.add(vote)
    session.flush()
    held = ideas_by_topic(session, workshop_id)
    for question_id in questions_of(session, here.step_id or 0):
        topics = standing_topics(session, workshop_id, [question_id])
        for list_ in LISTS:
            on_ballot = [t for t in topics if t.list_ == list_ and belongs(t, held.get(t.id, 0))]
            add_list(session, vote, workshop, question_id, list_, on_ballot)
    return [VoteOpened(workshop_id, vote.id)]


def belongs(topic: Cluster, ideas: int) -> bool:
    return ideas > 1 or (ideas == 1 and topic.promoted_at is not None)


def add_list(
    session: Session,
    vote: Vote,
    workshop: Workshop,
    question_id: int,
    list_: str,
    topics: list[Cluster],
) -> None:
    cap = workshop.dot_cap
    most = len(topics) * cap
    dots = min(workshop.dots_each or proposed_dots(len(topics), cap), most)
    vote_list = VoteList(vote_id=vote.id, question_id=question_id, list_=list_, dots=dots, cap=cap)
    vote_list.topics = [VoteTopic(cluster_id=topic.id) for topic in topics]
    session.add(vote_list)


def close_vote(session: Session, workshop_id: int, *, now: datetime) -> list[Change]:
    """Leaving the step closes its vote for good."""
    for vote in session.scalars(
        select(Vote).where(Vote.workshop_id == workshop_id, Vote.closed_at.is_(None))
    ):
        vote.closed_at = now
    return []


def reveal_results(
    session: Session, workshop_id: int, *, by_id: int | None, now: datetime
) -> list[Change]:
    here = situation(session, workshop_id)
    if here.vote_id is None:
        raise Refused(N_("There was no vote yet."))
    if here.revealed:
        return []
    session.add(Reveal(vote_id=here.vote_id, by_id=by_id, at=now))
    return [ResultsRevealed(workshop_id, here.vote_id)]
