"""The foot of every slide: where latecomers join, and who is here."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.stage import Stage
from facilitator.screens.projector.view import view
from facilitator.screens.watch import Watch
from facilitator.store.tallies import people_joined


@dataclass(frozen=True)
class Foot:
    """The lobby shows all of it large, a blank wall nothing: there the foot is empty."""

    stage: Stage
    blank: bool
    code: str
    address: str | None
    joined: int
    look_up: bool


def foot(session: Session, watch: Watch) -> Foot:
    seen = view(session, watch)
    return Foot(
        seen.here.stage,
        seen.shown.blank,
        seen.workshop.code,
        seen.workshop.address,
        people_joined(session, watch.workshop_id),
        seen.here.look_up,
    )
