"""Ideas that were pasted in beforehand, by question and list."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.words import LISTS, label_of
from facilitator.screens.office.preparation import questions_asked
from facilitator.store.models import Idea


@dataclass(frozen=True)
class Seed:
    id: int
    text: str
    language: str


@dataclass(frozen=True)
class SeededList:
    name: str
    label: str
    seeds: tuple[Seed, ...]


@dataclass(frozen=True)
class SeededQuestion:
    id: int
    prompt: str
    lists: tuple[SeededList, ...]


def seeds_pasted(session: Session, workshop_id: int) -> tuple[SeededQuestion, ...]:
    ideas = session.scalars(
        select(Idea).where(Idea.workshop_id == workshop_id, Idea.source == "seed").order_by(Idea.id)
    ).all()
    return tuple(
        SeededQuestion(
            asked.id,
            asked.prompt,
            tuple(
                SeededList(
                    list_,
                    label_of(asked, list_),
                    tuple(
                        Seed(idea.id, idea.text, idea.language)
                        for idea in ideas
                        if (idea.question_id, idea.list_) == (asked.id, list_)
                    ),
                )
                for list_ in LISTS
            ),
        )
        for asked in questions_asked(session, workshop_id)
    )
