"""The run sheet beside the board: what was, what is, what comes, with real times."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.workshops import MOST_IDEAS_EACH
from facilitator.screens.run_sheet import Entry, entries
from facilitator.screens.watch import Watch
from facilitator.store.models import Question, Step
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


@dataclass(frozen=True)
class PlannedLine:
    """A step in the drawer; one that was not opened yet can be changed."""

    entry: Entry
    place: int
    title: str
    ahead: bool


@dataclass(frozen=True)
class Plan:
    """`first` is the first place that the session has not reached; `ideas_each` what a person
    may write for each list, `more` the next number, None where it can't be raised."""

    closed: bool
    first: int
    lines: tuple[PlannedLine, ...]
    questions: tuple[tuple[int, str], ...]
    ideas_each: int | None
    more: int | None


def plan(session: Session, workshop_id: int) -> Plan:
    here = situation(session, workshop_id)
    sheet = entries(session, workshop_id)
    steps = session.scalars(select(Step).where(Step.workshop_id == workshop_id))
    titles = {step.id: step.title or "" for step in steps}
    questions = session.execute(
        select(Question.id, Question.prompt)
        .where(Question.workshop_id == workshop_id)
        .order_by(Question.position)
    )
    current = [place for place, entry in enumerate(sheet) if entry.id == here.step_id]
    return Plan(
        here.state == "closed",
        current[0] + 1 if current else 0,
        tuple(
            PlannedLine(entry, place, titles[entry.id], entry.opened_at is None)
            for place, entry in enumerate(sheet)
        ),
        tuple((row.id, row.prompt) for row in questions),
        here.ideas_each,
        here.ideas_each + 1 if here.ideas_each and here.ideas_each < MOST_IDEAS_EACH else None,
    )
