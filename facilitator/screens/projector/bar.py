"""The facilitator's bar over the slide."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.stage import Stage
from facilitator.screens.watch import Watch
from facilitator.store.situation import situation


@dataclass(frozen=True)
class Bar:
    workshop_id: int
    position: str
    stage: Stage


def bar(session: Session, watch: Watch) -> Bar:
    here = situation(session, watch.workshop_id)
    return Bar(watch.workshop_id, here.position, here.stage)
