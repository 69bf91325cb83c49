"""A participant's own ideas, and the lists they can still write for."""

from collections import Counter
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import N_
from facilitator.domain.ideas import ONE_MORE, may_ask_for_more
from facilitator.domain.stage import Situation
from facilitator.domain.words import INTERFACE_LANGUAGES, LISTS, ListName
from facilitator.languages import speaking, translate
from facilitator.store.models import Idea, Question, Workshop

USUAL_LABELS: dict[ListName, str] = {"possibility": N_("Possibilities"), "barrier": N_("Barriers")}


@dataclass(frozen=True)
class OwnIdea:
    id: int
    list_: str
    label: str
    text: str
    language: str
    late: bool
    editable: bool
    withdrawable: bool


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


def writing(session: Session, here: Situation, person: int) -> Writing:
    practice = here.stage == "practice"
    questions = session.scalars(
        select(Question).where(Question.id.in_(here.question_ids)).order_by(Question.position)
    ).all()
    written = Counter(
        (idea.question_id, idea.list_)
        for idea in standing_ideas(session, here, person)
        if not idea.practice
    )
    return Writing(
        prompts=tuple(
            Prompt(q.id, q.prompt, lists(q, None if practice else here.ideas_each, written))
            for q in (questions[:1] if practice else questions)
        ),
        practice=practice,
        text_limit=session.get_one(Workshop, here.workshop_id).text_limit,
        others=others_who_wrote(session, here, person),
        ideas=own_ideas(session, here, person),
    )


def lists(
    question: Question, cap: int | None, written: Counter[tuple[int, str]]
) -> tuple[List, ...]:
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


class Labelled(Protocol):
    """A question, or a row that has its labels."""

    @property
    def possibility_label(self) -> str: ...

    @property
    def barrier_label(self) -> str: ...


def label_of(question: Labelled, list_: str) -> str:
    return question.possibility_label if list_ == "possibility" else question.barrier_label


def is_usual(label: str, list_: ListName) -> bool:
    """Is this the usual word for the list, in any of our languages?"""
    return label in {said_in(language, USUAL_LABELS[list_]) for language in INTERFACE_LANGUAGES}


def said_in(language: str, message: str) -> str:
    with speaking(language):
        return translate(message)


def standing_ideas(session: Session, here: Situation, person: int) -> list[Idea]:
    """Newest first."""
    query = select(Idea).where(
        Idea.workshop_id == here.workshop_id,
        Idea.author_id == person,
        Idea.withdrawn_at.is_(None),
    )
    return list(session.scalars(query.order_by(Idea.id.desc())))


def own_ideas(session: Session, here: Situation, person: int) -> tuple[OwnIdea, ...]:
    """Practice is shown while practising only."""
    practice = here.stage == "practice"
    return tuple(
        OwnIdea(
            id=idea.id,
            list_=idea.list_,
            label=label_of(session.get_one(Question, idea.question_id), idea.list_),
            text=idea.text,
            language=idea.language,
            late=idea.late,
            editable=here.stage in ("practice", "writing")
            and idea.question_id in here.question_ids,
            withdrawable=here.state != "closed",
        )
        for idea in standing_ideas(session, here, person)
        if idea.practice == practice
    )


def others_who_wrote(session: Session, here: Situation, person: int) -> int:
    query = select(func.count(Idea.author_id.distinct())).where(
        Idea.workshop_id == here.workshop_id,
        Idea.question_id.in_(here.question_ids),
        Idea.practice.is_(here.stage == "practice"),
        Idea.withdrawn_at.is_(None),
        Idea.author_id != person,
    )
    return session.scalar(query) or 0
