"""The run sheet as people read it: the steps in order, with what they are called and real times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.runsheet import STEP_NAMES
from facilitator.domain.words import StepKind
from facilitator.languages import translate
from facilitator.store.models import Opening, Question, Step, StepQuestion

Times = tuple[datetime, datetime | None]


@dataclass(frozen=True)
class Entry:
    """A step of the run sheet. `opened_at` and `closed_at` are those of its newest opening."""

    id: int
    kind: StepKind
    name: str
    minutes: int
    questions: tuple[int, ...]  # their places in the workshop: 1, 2
    opened_at: datetime | None
    closed_at: datetime | None


def entries(session: Session, workshop_id: int) -> tuple[Entry, ...]:
    places = question_places(session, workshop_id)
    covered = questions_by_step(session, workshop_id)
    opened = newest_openings(session, workshop_id)
    steps = session.scalars(
        select(Step).where(Step.workshop_id == workshop_id).order_by(Step.position)
    )
    return tuple(
        entry(step, sorted(places[q] for q in covered.get(step.id, [])), len(places), opened)
        for step in steps
    )


def entry(step: Step, questions: Sequence[int], of: int, opened: dict[int, Times]) -> Entry:
    opened_at, closed_at = opened.get(step.id, (None, None))
    return Entry(
        step.id,
        step.kind,  # type: ignore[arg-type]  # the table's CHECK holds it
        step_name(step.kind, step.title, questions, of),
        step.minutes,
        tuple(questions),
        opened_at,
        closed_at,
    )


def step_name(kind: str, title: str | None, questions: Sequence[int], of: int) -> str:
    """The organiser's own words, else the kind's; with the question where there are several."""
    name = title or translate(STEP_NAMES[kind])  # type: ignore[index]
    if title or of < 2 or len(questions) != 1:
        return name
    return translate("%(step)s, question %(n)d", step=name, n=questions[0])


def question_places(session: Session, workshop_id: int) -> dict[int, int]:
    """1 for the first question, 2 for the second."""
    ids = session.scalars(
        select(Question.id).where(Question.workshop_id == workshop_id).order_by(Question.position)
    )
    return {question_id: place for place, question_id in enumerate(ids, 1)}


def questions_by_step(session: Session, workshop_id: int) -> dict[int, list[int]]:
    rows = session.execute(
        select(StepQuestion.step_id, StepQuestion.question_id)
        .join(Step, Step.id == StepQuestion.step_id)
        .where(Step.workshop_id == workshop_id)
    )
    covered: dict[int, list[int]] = {}
    for step_id, question_id in rows:
        covered.setdefault(step_id, []).append(question_id)
    return covered


def newest_openings(session: Session, workshop_id: int) -> dict[int, Times]:
    """When each step was opened and closed last; later rows replace earlier ones."""
    rows = session.execute(
        select(Opening.step_id, Opening.opened_at, Opening.closed_at)
        .where(Opening.workshop_id == workshop_id)
        .order_by(Opening.id)
    )
    return {step_id: (opened_at, closed_at) for step_id, opened_at, closed_at in rows}
