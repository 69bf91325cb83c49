"""What the facilitator sees on their own phone: now, next, and the figures that matter now."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.voting import Turnout
from facilitator.screens.projector.view import View, view
from facilitator.screens.steering import Steering, steering
from facilitator.screens.watch import Watch
from facilitator.store.ballots import turnout_of
from facilitator.store.tallies import Sorting, people_joined, sorting_progress


@dataclass(frozen=True)
class Remote:
    """`writing`, `sorting` and `turnout` are None in moments they say nothing about."""

    title: str
    steering: Steering
    joined: int
    connected: int
    writing: int | None
    sorting: Sorting | None
    turnout: Turnout | None


def now(session: Session, watch: Watch) -> Remote:
    seen = view(session, watch)
    stage = seen.here.stage
    return Remote(
        seen.workshop.title,
        steering(seen),
        people_joined(session, watch.workshop_id),
        len(watch.present),
        len(watch.typing) if stage in ("practice", "writing") else None,
        sorting_progress(session, seen.here) if stage == "sorting" else None,
        turnout(seen),
    )


def turnout(seen: View) -> Turnout | None:
    if seen.here.vote_id is None or seen.here.stage not in ("voting", "counted"):
        return None
    return turnout_of(seen.session, seen.here.vote_id)
