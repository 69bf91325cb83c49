"""The questions of a workshop: edited at any time, added and removed while nobody answered."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, WorkshopEdited
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.runsheet import TWO_QUESTIONS
from facilitator.domain.workshops import MOST_QUESTIONS, QuestionText
from facilitator.operations.runsheet import open_sheet
from facilitator.operations.workshops import add_question
from facilitator.store.models import Cluster, Idea, Opening, Question, Step, VoteList, Workshop

WRITING_MINUTES = next(step.minutes for step in TWO_QUESTIONS.steps if step.kind == "collect")


def edit_questions(
    session: Session, workshop_id: int, texts: Mapping[int, QuestionText], *, now: datetime
) -> list[Change]:
    """New wording by question; ideas that were written stay with their question."""
    workshop = open_sheet(session, workshop_id)
    for question in workshop.questions:
        if text := texts.get(question.id):
            question.prompt = text.prompt
            question.possibility_label = text.possibility_label
            question.barrier_label = text.barrier_label
    return [WorkshopEdited(workshop_id)]


def ask_another(
    session: Session, workshop_id: int, text: QuestionText, *, now: datetime
) -> list[Change]:
    """A further question with a step to write in; what was not opened yet covers it too."""
    workshop = open_sheet(session, workshop_id)
    if len(workshop.questions) >= MOST_QUESTIONS:
        raise Refused(N_("A session has at most %(most)d questions."), most=MOST_QUESTIONS)
    question = add_question(workshop, 1 + max(q.position for q in workshop.questions), text)
    session.add(question)
    session.flush()
    steps = list(workshop.steps)
    for step in steps:
        if step.kind in ("cluster", "vote", "results") and not was_opened(session, step.id):
            step.questions.append(question)
    writing = Step(workshop_id=workshop.id, kind="collect", minutes=WRITING_MINUTES)
    writing.questions = [question]
    place = place_to_write(session, steps)
    session.add(writing)
    for position, step in enumerate([*steps[:place], writing, *steps[place:]]):
        step.position = position
    session.flush()
    return [WorkshopEdited(workshop_id)]


def place_to_write(session: Session, steps: list[Step]) -> int:
    """After the last step of writing, and never before what was opened already."""
    places = [
        place
        for place, step in enumerate(steps, 1)
        if step.kind == "collect" or was_opened(session, step.id)
    ]
    return max(places, default=0)


def drop_question(
    session: Session, workshop_id: int, *, question_id: int, now: datetime
) -> list[Change]:
    """Without its steps: those that were about nothing else go too."""
    workshop = open_sheet(session, workshop_id)
    question = session.get(Question, question_id)
    if question is None or question.workshop_id != workshop_id:
        raise NotFound(N_("This question is not part of the session any more."))
    check_unanswered(session, workshop, question)
    for step in workshop.steps:
        if step.questions == [question]:
            session.delete(step)
    session.flush()
    session.delete(question)
    session.flush()
    renumber(session, workshop)
    return [WorkshopEdited(workshop_id)]


def check_unanswered(session: Session, workshop: Workshop, question: Question) -> None:
    if len(workshop.questions) == 1:
        raise Refused(N_("A session has at least one question."))
    answered = [
        exists().where(table.question_id == question.id) for table in (Idea, Cluster, VoteList)
    ]
    if any(session.scalar(select(each)) for each in answered):
        raise Refused(N_("There are ideas for this question, so it stays."))
    if any(was_opened(session, s.id) for s in workshop.steps if question in s.questions):
        raise Refused(N_("A step with this question was opened already, so it stays."))


def was_opened(session: Session, step_id: int) -> bool:
    return bool(session.scalar(select(exists().where(Opening.step_id == step_id))))


def renumber(session: Session, workshop: Workshop) -> None:
    """Places without gaps, for questions and steps."""
    session.expire(workshop)
    for position, question in enumerate(workshop.questions):
        question.position = position
    for position, step in enumerate(workshop.steps):
        step.position = position
    session.flush()
