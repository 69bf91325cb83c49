"""A session as it is prepared: its page, and what each of its forms begins with."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from facilitator.domain.runsheet import STEP_NAMES
from facilitator.languages import translate
from facilitator.screens.office.sessions import SessionCard, card
from facilitator.store.models import (
    Opening,
    Participant,
    Question,
    Step,
    Workshop,
)


@dataclass(frozen=True)
class AskedQuestion:
    id: int
    prompt: str
    possibility_label: str
    barrier_label: str


def questions_asked(session: Session, workshop_id: int) -> tuple[AskedQuestion, ...]:
    rows = session.scalars(
        select(Question).where(Question.workshop_id == workshop_id).order_by(Question.position)
    )
    return tuple(AskedQuestion(q.id, q.prompt, q.possibility_label, q.barrier_label) for q in rows)


@dataclass(frozen=True)
class PlannedStep:
    id: int
    kind: str
    name: str  # the kind's own words
    title: str
    minutes: int
    questions: tuple[int, ...]
    opened: bool  # history: it stays as it was


@dataclass(frozen=True)
class PlannedSheet:
    steps: tuple[PlannedStep, ...]
    questions: tuple[AskedQuestion, ...]
    is_closed: bool

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    def kind_of(self, step_id: int) -> str:
        return next(step.kind for step in self.steps if step.id == step_id)


def planned_sheet(session: Session, workshop_id: int) -> PlannedSheet:
    workshop = session.get_one(Workshop, workshop_id)
    opened = set(session.scalars(select(Opening.step_id).where(Opening.workshop_id == workshop_id)))
    return PlannedSheet(
        tuple(planned(step, step.id in opened) for step in workshop.steps),
        questions_asked(session, workshop_id),
        workshop.state == "closed",
    )


def planned(step: Step, opened: bool) -> PlannedStep:
    return PlannedStep(
        step.id,
        step.kind,
        translate(STEP_NAMES[step.kind]),  # type: ignore[index]  # the table's CHECK holds it
        step.title or "",
        step.minutes,
        tuple(question.id for question in step.questions),
        opened,
    )


@dataclass(frozen=True)
class Overview:
    """Everything about a session on one page."""

    card: SessionCard
    meeting: str
    sheet: PlannedSheet
    rules: "StoredRules"


def overview(session: Session, workshop_id: int) -> Overview:
    workshop = session.get_one(Workshop, workshop_id)
    return Overview(
        card(session, workshop),
        workshop.meeting.title,
        planned_sheet(session, workshop_id),
        rules_of(session, workshop_id),
    )


@dataclass(frozen=True)
class StoredRules:
    """The settings as the form shows them; `fixed` once somebody joined under them."""

    values: dict[str, Any]
    fixed: bool


SHOWN = (
    *("title", "language", "naming", "open_vote", "text_limit", "ideas_each", "dots_each"),
    *("dot_cap", "most_people", "wifi_name", "wifi_password"),
)


def rules_of(session: Session, workshop_id: int) -> StoredRules:
    workshop = session.get_one(Workshop, workshop_id)
    joined = session.scalar(select(exists().where(Participant.workshop_id == workshop_id)))
    return StoredRules({name: getattr(workshop, name) for name in SHOWN}, bool(joined))
