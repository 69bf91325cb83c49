"""What is the same on every phone: the head, the cover, and what the room did together."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.runsheet import STEP_NAMES
from facilitator.domain.stage import Situation, Stage
from facilitator.screens.phone.token import tokens
from facilitator.screens.watch import Watch
from facilitator.store.models import Idea, Question, Step, Workshop
from facilitator.store.situation import situation
from facilitator.store.tallies import visible_ideas


@dataclass(frozen=True)
class Top:
    """The head of every phone. `step` is what the facilitator wrote, `usual_step` the message
    id of the kind's own words; `numbers` are the places of the step's questions.

    `mine` names the state of the phones' own part, `persons` that of persons apart."""

    title: str
    stage: Stage
    step: str | None
    usual_step: str | None
    numbers: tuple[int, ...]
    questions: int
    ends_at: datetime | None
    over: bool
    mine: str
    persons: dict[str, str]


def top(session: Session, watch: Watch) -> Top:
    here = situation(session, watch.workshop_id)
    workshop = session.get_one(Workshop, watch.workshop_id)
    step = session.get(Step, here.step_id) if here.step_id else None
    order = question_order(session, watch.workshop_id)
    token = tokens(session, here)
    return Top(
        title=workshop.title,
        stage=here.stage,
        step=step.title if step else None,
        usual_step=STEP_NAMES[here.kind] if here.kind else None,
        numbers=numbers(here, order),
        questions=len(order),
        ends_at=here.ends_at,
        over=here.ends_at is not None and here.ends_at <= watch.now,
        mine=token.room,
        persons=token.persons,
    )


def question_order(session: Session, workshop_id: int) -> list[int]:
    query = select(Question.id).where(Question.workshop_id == workshop_id)
    return list(session.scalars(query.order_by(Question.position)))


def numbers(here: Situation, order: list[int]) -> tuple[int, ...]:
    """The places of this step's questions; not said where a step covers them all."""
    if here.kind == "practice" or len(here.question_ids) == len(order):
        return ()
    return tuple(sorted(order.index(question) + 1 for question in here.question_ids))


@dataclass(frozen=True)
class Cover:
    """Lies over every phone while the facilitator wants all eyes on the wall."""

    on: bool


def cover(session: Session, watch: Watch) -> Cover:
    return Cover(situation(session, watch.workshop_id).look_up)


@dataclass(frozen=True)
class Together:
    """What the room did so far."""

    stage: Stage
    ideas: int


def together(session: Session, watch: Watch) -> Together:
    here = situation(session, watch.workshop_id)
    ideas = visible_ideas(watch.workshop_id).where(Idea.question_id.in_(here.question_ids))
    count = session.scalar(select(func.count()).select_from(ideas.subquery()))
    return Together(here.stage, count or 0)
