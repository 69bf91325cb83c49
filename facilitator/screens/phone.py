"""What phones see: the part that is everyone's, and a participant's own part."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.stage import Stage
from facilitator.screens.watch import Watch
from facilitator.store.models import Idea, Question, Workshop
from facilitator.store.situation import situation
from facilitator.store.tallies import visible_ideas


@dataclass(frozen=True)
class Top:
    """The head of every phone. `mine` names the state of the personal part: when it changes,
    the phone fetches its own part again."""

    title: str
    stage: Stage
    ends_at: datetime | None
    look_up: bool
    mine: str


def top(session: Session, watch: Watch) -> Top:
    here = situation(session, watch.workshop_id)
    workshop = session.get_one(Workshop, watch.workshop_id)
    return Top(workshop.title, here.stage, here.ends_at, here.look_up, here.position)


@dataclass(frozen=True)
class Together:
    """What the room did so far, the same on every phone."""

    stage: Stage
    ideas: int


def together(session: Session, watch: Watch) -> Together:
    ideas = session.scalar(
        select(func.count()).select_from(visible_ideas(watch.workshop_id).subquery())
    )
    return Together(situation(session, watch.workshop_id).stage, ideas or 0)


@dataclass(frozen=True)
class OwnIdea:
    id: int
    list_: str
    text: str


@dataclass(frozen=True)
class Prompt:
    question_id: int
    prompt: str
    possibility_label: str
    barrier_label: str


@dataclass(frozen=True)
class Mine:
    """A participant's own part. `key` goes into the form, for phones without JavaScript."""

    stage: Stage
    token: str
    key: str
    text_limit: int
    prompts: tuple[Prompt, ...]
    ideas: tuple[OwnIdea, ...]


def mine(session: Session, watch: Watch, participant_id: int, key: str) -> Mine:
    here = situation(session, watch.workshop_id)
    workshop = session.get_one(Workshop, watch.workshop_id)
    questions = session.scalars(select(Question).where(Question.id.in_(here.question_ids)))
    own = session.scalars(
        select(Idea)
        .where(Idea.author_id == participant_id, Idea.withdrawn_at.is_(None))
        .order_by(Idea.id.desc())
    )
    return Mine(
        here.stage,
        here.position,
        key,
        workshop.text_limit,
        tuple(
            Prompt(q.id, q.prompt, q.possibility_label, q.barrier_label)
            for q in sorted(questions, key=lambda q: q.position)
        ),
        tuple(OwnIdea(idea.id, idea.list_, idea.text) for idea in own),
    )
