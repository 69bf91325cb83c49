"""The run sheet with its real times."""

from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.exports.reader.local import Local
from facilitator.exports.report import RealTime, StepReport
from facilitator.store.models import Opening, Step, Workshop


def steps(session: Session, workshop: Workshop, local: Local) -> tuple[StepReport, ...]:
    times = real_times(session, workshop.id, local)
    numbers = {question.id: place for place, question in enumerate(workshop.questions, 1)}
    return tuple(
        StepReport(
            kind=cast(Any, step.kind),
            title=step.title,
            minutes=step.minutes,
            questions=tuple(numbers[question.id] for question in step.questions),
            times=tuple(times.get(step.id, ())),
        )
        for step in session.scalars(
            select(Step).where(Step.workshop_id == workshop.id).order_by(Step.position)
        )
    )


def real_times(session: Session, workshop_id: int, local: Local) -> dict[int, list[RealTime]]:
    times: dict[int, list[RealTime]] = {}
    for opening in session.scalars(
        select(Opening).where(Opening.workshop_id == workshop_id).order_by(Opening.id)
    ):
        time = RealTime(local(opening.opened_at), local(opening.closed_at))
        times.setdefault(opening.step_id, []).append(time)
    return times
