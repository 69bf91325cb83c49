"""The run sheet beside the board: what was, what is, what comes, with real times."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from facilitator.screens.run_sheet import Entry, entries
from facilitator.screens.watch import Watch
from facilitator.store.situation import situation

Standing = Literal["done", "current", "ahead"]


@dataclass(frozen=True)
class Line:
    step_id: int
    name: str
    minutes: int
    standing: Standing
    opened_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class Sheet:
    workshop_id: int
    position: str
    closed: bool
    lines: tuple[Line, ...]


def run_sheet(session: Session, watch: Watch) -> Sheet:
    here = situation(session, watch.workshop_id)
    return Sheet(
        watch.workshop_id,
        here.position,
        here.state == "closed",
        tuple(line(entry, here.step_id) for entry in entries(session, watch.workshop_id)),
    )


def line(entry: Entry, current: int | None) -> Line:
    return Line(
        entry.id,
        entry.name,
        entry.minutes,
        standing(entry, current),
        entry.opened_at,
        entry.closed_at,
    )


def standing(entry: Entry, current: int | None) -> Standing:
    if entry.id == current:
        return "current"
    return "done" if entry.opened_at else "ahead"
