"""What every picture on the wall begins with: the moment, the question, what was turned to."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from facilitator.domain.stage import Situation
from facilitator.domain.turning import Shown
from facilitator.domain.words import LISTS, ListName
from facilitator.screens.watch import Watch
from facilitator.store.models import Question, Workshop
from facilitator.store.situation import found, situation_of


@dataclass(frozen=True)
class AskedQuestion:
    """The question on the wall: its place in the step, and what its lists are called."""

    id: int
    prompt: str
    number: int
    of: int
    labels: dict[ListName, str]


@dataclass(frozen=True)
class View:
    session: Session
    watch: Watch
    workshop: Workshop
    here: Situation
    shown: Shown
    question: AskedQuestion | None


def view(session: Session, watch: Watch) -> View:
    workshop = found(session.get(Workshop, watch.workshop_id))
    here = situation_of(session, workshop)
    questions = questions_of_step(session, here)
    question = next((q for q in questions if q.id == workshop.shown_question_id), None)
    question = question or next(iter(questions), None)
    shown = Shown(
        question.id if question else None,
        cast(ListName, workshop.shown_list),
        workshop.page,
        workshop.blank,
    )
    return View(session, watch, workshop, here, shown, question)


def questions_of_step(session: Session, here: Situation) -> list[AskedQuestion]:
    """In the order of the workshop; results over no question in particular are over all."""
    if not here.question_ids and here.kind != "results":
        return []
    covered = Question.id.in_(here.question_ids) if here.question_ids else true()
    rows = session.execute(
        select(Question.id, Question.prompt, Question.possibility_label, Question.barrier_label)
        .where(Question.workshop_id == here.workshop_id, covered)
        .order_by(Question.position)
    ).all()
    return [
        AskedQuestion(
            row.id,
            row.prompt,
            number,
            len(rows),
            dict(zip(LISTS, (row.possibility_label, row.barrier_label), strict=True)),
        )
        for number, row in enumerate(rows, 1)
    ]
