"""What the room sees on the wall."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.stage import Stage
from facilitator.screens.watch import Watch
from facilitator.store.models import Idea, Question, Workshop
from facilitator.store.situation import situation
from facilitator.store.tallies import people_joined, visible_ideas


@dataclass(frozen=True)
class Slide:
    stage: Stage
    title: str
    prompts: tuple[str, ...]
    counts: dict[str, int]
    typing: int
    ends_at: datetime | None


def slide(session: Session, watch: Watch) -> Slide:
    here = situation(session, watch.workshop_id)
    workshop = session.get_one(Workshop, watch.workshop_id)
    questions = session.scalars(
        select(Question).where(Question.id.in_(here.question_ids)).order_by(Question.position)
    ).all()
    ideas = visible_ideas(watch.workshop_id).where(Idea.question_id.in_(here.question_ids))
    ideas_table = ideas.subquery()
    counts = session.execute(select(ideas_table.c.list, func.count()).group_by(ideas_table.c.list))
    return Slide(
        here.stage,
        workshop.title,
        tuple(question.prompt for question in questions),
        {row[0]: row[1] for row in counts},
        len(watch.typing),
        here.ends_at,
    )


@dataclass(frozen=True)
class Foot:
    code: str
    joined: int


def foot(session: Session, watch: Watch) -> Foot:
    workshop = session.get_one(Workshop, watch.workshop_id)
    return Foot(workshop.code, people_joined(session, watch.workshop_id))


@dataclass(frozen=True)
class Bar:
    workshop_id: int
    position: str
    stage: Stage


def bar(session: Session, watch: Watch) -> Bar:
    here = situation(session, watch.workshop_id)
    return Bar(watch.workshop_id, here.position, here.stage)
