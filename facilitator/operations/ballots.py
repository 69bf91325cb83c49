"""Ballots: sent and stored whole, replaced under the lock of their own row.

The workshop is read FOR SHARE first, so no ballot can follow the close; the ballot's row is
locked next, so that two ballots of one voter can't interleave their dots; the rules are checked
under that lock. Nothing here ever writes to the workshop, so votes don't queue behind each other.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.changes import BallotCast, Change, VoterAbstained, VoterDone
from facilitator.domain.errors import N_, Conflict
from facilitator.domain.voting import ballot_fate, check_ballot, tap, with_dots
from facilitator.operations.door import check_still_in
from facilitator.store.ballots import (
    StoredBallot,
    ballot_lists,
    finish_ballot,
    locked_ballot,
    replace_ballot,
)
from facilitator.store.situation import held_still

DOTS_ELSEWHERE = N_(
    "Your dots were changed on another screen. Look at them; press Abstain again if you mean it."
)


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
    check_open(session, workshop_id, participant, vote_id)
    dots = {topic: count for topic, count in dots.items() if count}
    ballot = locked_ballot(session, vote_id, participant, now)
    if ballot_fate(number, dots, ballot.number, ballot.dots) != "replaces":
        return []
    change(session, vote_id, ballot, number, dots, now)
    return [BallotCast(workshop_id, participant, ballot.id)]


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
    check_open(session, workshop_id, participant, vote_id)
    ballot = locked_ballot(session, vote_id, participant, now)
    after = tap(ballot.dots, topic) if count is None else with_dots(ballot.dots, topic, count)
    change(session, vote_id, ballot, ballot.number + 1, after, now)
    return [BallotCast(workshop_id, participant, ballot.id)]


def change(
    session: Session,
    vote_id: int,
    ballot: StoredBallot,
    number: int,
    dots: Mapping[int, int],
    now: datetime,
) -> None:
    """The rules are checked under the ballot's lock. A dot takes back that one abstained."""
    lists = ballot_lists(session, vote_id)
    check_ballot(dots, lists)
    replace_ballot(
        session,
        ballot.id,
        number=number,
        dots=dots,
        caps={topic: each.cap for each in lists for topic in each.topics},
        now=now,
        abstained_at=None if dots else ballot.abstained_at,
    )


def say_done(
    session: Session, workshop_id: int, *, participant: int, vote_id: int, now: datetime
) -> list[Change]:
    """ "Done" says finished and locks nothing; a later dot keeps it."""
    check_open(session, workshop_id, participant, vote_id)
    ballot = locked_ballot(session, vote_id, participant, now)
    if ballot.done_at is not None:
        return []
    finish_ballot(session, ballot.id, now)
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
    check_open(session, workshop_id, participant, vote_id)
    ballot = locked_ballot(session, vote_id, participant, now)
    number = ballot.number + 1 if number is None else number
    if number < ballot.number or (number == ballot.number and ballot.abstained_at is not None):
        return []
    if number == ballot.number and ballot.dots:
        raise Conflict(DOTS_ELSEWHERE)
    replace_ballot(session, ballot.id, number=number, dots={}, caps={}, now=now, abstained_at=now)
    return [VoterAbstained(workshop_id, participant, ballot.id)]


def check_open(session: Session, workshop_id: int, participant: int, vote_id: int) -> None:
    here = held_still(session, workshop_id)
    check_still_in(session, participant)
    if not (here.takes_ballots and here.vote_id == vote_id):
        raise Conflict(N_("This vote is over. Your dots count as they were last saved."))
