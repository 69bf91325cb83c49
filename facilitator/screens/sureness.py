"""Whether a press ends something for people who are still at it: read when it is pressed."""

from sqlalchemy.orm import Session

from facilitator.domain.asking import check_accept, check_stop, check_sure
from facilitator.domain.stage import Close, NextAct, OpenStep, Situation, next_act
from facilitator.screens.watch import Watch
from facilitator.store.ballots import turnout_of
from facilitator.store.situation import situation
from facilitator.store.tallies import sorting_progress, step_ids, topics_to_read


def check_next(session: Session, watch: Watch) -> None:
    """Raises Unsure with what to ask before the next press."""
    here = situation(session, watch.workshop_id)
    steps = step_ids(session, watch.workshop_id)
    if act := next_act(here, steps, topics_to_read(session, here)):
        check(session, watch, here, act)


def check_jump(session: Session, watch: Watch, step_id: int) -> None:
    check(session, watch, situation(session, watch.workshop_id), OpenStep(step_id))


def check_close(session: Session, watch: Watch) -> None:
    check(session, watch, situation(session, watch.workshop_id), Close())


def check_accept_now(session: Session, watch: Watch) -> None:
    here = situation(session, watch.workshop_id)
    check_accept(here, unsorted=unsorted(session, here))


def check_stop_vote(session: Session, watch: Watch, vote_id: int) -> None:
    check_stop(situation(session, watch.workshop_id), vote_id)


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
    return so_far.joined - so_far.voted
