"""Reads votes: their frozen rules, their ballots, and who has voted. Stores a ballot whole.

What every tap of a voting room asks is built once: putting a statement together takes several
times as long as running it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Session

from facilitator.domain.voting import BallotList, Turnout, Voter, turnout
from facilitator.store.hands import hands_by_topic
from facilitator.store.inserting import insert_missing, inserting_rows
from facilitator.store.models import Ballot, Dot, Participant, Vote, VoteList, VoteTopic

RULES = (
    select(VoteList.id, VoteList.dots, VoteList.cap, VoteTopic.cluster_id)
    .outerjoin(VoteTopic, VoteTopic.vote_list_id == VoteList.id)
    .where(VoteList.vote_id == bindparam("vote_id"))
    .order_by(VoteList.id, VoteTopic.cluster_id)
)
BALLOT = select(Ballot.id, Ballot.number, Ballot.done_at, Ballot.abstained_at).where(
    Ballot.vote_id == bindparam("vote_id"), Ballot.participant_id == bindparam("participant_id")
)
BALLOT_LOCKED = BALLOT.with_for_update()
DOTS = select(Dot.cluster_id, Dot.marks).where(Dot.ballot_id == bindparam("ballot_id"))
DOTS_PLACED = inserting_rows(Dot)
DOTS_GONE = delete(Dot).where(Dot.ballot_id == bindparam("ballot_id"))
BALLOT_CHANGED = update(Ballot).where(Ballot.id == bindparam("ballot_id"))
BALLOT_REPLACED = BALLOT_CHANGED.values(
    number=bindparam("new_number"), changed_at=bindparam("at"), abstained_at=bindparam("abstained")
)
BALLOT_DONE = BALLOT_CHANGED.values(done_at=bindparam("at"))
UNSEEN = {"synchronize_session": False}  # no ballot is held as an object


def ballot_lists(session: Session, vote_id: int) -> list[BallotList]:
    """The rule of each list of the vote, as it was frozen when the vote opened."""
    topics: dict[int, set[int]] = {}
    rules: dict[int, tuple[int, int]] = {}
    for list_id, dots, cap, topic in session.execute(RULES, {"vote_id": vote_id}):
        rules[list_id] = dots, cap
        topics.setdefault(list_id, set()).update({topic} - {None})
    return [BallotList(frozenset(topics[each]), *rule) for each, rule in rules.items()]


@dataclass(frozen=True)
class StoredBallot:
    """What a voter's ballot says: dots by topic, and whether they pressed done or abstain."""

    id: int
    number: int
    done_at: datetime | None
    abstained_at: datetime | None
    dots: Mapping[int, int]


def stored_ballot(session: Session, vote_id: int, participant: int) -> StoredBallot | None:
    key = {"vote_id": vote_id, "participant_id": participant}
    row = session.execute(BALLOT, key).first()
    return None if row is None else StoredBallot(*row, dots_on(session, row.id))


def locked_ballot(session: Session, vote_id: int, participant: int, now: datetime) -> StoredBallot:
    """The same under the lock of its row; made first, so that there is a row to lock. The dots
    are read after the lock, in a statement of their own, so that they are the ones it waited for.
    """
    key = {"vote_id": vote_id, "participant_id": participant}
    insert_missing(session, Ballot, **key, number=0, changed_at=now)
    row = session.execute(BALLOT_LOCKED, key).one()
    return StoredBallot(*row, dots_on(session, row.id))


def dots_on(session: Session, ballot_id: int) -> dict[int, int]:
    rows = session.execute(DOTS, {"ballot_id": ballot_id})
    return {row.cluster_id: row.marks for row in rows}


def replace_ballot(
    session: Session,
    ballot_id: int,
    *,
    number: int,
    dots: Mapping[int, int],
    caps: Mapping[int, int],
    now: datetime,
    abstained_at: datetime | None,
) -> None:
    """These dots and no others; `caps` are those of the topics, which the database holds to."""
    session.execute(DOTS_GONE, {"ballot_id": ballot_id}, execution_options=UNSEEN)
    if rows := [
        {"ballot_id": ballot_id, "cluster_id": topic, "marks": count, "cap": caps[topic]}
        for topic, count in dots.items()
    ]:
        session.execute(DOTS_PLACED, rows)
    changed = {"ballot_id": ballot_id, "new_number": number, "at": now, "abstained": abstained_at}
    session.execute(BALLOT_REPLACED, changed, execution_options=UNSEEN)


def finish_ballot(session: Session, ballot_id: int, now: datetime) -> None:
    done = {"ballot_id": ballot_id, "at": now}
    session.execute(BALLOT_DONE, done, execution_options=UNSEEN)


@dataclass(frozen=True)
class CastBallot:
    """A ballot without a voter: dots by topic, and what its voter pressed."""

    dots: Mapping[int, int]
    done: bool
    abstained: bool


def cast_ballots(session: Session, vote_id: int) -> list[CastBallot]:
    """All ballots of a vote; whoever shows them puts them into an order that tells nothing.

    Plain columns: of a thousand voters' dots, objects take a second and more.
    """
    dots: defaultdict[int, dict[int, int]] = defaultdict(dict)
    placed = select(Dot.ballot_id, Dot.cluster_id, Dot.marks).join(Ballot)
    for ballot, topic, marks in session.execute(placed.where(Ballot.vote_id == vote_id)):
        dots[ballot][topic] = marks
    ballots = session.execute(
        select(Ballot.id, Ballot.done_at, Ballot.abstained_at).where(Ballot.vote_id == vote_id)
    )
    return [
        CastBallot(dots[ballot], done is not None, abstained is not None)
        for ballot, done, abstained in ballots
    ]


def ballots_of(session: Session, vote_id: int) -> list[Mapping[int, int]]:
    """The same as dots per topic alone."""
    return [ballot.dots for ballot in cast_ballots(session, vote_id)]


def dots_by_topic(session: Session, vote_id: int) -> dict[int, int]:
    """The tally, a raised hand counting like a dot; a topic on the ballot that got none is there
    with 0."""
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
    dots = dict.fromkeys(on_ballot, 0) | {row[0]: int(row[1]) for row in counted}
    hands = hands_by_topic(session, vote_id)
    return {topic: placed + hands.get(topic, 0) for topic, placed in dots.items()}


def turnout_of(session: Session, vote_id: int) -> Turnout:
    """The one query behind "41 of 43 voted" on projector, console and record.

    Of those who had joined when the vote closed, and on paper of those whose sheet was entered,
    which may be afterwards. A person who was removed counts if they voted: their dots are in the
    tally.
    """
    rows = session.execute(
        select(
            func.count(Dot.cluster_id),
            Ballot.done_at,
            Ballot.abstained_at,
            Participant.attendee_id,
            Participant.on_paper,
        )
        .select_from(Participant)
        .join(Vote, Vote.workshop_id == Participant.workshop_id)
        .outerjoin(Ballot, (Ballot.participant_id == Participant.id) & (Ballot.vote_id == Vote.id))
        .outerjoin(Dot, Dot.ballot_id == Ballot.id)
        .where(Vote.id == vote_id, counts_in_vote())
        .group_by(Participant.id, Ballot.id)
    )
    voters = [
        Voter(dots, done is not None, abstained is not None, attendee is None and not paper, paper)
        for dots, done, abstained, attendee, paper in rows
    ]
    return turnout(voters, session.get_one(Vote, vote_id).hands_voted or 0)


def counts_in_vote() -> ColumnElement[bool]:
    """Is this participant one of those a vote is told of? Their ballot is joined outside.

    Whoever cast a ballot is. A sheet of paper belongs to one vote: in another it is nobody.
    """
    was_there = and_(
        Participant.on_paper.is_(False),
        Participant.removed_at.is_(None),
        or_(Vote.closed_at.is_(None), Participant.joined_at <= Vote.closed_at),
    )
    return or_(Ballot.id.is_not(None), was_there)
