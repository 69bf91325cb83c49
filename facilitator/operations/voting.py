"""A vote: opened, stopped, opened again, closed and revealed. It covers all lists of its step."""

from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, ResultsRevealed, VoteOpened, VoteStopped
from facilitator.domain.errors import N_, Conflict, Refused
from facilitator.domain.text import clean
from facilitator.domain.voting import check_cap, dots_of_list
from facilitator.store.models import Cluster, Reveal, Vote, VoteList, VoteTopic, Workshop
from facilitator.store.sheets import topics_for_vote
from facilitator.store.situation import locked, questions_of, situation, situation_of


def open_vote(
    session: Session, workshop_id: int, *, opening_id: int, by_id: int | None, now: datetime
) -> list[Change]:
    """Freeze the ballot, and the rule of each list."""
    workshop = session.get_one(Workshop, workshop_id)
    here = situation(session, workshop_id)
    vote = Vote(workshop_id=workshop_id, opening_id=opening_id, opened_at=now, opened_by_id=by_id)
    session.add(vote)
    session.flush()
    for question_id in questions_of(session, here.step_id or 0):
        for list_, on_ballot in topics_for_vote(session, workshop_id, question_id).items():
            add_list(session, vote, workshop, question_id, list_, on_ballot)
    session.flush()
    return [VoteOpened(workshop_id, vote.id)]


def add_list(
    session: Session,
    vote: Vote,
    workshop: Workshop,
    question_id: int,
    list_: str,
    topics: list[Cluster],
) -> None:
    cap = workshop.dot_cap
    check_cap(cap)
    dots = dots_of_list(len(topics), cap, workshop.dots_each)
    vote_list = VoteList(vote_id=vote.id, question_id=question_id, list_=list_, dots=dots, cap=cap)
    vote_list.topics = [VoteTopic(cluster_id=topic.id) for topic in topics]
    session.add(vote_list)


def stop_vote(
    session: Session,
    workshop_id: int,
    *,
    vote_id: int,
    reason: str,
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    """Stop an open vote: its ballots stay in the record and count for nothing.

    Topics can be changed now; `repeat_vote` opens a new vote over what they are then.
    """
    here = situation_of(session, locked(session, workshop_id))
    vote = session.get(Vote, vote_id) if here.stage == "voting" else None
    if vote is None or here.vote_id != vote_id:
        raise Conflict(N_("This vote is not open any more."))
    vote.stopped_at = vote.closed_at = now
    vote.stopped_by_id, vote.stop_reason = by_id, clean(reason)[:280]
    return [VoteStopped(workshop_id, vote_id)]


def repeat_vote(
    session: Session, workshop_id: int, *, by_id: int | None, now: datetime
) -> list[Change]:
    """Open a new vote in the step whose vote was stopped."""
    here = situation_of(session, locked(session, workshop_id))
    if here.stage != "stopped":
        raise Conflict(N_("A vote is opened again after it was stopped."))
    opening_id = cast(int, here.opening_id)
    return open_vote(session, workshop_id, opening_id=opening_id, by_id=by_id, now=now)


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
    here = situation_of(session, locked(session, workshop_id))
    if here.vote_id is None:
        raise Refused(N_("There was no vote yet."))
    if here.stage == "voting":
        raise Refused(N_("The vote is still open. Go on to the results first."))
    if here.revealed:
        return []
    session.add(Reveal(vote_id=here.vote_id, by_id=by_id, at=now))
    return [ResultsRevealed(workshop_id, here.vote_id)]
