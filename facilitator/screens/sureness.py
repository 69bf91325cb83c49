"""Whether a press ends something for people who are still at it: read when it is pressed."""

from sqlalchemy.orm import Session

from facilitator.domain.asking import check_accept, check_stop, check_sure
from facilitator.domain.stage import (
    Close,
    NextAct,
    OpenStep,
    Situation,
    check_position,
    next_act,
)
from facilitator.screens.watch import Watch
from facilitator.store.ballots import turnout_of
from facilitator.store.situation import situation
from facilitator.store.tallies import sorting_progress, step_ids, topics_to_read


def check_next(session: Session, watch: Watch, position: str) -> None:
    """Raises Unsure with what to ask before the next press from this position."""
    here = standing_at(session, watch, position)
    steps = step_ids(session, watch.workshop_id)
    if act := next_act(here, steps, topics_to_read(session, here)):
        check(session, watch, here, act)


def check_jump(session: Session, watch: Watch, position: str, step_id: int) -> None:
    check(session, watch, standing_at(session, watch, position), OpenStep(step_id))


def check_close(session: Session, watch: Watch, position: str) -> None:
    check(session, watch, standing_at(session, watch, position), Close())


def check_accept_now(session: Session, watch: Watch, position: str) -> None:
    here = standing_at(session, watch, position)
    check_accept(here, unsorted=unsorted(session, here))


def check_stop_vote(session: Session, watch: Watch, vote_id: int) -> None:
    check_stop(situation(session, watch.workshop_id), vote_id)


def standing_at(session: Session, watch: Watch, position: str) -> Situation:
    """Where the session stands; a bounced press is told that it moved on, and asked nothing."""
    here = situation(session, watch.workshop_id)
    check_position(here, position)
    return here


def check(session: Session, watch: Watch, here: Situation, act: NextAct) -> None:
    check_sure(
        here,
        act,
        typing=len(watch.typing),
        not_voted=not_voted(session, here),
        unsorted=unsorted(session, here),
    )


def unsorted(session: Session, here: Situation) -> int:
    return sorting_progress(session, here).open if here.stage == "sorting" else 0


def not_voted(session: Session, here: Situation) -> int:
    if here.stage != "voting" or here.vote_id is None:
        return 0
    so_far = turnout_of(session, here.vote_id)
    return so_far.joined - so_far.by_phone
