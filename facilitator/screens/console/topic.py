"""One topic, as its drawer shows it: its cards, better names, and what can be done with it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.offers import MOST_ADDED_TOPICS, AddTopic, PlaceThese
from facilitator.domain.stage import Stage
from facilitator.domain.words import ListName, label_of
from facilitator.screens.console.agreed import Topic, topic, topics_here
from facilitator.screens.console.idea import Home
from facilitator.store.cards import answers
from facilitator.store.models import Cluster, Idea, Question, Settlement
from facilitator.store.offers import added_topics, offers_of, proposed_names
from facilitator.store.situation import situation
from facilitator.store.tallies import visible_ideas


@dataclass(frozen=True)
class Line:
    """A card, in few words."""

    id: int
    text: str
    language: str
    homes: tuple[Home, ...] = ()


@dataclass(frozen=True)
class OneTopic:
    topic: Topic
    label: str
    stage: Stage
    cards: tuple[Line, ...]
    proposals: tuple[str, ...]
    others: tuple[Topic, ...]
    promoted: bool


def one_topic(session: Session, workshop_id: int, topic_id: int) -> OneTopic | None:
    row = session.get(Cluster, topic_id)
    if row is None or row.workshop_id != workshop_id or row.removed_at is not None:
        return None
    this = topic(row)
    return OneTopic(
        this,
        label_of(session.get_one(Question, row.question_id), this.list_),
        situation(session, workshop_id).stage,
        settled_cards(session, row),
        tuple(proposed_names(session, row.id)),
        tuple(other for other in of_list(session, workshop_id, this) if other != this),
        row.promoted_at is not None,
    )


def of_list(session: Session, workshop_id: int, this: Topic) -> list[Topic]:
    return [
        other
        for other in topics_here(session, workshop_id).values()
        if (other.question_id, other.list_) == (this.question_id, this.list_)
    ]


def settled_cards(session: Session, row: Cluster) -> tuple[Line, ...]:
    ideas = session.scalars(
        visible_ideas(row.workshop_id)
        .join(Settlement, Settlement.idea_id == Idea.id)
        .where(Settlement.cluster_id == row.id)
        .order_by(Idea.id)
    )
    return tuple(Line(idea.id, idea.text, idea.language) for idea in ideas)


@dataclass(frozen=True)
class PileCards:
    """Some cards of one list: those that wait for a place, or that fit nowhere."""

    question_id: int
    list_: ListName
    label: str
    cards: tuple[Line, ...]
    suggestions: tuple[str, ...] = ()
    may_add: int = 0


def new_pile(session: Session, workshop_id: int, question_id: int, list_: str) -> PileCards | None:
    """A list without cards: where a new topic goes."""
    question = session.get(Question, question_id)
    if question is None or question.workshop_id != workshop_id:
        return None
    if list_ not in ("possibility", "barrier"):
        return None
    return PileCards(question_id, list_, label_of(question, list_), ())  # type: ignore[arg-type]


def waiting_cards(
    session: Session, workshop_id: int, question_id: int, list_: str
) -> PileCards | None:
    """The cards that found no majority, each with the topics it can go to."""
    pile = new_pile(session, workshop_id, question_id, list_)
    if pile is None:
        return None
    waiting = [
        idea
        for offer in offers_of(session, workshop_id, (pile.question_id, pile.list_))
        if isinstance(offer, PlaceThese)
        for idea in offer.ideas
    ]
    homes = lines_with_homes(session, workshop_id, pile, waiting)
    return PileCards(pile.question_id, pile.list_, pile.label, homes)


def lines_with_homes(
    session: Session, workshop_id: int, pile: PileCards, ideas: list[int]
) -> tuple[Line, ...]:
    given: dict[tuple[int, int | str], int] = {}
    for one in answers(session, workshop_id, ideas):
        given[one.idea, one.answer] = given.get((one.idea, one.answer), 0) + 1
    topics = [
        each
        for each in topics_here(session, workshop_id).values()
        if (each.question_id, each.list_) == (pile.question_id, pile.list_)
    ]
    rows = session.scalars(select(Idea).where(Idea.id.in_(ideas)).order_by(Idea.id))
    return tuple(
        Line(
            row.id,
            row.text,
            row.language,
            tuple(Home(t.id, t.letter, t.name, given.get((row.id, t.id), 0)) for t in topics),
        )
        for row in rows
    )


def homeless_cards(
    session: Session, workshop_id: int, question_id: int, list_: str
) -> PileCards | None:
    """The cards that fit nowhere, and what readers would call their topic."""
    pile = new_pile(session, workshop_id, question_id, list_)
    if pile is None:
        return None
    place = (pile.question_id, pile.list_)
    offered = [o for o in offers_of(session, workshop_id, place) if isinstance(o, AddTopic)]
    ideas = [idea for offer in offered for idea in offer.ideas]
    rows = session.scalars(select(Idea).where(Idea.id.in_(ideas)).order_by(Idea.id))
    return PileCards(
        pile.question_id,
        pile.list_,
        pile.label,
        tuple(Line(row.id, row.text, row.language) for row in rows),
        tuple(name for offer in offered for name in offer.suggestions),
        MOST_ADDED_TOPICS - added_topics(session, workshop_id, place),
    )
