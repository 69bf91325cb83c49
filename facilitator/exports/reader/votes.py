"""Votes: turnout, the frozen rules, and whether the sums agree. Stopped ones stay in."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast

from sqlalchemy.orm import Session

from facilitator.domain.frozen import known_as
from facilitator.domain.topics import letter
from facilitator.exports.reader.groups import by_group
from facilitator.exports.reader.local import Local
from facilitator.exports.reader.tallies import is_revealed, standing_results
from facilitator.exports.reader.topics import Board, on_ballot
from facilitator.exports.report import BallotLine, BallotReport, Turnout, VoteListReport, VoteReport
from facilitator.store.ballots import CastBallot, cast_ballots, dots_by_topic, turnout_of
from facilitator.store.hands import show_of_hands
from facilitator.store.models import Vote, VoteList


def votes(
    session: Session, wall: Board, opened: list[Vote], local: Local
) -> tuple[VoteReport, ...]:
    results = standing_results(session, opened)
    standing = {counted.vote_id for counted in results.values()}
    return tuple(
        vote_report(
            session,
            vote,
            wall,
            local,
            shown=is_told(vote, opened),
            stands=vote.id in standing,
        )
        for vote in opened
    )


def is_told(vote: Vote, votes: Sequence[Vote]) -> bool:
    """May this vote's figures be in the record?

    A stopped vote's only once the vote after it was revealed: they would tell the room that
    votes again how it voted before.
    """
    if vote.stopped_at is None:
        return is_revealed(vote)
    return any(later.id > vote.id and is_revealed(later) for later in votes)


def vote_report(
    session: Session, vote: Vote, wall: Board, local: Local, *, shown: bool, stands: bool
) -> VoteReport:
    cast = cast_ballots(session, vote.id)
    ballots = [ballot.dots for ballot in cast]
    turnout = turnout_report(session, vote, ballots)
    dots, raised = dots_by_topic(session, vote.id), show_of_hands(session, vote.id)
    hands = raised.hands if raised.people else None
    return VoteReport(
        opened_at=local(vote.opened_at),
        closed_at=local(vote.closed_at),
        state=vote_state(vote),
        stop_reason=vote.stop_reason,
        turnout=turnout,
        lists=tuple(
            list_report(each, wall, dots, ballots, hands, turnout.voted, shown=shown)
            for each in vote.lists
        ),
        stands=stands,
        ballots=told(vote, wall, cast) if shown else (),
        groups=by_group(session, vote, wall, dots) if shown else (),
    )


def told(vote: Vote, wall: Board, cast: Sequence[CastBallot]) -> tuple[BallotReport, ...]:
    """The ballots that count as voted. Each list of them, and what was pressed, is put into order
    by itself: so nobody learns whose came when, nor which marks are of one person."""
    counted = [(ballot, said) for ballot in cast if (said := said_by(ballot)) is not None]
    order = [[topic.id for topic in on_ballot(each, wall)] for each in vote.lists]
    columns = [
        sorted("".join(str(ballot.dots.get(topic, 0)) for topic in ids) for ballot, _ in counted)
        for ids in order
    ]
    pressed = sorted(said for _, said in counted)
    return tuple(
        BallotReport(tuple(column[line] for column in columns), said)
        for line, said in enumerate(pressed)
    )


def said_by(ballot: CastBallot) -> Literal["dots", "done", "abstained"] | None:
    if ballot.dots:
        return "dots"
    if ballot.abstained:
        return "abstained"
    return "done" if ballot.done else None


def vote_state(vote: Vote) -> Literal["open", "closed", "revealed", "stopped"]:
    if vote.stopped_at is not None:
        return "stopped"
    if is_revealed(vote):
        return "revealed"
    return "closed" if vote.closed_at else "open"


def turnout_report(session: Session, vote: Vote, ballots: Sequence[Mapping[int, int]]) -> Turnout:
    figures = turnout_of(session, vote.id)
    with_dots = sum(bool(ballot) for ballot in ballots)
    return Turnout(
        joined=figures.joined,
        voted=figures.voted,
        with_dots=with_dots,
        done_without_dots=figures.voted - with_dots - figures.abstained - figures.hands,
        abstained=figures.abstained,
        shared=figures.shared_joined,
        on_paper=figures.on_paper,
        hands=figures.hands,
    )


def list_report(
    each: VoteList,
    wall: Board,
    dots: Mapping[int, int],
    ballots: Sequence[Mapping[int, int]],
    hands: Mapping[int, int] | None,
    voted: int,
    *,
    shown: bool,
) -> VoteListReport:
    """Given is summed ballot by ballot and hand by hand, counted topic by topic: two ways to one
    figure."""
    topics = on_ballot(each, wall)
    ids = {topic.id for topic in topics}
    raised = {at: hands.get(at, 0) for at in ids} if shown and hands is not None else {}
    given = sum(marks for ballot in ballots for at, marks in ballot.items() if at in ids)
    return VoteListReport(
        question=wall.numbers[each.question_id],
        list_=cast(Any, each.list_),
        label=wall.list_label(each.question_id, each.list_),
        dots_each=each.dots,
        cap=each.cap,
        lines=tuple(
            BallotLine(
                letter(topic.letter),
                topic.name,
                dots[topic.id] if shown else None,
                raised.get(topic.id),
                known_by=(known_as("topic", topic.id),),
            )
            for topic in topics
        ),
        given=given + sum(raised.values()) if shown else None,
        counted=sum(dots[topic.id] for topic in topics) if shown else None,
        available=voted * each.dots,
        hands=sum(raised.values()) if raised else None,
    )
