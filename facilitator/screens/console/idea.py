"""One idea, as its drawer shows it: what was written, where it is, where it can go."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.sorting import Answer
from facilitator.domain.topics import letter
from facilitator.domain.visibility import author_shown
from facilitator.domain.words import ListName, label_of
from facilitator.store.cards import answers
from facilitator.store.models import Cluster, Idea, Participant, Question, Settlement, Workshop
from facilitator.store.situation import situation
from facilitator.store.tallies import standing_topics


@dataclass(frozen=True)
class Home:
    """A topic that an idea can be in; `answers` is how many readers put it there."""

    topic_id: int
    letter: str
    name: str
    answers: int


@dataclass(frozen=True)
class IdeaCard:
    """`by_phone`: it has an author, whose ideas can be taken back together. `author` is a name
    only where the naming rule lets the facilitator see one."""

    id: int
    workshop_id: int
    list_: ListName
    label: str
    text: str
    original: str | None
    language: str
    late: bool
    practice: bool
    hidden: bool
    hidden_reason: str
    by_phone: bool
    on_paper: bool
    author: str | None
    topic_id: int | None
    homes: tuple[Home, ...]
    nowhere: int
    unclear: int
    text_limit: int


def idea_card(session: Session, workshop_id: int, idea_id: int) -> IdeaCard | None:
    idea = session.get(Idea, idea_id)
    if idea is None or idea.workshop_id != workshop_id or idea.withdrawn_at is not None:
        return None
    workshop = session.get_one(Workshop, workshop_id)
    place = session.get(Settlement, idea_id)
    given = Counter(one.answer for one in answers(session, workshop_id, [idea_id]))
    return IdeaCard(
        idea.id,
        workshop_id,
        idea.list_,  # type: ignore[arg-type]  # the table's CHECK holds it
        label_of(session.get_one(Question, idea.question_id), idea.list_),
        idea.text,
        idea.original_text,
        idea.language,
        idea.late,
        idea.practice,
        idea.hidden_at is not None,
        idea.hidden_reason,
        idea.author_id is not None,
        idea.source == "paper",
        author(session, workshop, idea),
        place.cluster_id if place else None,
        tuple(
            home(topic, given)
            for topic in standing_topics(session, workshop_id, [idea.question_id])
            if topic.list_ == idea.list_
        ),
        given["nowhere"],
        given["unclear"],
        workshop.text_limit,
    )


def home(topic: Cluster, given: Counter[Answer]) -> Home:
    return Home(topic.id, letter(topic.letter), topic.name, given[topic.id])


def author(session: Session, workshop: Workshop, idea: Idea) -> str | None:
    if idea.author_id is None:
        return None
    name = session.get_one(Participant, idea.author_id).name
    revealed = situation(session, workshop.id).revealed
    return author_shown(name, workshop.naming, "console", revealed)  # type: ignore[arg-type]
