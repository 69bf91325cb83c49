"""The ideas that the minutes of a meeting tell, a page at a time, and which are withheld."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from facilitator.domain.topics import letter
from facilitator.domain.words import label_of
from facilitator.screens.office.header import name_of
from facilitator.store.filed import filed_workshops
from facilitator.store.models import (
    Cluster,
    Idea,
    Meeting,
    Question,
    Settlement,
    Withheld,
    Workshop,
)

A_PAGE = 200
Wanted = Select[Idea, str, Question, int, Withheld]  # the last two may be missing


@dataclass(frozen=True)
class ToldIdea:
    """`topic` is the letter of the one it is in; `place` the session, the question and the list."""

    id: int
    text: str
    language: str
    list_: str
    place: tuple[str, str, str]
    topic: str
    withheld: bool
    reason: str
    by: str


@dataclass(frozen=True)
class ToldIdeas:
    """One page of those that hold the words looked for; `found` counts them all."""

    ideas: Sequence[ToldIdea]
    found: int
    page: int
    withheld: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.found // A_PAGE))


def told_ideas(
    session: Session, meeting_id: int, *, words: str = "", page: int = 1, only: bool = False
) -> ToldIdeas:
    """In the order of the minutes: by session, question, list and topic. `only` the withheld."""
    ids = [it.id for it in filed_workshops(session.get_one(Meeting, meeting_id))]
    wanted = ideas_of(ids, words, only=only)
    found = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    last = max(1, -(-found // A_PAGE))
    page = min(max(page, 1), last)
    rows = session.execute(in_order(wanted).limit(A_PAGE).offset((page - 1) * A_PAGE))
    withheld = session.scalar(
        select(func.count()).select_from(ideas_of(ids, "", only=True).subquery())
    )
    return ToldIdeas([told(session, *row) for row in rows], found, page, withheld or 0)


def told_idea(session: Session, meeting_id: int, idea_id: int) -> ToldIdea | None:
    ids = [it.id for it in filed_workshops(session.get_one(Meeting, meeting_id))]
    row = session.execute(ideas_of(ids, "", only=False).where(Idea.id == idea_id)).first()
    return told(session, *row) if row else None


def ideas_of(workshops: Collection[int], words: str, *, only: bool) -> Wanted:
    query = (
        select(Idea, Workshop.title, Question, Cluster.letter, Withheld)
        .join(Workshop, Workshop.id == Idea.workshop_id)
        .join(Question, Question.id == Idea.question_id)
        .outerjoin(Settlement, Settlement.idea_id == Idea.id)
        .outerjoin(Cluster, Cluster.id == Settlement.cluster_id)
        .outerjoin(Withheld, Withheld.idea_id == Idea.id)
        .where(
            Idea.workshop_id.in_(workshops),
            Idea.practice.is_(False),
            Idea.withdrawn_at.is_(None),
            Idea.hidden_at.is_(None),
        )
    )
    if words:
        lower = func.lower(Idea.text).contains(words.lower(), autoescape=True)
        query = query.where(lower | Idea.text.contains(words, autoescape=True))
    return query.where(Withheld.idea_id.is_not(None)) if only else query


def in_order(query: Wanted) -> Wanted:
    placed = Cluster.letter.is_(None)  # false comes before true in both databases
    return query.order_by(
        Idea.workshop_id, Question.position, Idea.list_.desc(), placed, Cluster.letter, Idea.id
    )


def told(
    session: Session,
    idea: Idea,
    title: str,
    question: Question,
    topic: int | None,
    withheld: Withheld | None,
) -> ToldIdea:
    label = label_of(question, idea.list_)
    return ToldIdea(
        idea.id,
        idea.text,
        idea.language,
        idea.list_,
        (title, question.prompt, label),
        "" if topic is None else letter(topic),
        withheld is not None,
        withheld.reason if withheld else "",
        name_of(session, withheld.by_id) if withheld else "",
    )
