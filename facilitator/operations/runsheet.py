"""The run sheet changes while the session runs: steps that were not opened yet may be added,
moved, shortened and removed. What was opened is history."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, WorkshopEdited
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.runsheet import (
    MOST_STEPS,
    StepEdit,
    check_kind,
    check_minutes,
    moved,
    step_title,
)
from facilitator.store.models import Opening, Question, Step, Workshop
from facilitator.store.situation import locked
from facilitator.store.tallies import step_ids


def add_step(
    session: Session,
    workshop_id: int,
    *,
    kind: str,
    minutes: int,
    place: int | None = None,
    question_ids: Sequence[int] = (),
    title: str = "",
    now: datetime,
) -> list[Change]:
    """A further step at `place`, counted from 0; without one at the end. Without a question it
    covers all of them."""
    workshop = open_sheet(session, workshop_id)
    order = step_ids(session, workshop_id)
    if len(order) >= MOST_STEPS:
        raise Refused(N_("A run sheet has at most %(most)d steps."), most=MOST_STEPS)
    kind = check_kind(kind)
    step = Step(
        workshop_id=workshop_id,
        position=len(order),
        kind=kind,
        title=step_title(title),
        minutes=check_minutes(minutes),
        questions=[] if kind == "pause" else covered(session, workshop_id, question_ids),
    )
    session.add(step)
    session.flush()
    return put_at(session, workshop, step, len(order) if place is None else place)


def covered(session: Session, workshop_id: int, question_ids: Sequence[int]) -> list[Question]:
    questions = session.scalars(select(Question).where(Question.workshop_id == workshop_id)).all()
    chosen = [question for question in questions if question.id in question_ids]
    return chosen or list(questions)


def move_step(
    session: Session, workshop_id: int, *, step_id: int, place: int, now: datetime
) -> list[Change]:
    workshop = open_sheet(session, workshop_id)
    return put_at(session, workshop, unopened(session, workshop_id, step_id), place)


def shift_step(
    session: Session, workshop_id: int, *, step_id: int, by: int, now: datetime
) -> list[Change]:
    """So many places on in the order as it is now, or back where `by` is negative."""
    workshop = open_sheet(session, workshop_id)
    step = unopened(session, workshop_id, step_id)
    place = list(step_ids(session, workshop_id)).index(step_id) + by
    return put_at(session, workshop, step, place)


def change_step(
    session: Session, workshop_id: int, *, step_id: int, minutes: int, title: str, now: datetime
) -> list[Change]:
    open_sheet(session, workshop_id)
    step = unopened(session, workshop_id, step_id)
    step.minutes, step.title = check_minutes(minutes), step_title(title)
    return [WorkshopEdited(workshop_id)]


def edit_steps(
    session: Session, workshop_id: int, edits: Mapping[int, StepEdit], *, now: datetime
) -> list[Change]:
    """Several steps at once, as the organiser's form has them. A step that is gone is skipped."""
    open_sheet(session, workshop_id)
    for step_id, edit in edits.items():
        step = session.get(Step, step_id)
        if step is not None and step.workshop_id == workshop_id and differs(step, edit):
            step = unopened(session, workshop_id, step_id)
            step.minutes, step.title = check_minutes(edit.minutes), step_title(edit.title)
            if edit.question_ids is not None and step.kind != "pause":
                step.questions = covered(session, workshop_id, edit.question_ids)
    session.flush()
    return [WorkshopEdited(workshop_id)]


def differs(step: Step, edit: StepEdit) -> bool:
    covers = {question.id for question in step.questions}
    same_cover = edit.question_ids is None or set(edit.question_ids) == covers
    return (step.title or "", step.minutes, True) != (edit.title, edit.minutes, same_cover)


def remove_step(session: Session, workshop_id: int, *, step_id: int, now: datetime) -> list[Change]:
    open_sheet(session, workshop_id)
    step = unopened(session, workshop_id, step_id)
    if len(step_ids(session, workshop_id)) == 1:
        raise Refused(N_("A run sheet has at least one step."))
    session.delete(step)
    session.flush()
    number(session, step_ids(session, workshop_id))
    return [WorkshopEdited(workshop_id)]


def open_sheet(session: Session, workshop_id: int) -> Workshop:
    workshop = locked(session, workshop_id)
    if workshop.state == "closed":
        raise Refused(N_("The session is closed."))
    return workshop


def unopened(session: Session, workshop_id: int, step_id: int) -> Step:
    step = session.get(Step, step_id)
    if step is None or step.workshop_id != workshop_id:
        raise NotFound(N_("This step is not in the run sheet any more."))
    if session.scalar(select(Opening.id).where(Opening.step_id == step_id).limit(1)):
        raise Refused(N_("This step was opened already, so it stays as it was."))
    return step


def put_at(session: Session, workshop: Workshop, step: Step, place: int) -> list[Change]:
    order = moved(step_ids(session, workshop.id), step.id, place)
    if current_step(session, workshop) in order[order.index(step.id) + 1 :]:
        raise Refused(N_("The session is past that place. Choose a later one."))
    number(session, order)
    return [WorkshopEdited(workshop.id)]


def current_step(session: Session, workshop: Workshop) -> int | None:
    if workshop.current_opening_id is None:
        return None
    return session.get_one(Opening, workshop.current_opening_id).step_id


def number(session: Session, order: Sequence[int]) -> None:
    for position, step_id in enumerate(order):
        session.get_one(Step, step_id).position = position
    session.flush()
