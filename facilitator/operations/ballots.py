"""Ballots: sent and stored whole, replaced under the lock of their own row.

The workshop is read FOR SHARE first, so no ballot can follow the close; the ballot's row is
locked next, so that two ballots of one voter can't interleave their dots; the rules are checked
under that lock. Nothing here ever writes to the workshop, so votes don't queue behind each other.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import BallotCast, Change, VoterAbstained, VoterDone
from facilitator.domain.errors import N_, Conflict
from facilitator.domain.voting import BallotList, ballot_fate, check_ballot, tap, with_dots
from facilitator.store.ballots import ballot_lists, dots_of
from facilitator.store.models import Ballot, Dot
from facilitator.store.situation import held_still
from facilitator.store.upsert import insert_missing


def cast_ballot(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    vote_id: int,
    number: int,
    dots: Mapping[int, int],
    now: datetime,
) -> list[Change]:
    """Replace the voter's dots. No change means: a replay or a late one, the stored ballot stands.

    `number` is raised by the phone with each change; equal with other dots is a Conflict.
    """
    check_open(session, workshop_id, vote_id)
    dots = {topic: count for topic, count in dots.items() if count}
    ballot = locked_ballot(session, vote_id, participant, now)
    if ballot_fate(number, dots, ballot.number, dots_of(ballot)) != "replaces":
        return []
    return replace(session, workshop_id, ballot, number, dots, now)


def tap_topic(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    vote_id: int,
    topic: int,
    now: datetime,
    count: int | None = None,
) -> list[Change]:
    """A tap of a plain form: place or take back; with `count`, that many dots on the topic."""
    check_open(session, workshop_id, vote_id)
    ballot = locked_ballot(session, vote_id, participant, now)
    before = dots_of(ballot)
    after = tap(before, topic) if count is None else with_dots(before, topic, count)
    return replace(session, workshop_id, ballot, ballot.number + 1, after, now)


def replace(
    session: Session,
    workshop_id: int,
    ballot: Ballot,
    number: int,
    dots: Mapping[int, int],
    now: datetime,
) -> list[Change]:
    lists = ballot_lists(session, ballot.vote_id)
    check_ballot(dots, lists)
    replace_dots(session, ballot, dots, lists)
    ballot.number, ballot.changed_at = number, now
    if dots:
        ballot.abstained_at = None
    return [BallotCast(workshop_id, ballot.participant_id, ballot.id)]


def say_done(
    session: Session, workshop_id: int, *, participant: int, vote_id: int, now: datetime
) -> list[Change]:
    """ "Done" says finished and locks nothing; a later dot keeps it."""
    check_open(session, workshop_id, vote_id)
    ballot = locked_ballot(session, vote_id, participant, now)
    if ballot.done_at is not None:
        return []
    ballot.done_at = now
    return [VoterDone(workshop_id, participant, ballot.id)]


def abstain(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    vote_id: int,
    now: datetime,
    number: int | None = None,
) -> list[Change]:
    """Clear the dots and count as voted; placing a dot withdraws it.

    It is a change of the ballot like any other, so it carries the phone's next number; a plain
    form sends none and gets the next one here.
    """
    check_open(session, workshop_id, vote_id)
    ballot = locked_ballot(session, vote_id, participant, now)
    number = ballot.number + 1 if number is None else number
    if number < ballot.number or (number == ballot.number and ballot.abstained_at is not None):
        return []
    ballot_fate(number, {}, ballot.number, dots_of(ballot))  # refuses what contradicts
    replace_dots(session, ballot, {}, [])
    ballot.number, ballot.changed_at, ballot.abstained_at = number, now, now
    return [VoterAbstained(workshop_id, participant, ballot.id)]


def check_open(session: Session, workshop_id: int, vote_id: int) -> None:
    here = held_still(session, workshop_id)
    if not (here.takes_ballots and here.vote_id == vote_id):
        raise Conflict(N_("This vote is over. Your dots count as they were last saved."))


def locked_ballot(session: Session, vote_id: int, participant: int, now: datetime) -> Ballot:
    """The voter's ballot under its row's lock; made first, so that there is a row to lock."""
    insert_missing(
        session, Ballot, vote_id=vote_id, participant_id=participant, number=0, changed_at=now
    )
    return session.scalars(
        select(Ballot)
        .where(Ballot.vote_id == vote_id, Ballot.participant_id == participant)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def replace_dots(
    session: Session, ballot: Ballot, dots: Mapping[int, int], lists: list[BallotList]
) -> None:
    caps = {topic: each.cap for each in lists for topic in each.topics}
    session.execute(delete(Dot).where(Dot.ballot_id == ballot.id))
    session.expire(ballot, ["dots"])
    session.add_all(
        Dot(ballot_id=ballot.id, cluster_id=topic, marks=count, cap=caps[topic])
        for topic, count in dots.items()
    )
    session.flush()
