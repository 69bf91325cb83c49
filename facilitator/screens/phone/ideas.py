"""A participant's own ideas, and the lists they can still write for."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import N_
from facilitator.domain.ideas import ONE_MORE, may_ask_for_more
from facilitator.domain.stage import Situation
from facilitator.domain.words import INTERFACE_LANGUAGES, LISTS, Labelled, ListName, label_of
from facilitator.languages import speaking, translate
from facilitator.store.models import Idea, Question, Workshop

USUAL_LABELS: dict[ListName, str] = {"possibility": N_("Possibilities"), "barrier": N_("Barriers")}


@dataclass(frozen=True)
class OwnIdea:
    id: int
    question_id: int
    list_: str
    label: str
    text: str
    language: str
    late: bool
    editable: bool
    withdrawable: bool


class Asked(Labelled, Protocol):
    @property
    def id(self) -> int: ...


@dataclass(frozen=True)
class List:
    """`left` and `most` are None where there is no limit; `usual` says that its label is the
    usual one, so that we know what to ask for."""

    name: ListName
    label: str
    usual: bool
    left: int | None
    most: int | None
    one_more: bool


@dataclass(frozen=True)
class Prompt:
    question_id: int
    prompt: str
    lists: tuple[List, ...]


@dataclass(frozen=True)
class Writing:
    prompts: tuple[Prompt, ...]
    practice: bool
    text_limit: int
    others: int
    ideas: tuple[OwnIdea, ...]


# Asked by every phone at every idea, so built once.
PROMPTS = (
    select(
        Question.id,
        Question.prompt,
        Question.possibility_label,
        Question.barrier_label,
        Workshop.text_limit,
    )
    .join(Workshop, Workshop.id == Question.workshop_id)
    .where(Question.id.in_(bindparam("questions", expanding=True)))
    .order_by(Question.position)
)
STANDING_IDEAS = (
    select(
        Idea.id,
        Idea.question_id,
        Idea.list_,
        Idea.text,
        Idea.language,
        Idea.late,
        Question.possibility_label,
        Question.barrier_label,
    )
    .join(Question, Question.id == Idea.question_id)
    .where(
        Idea.workshop_id == bindparam("workshop_id"),
        Idea.author_id == bindparam("person"),
        Idea.practice == bindparam("practice"),
        Idea.withdrawn_at.is_(None),
    )
    .order_by(Idea.id.desc())
)
OTHERS = select(func.count(Idea.author_id.distinct())).where(
    Idea.workshop_id == bindparam("workshop_id"),
    Idea.question_id.in_(bindparam("questions", expanding=True)),
    Idea.practice == bindparam("practice"),
    Idea.withdrawn_at.is_(None),
    Idea.author_id != bindparam("person"),
)


def writing(session: Session, here: Situation, person: int) -> Writing:
    practice = here.stage == "practice"
    questions = session.execute(PROMPTS, {"questions": here.question_ids}).all()
    ideas = own_ideas(session, here, person)
    written = Counter((idea.question_id, idea.list_) for idea in ideas)
    return Writing(
        prompts=tuple(
            Prompt(q.id, q.prompt, lists(q, None if practice else here.ideas_each, written))
            for q in (questions[:1] if practice else questions)
        ),
        practice=practice,
        text_limit=max((q.text_limit for q in questions), default=0),
        others=others_who_wrote(session, here, person),
        ideas=ideas,
    )


def lists(question: Asked, cap: int | None, written: Counter[tuple[int, str]]) -> tuple[List, ...]:
    def one(name: ListName) -> List:
        count, label = written[question.id, name], label_of(question, name)
        if cap is None:
            return List(name, label, is_usual(label, name), None, None, one_more=False)
        return List(
            name,
            label,
            is_usual(label, name),
            left=max(0, cap - count),
            most=cap if count <= cap else cap + ONE_MORE,
            one_more=may_ask_for_more(count, cap),
        )

    return tuple(one(name) for name in LISTS)


def is_usual(label: str, list_: ListName) -> bool:
    """Is this the usual word for the list, in any of our languages?"""
    return label in usual_labels(list_)


@cache
def usual_labels(list_: ListName) -> frozenset[str]:
    return frozenset(said_in(language, USUAL_LABELS[list_]) for language in INTERFACE_LANGUAGES)


def said_in(language: str, message: str) -> str:
    with speaking(language):
        return translate(message)


def own_ideas(session: Session, here: Situation, person: int) -> tuple[OwnIdea, ...]:
    """Newest first. Practice is shown while practising only."""
    asked = about(here, person)
    return tuple(
        OwnIdea(
            id=idea.id,
            question_id=idea.question_id,
            list_=idea.list_,
            label=label_of(idea, idea.list_),
            text=idea.text,
            language=idea.language,
            late=idea.late,
            editable=here.stage in ("practice", "writing")
            and idea.question_id in here.question_ids,
            withdrawable=here.state != "closed",
        )
        for idea in session.execute(STANDING_IDEAS, asked)
    )


def others_who_wrote(session: Session, here: Situation, person: int) -> int:
    return session.scalar(OTHERS, about(here, person) | {"questions": here.question_ids}) or 0


def about(here: Situation, person: int) -> dict[str, object]:
    return {
        "workshop_id": here.workshop_id,
        "person": person,
        "practice": here.stage == "practice",
    }
