"""Reads votes: their frozen rules, their ballots, and who has voted."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, selectinload

from facilitator.domain.voting import BallotList, Turnout, Voter, turnout
from facilitator.store.models import Ballot, Dot, Participant, Vote, VoteList, VoteTopic


def ballot_lists(session: Session, vote_id: int) -> list[BallotList]:
    """The rule of each list of the vote, as it was frozen when the vote opened."""
    lists = session.scalars(
        select(VoteList)
        .where(VoteList.vote_id == vote_id)
        .order_by(VoteList.id)
        .options(selectinload(VoteList.topics))
    )
    return [
        BallotList(frozenset(topic.cluster_id for topic in each.topics), each.dots, each.cap)
        for each in lists
    ]


def dots_of(ballot: Ballot) -> dict[int, int]:
    return {dot.cluster_id: dot.marks for dot in ballot.dots}


def ballots_of(session: Session, vote_id: int) -> list[dict[int, int]]:
    """All ballots of a vote as dots per topic, in no telling order: never shown one by one."""
    ballots = session.scalars(
        select(Ballot).where(Ballot.vote_id == vote_id).options(selectinload(Ballot.dots))
    )
    return [dots_of(ballot) for ballot in ballots]


def dots_by_topic(session: Session, vote_id: int) -> dict[int, int]:
    """The tally; a topic on the ballot without a dot is there with 0."""
    on_ballot = session.scalars(
        select(VoteTopic.cluster_id)
        .join(VoteList, VoteList.id == VoteTopic.vote_list_id)
        .where(VoteList.vote_id == vote_id)
    )
    counted = session.execute(
        select(Dot.cluster_id, func.sum(Dot.marks))
        .join(Ballot, Ballot.id == Dot.ballot_id)
        .where(Ballot.vote_id == vote_id)
        .group_by(Dot.cluster_id)
    )
    return dict.fromkeys(on_ballot, 0) | {row[0]: int(row[1]) for row in counted}


def turnout_of(session: Session, vote_id: int) -> Turnout:
    """The one query behind "41 of 43 voted" on projector, console and record.

    Of those who had joined when the vote closed. A person who was removed counts if they voted:
    their dots are in the tally.
    """
    rows = session.execute(
        select(
            func.count(Dot.cluster_id),
            Ballot.done_at,
            Ballot.abstained_at,
            Participant.attendee_id,
        )
        .select_from(Participant)
        .join(Vote, Vote.workshop_id == Participant.workshop_id)
        .outerjoin(Ballot, (Ballot.participant_id == Participant.id) & (Ballot.vote_id == Vote.id))
        .outerjoin(Dot, Dot.ballot_id == Ballot.id)
        .where(
            Vote.id == vote_id,
            or_(Participant.removed_at.is_(None), Ballot.id.is_not(None)),
            or_(Vote.closed_at.is_(None), Participant.joined_at <= Vote.closed_at),
        )
        .group_by(Participant.id, Ballot.id)
    )
    return turnout(
        [
            Voter(dots, done is not None, abstained is not None, attendee is None)
            for dots, done, abstained, attendee in rows
        ]
    )
