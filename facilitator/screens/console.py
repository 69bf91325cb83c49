"""What the facilitator sees in private."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.stage import Stage
from facilitator.screens.watch import Watch
from facilitator.store.situation import situation
from facilitator.store.tallies import people_joined


@dataclass(frozen=True)
class Bar:
    workshop_id: int
    position: str
    stage: Stage


def bar(session: Session, watch: Watch) -> Bar:
    here = situation(session, watch.workshop_id)
    return Bar(watch.workshop_id, here.position, here.stage)


def sheet(session: Session, watch: Watch) -> Bar:
    return bar(session, watch)


@dataclass(frozen=True)
class People:
    joined: int
    connected: int


def people(session: Session, watch: Watch) -> People:
    return People(people_joined(session, watch.workshop_id), len(watch.present))


def board(session: Session, watch: Watch) -> Bar:
    return bar(session, watch)
