"""Sorting on a phone: the card in the hand, and where it may be put."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.sorting import Card, Reader, hand
from facilitator.domain.stage import Situation
from facilitator.domain.words import label_of
from facilitator.screens.phone.ideas import OwnIdea, own_ideas
from facilitator.screens.phone.token import topic_read
from facilitator.store.cards import topics_for
from facilitator.store.models import (
    Cluster,
    Enough,
    Idea,
    Lease,
    NameProposal,
    Placement,
    Question,
    Settlement,
)
from facilitator.store.offers import proposers_of
from facilitator.store.tallies import people_joined, visible_ideas


@dataclass(frozen=True)
class Topic:
    id: int
    letter: int
    name: str


@dataclass(frozen=True)
class CardInHand:
    idea_id: int
    text: str
    language: str
    own: bool
    list_: str
    label: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Sorting:
    """`answered` of `hand` cards are done; without a card there is none for this phone."""

    card: CardInHand | None
    enough: bool
    answered: int
    hand: int
    ideas: tuple[OwnIdea, ...]


def sorting(session: Session, here: Situation, person: int) -> Sorting:
    answered = answers_given(session, here, person)
    held = session.get(Lease, person)
    idea = session.get(Idea, held.idea_id) if held else None
    return Sorting(
        card=card_in_hand(session, idea, person) if idea else None,
        enough=session.get(Enough, (here.opening_id, person)) is not None,
        answered=answered,
        hand=max(answered + (idea is not None), whole_hand(session, here, person)),
        ideas=own_ideas(session, here, person),
    )


def card_in_hand(session: Session, idea: Idea, person: int) -> CardInHand:
    return CardInHand(
        idea.id,
        idea.text,
        idea.language,
        idea.author_id == person,
        idea.list_,
        label_of(session.get_one(Question, idea.question_id), idea.list_),
        shown_topics(topics_for(session, idea)),
    )


def shown_topics(topics: Sequence[Cluster]) -> tuple[Topic, ...]:
    return tuple(Topic(topic.id, topic.letter, topic.name) for topic in topics)


def answers_given(session: Session, here: Situation, person: int) -> int:
    query = (
        select(func.count())
        .select_from(Placement)
        .join(Idea, Idea.id == Placement.idea_id)
        .where(
            Placement.participant_id == person,
            Placement.voided_at.is_(None),
            Idea.question_id.in_(here.question_ids),
            Idea.withdrawn_at.is_(None),
            Idea.hidden_at.is_(None),
        )
    )
    return session.scalar(query) or 0


def whole_hand(session: Session, here: Situation, person: int) -> int:
    """The 13 of "5 of 13": this phone's share of all cards, sorted or not."""
    table = visible_ideas(here.workshop_id).where(
        Idea.question_id.in_(here.question_ids), Idea.late.is_(False)
    )
    columns = table.subquery().c
    rows = session.execute(
        select(columns.id, columns.question_id, columns.list, columns.author_id)
    ).all()
    cards = [Card(row.id, (row.question_id, row.list), row.author_id) for row in rows]
    return hand(cards, Reader(person), people_joined(session, here.workshop_id))


# While topics are read aloud


@dataclass(frozen=True)
class Whereabouts:
    """An own idea and the topic it is in; `others` are where else it could belong."""

    idea: OwnIdea
    topic: Topic | None
    others: tuple[Topic, ...]


@dataclass(frozen=True)
class Naming:
    """The topic whose name this phone is asked for, and what it proposed."""

    topic: Topic
    list_: str
    prompt: str
    proposed: str


@dataclass(frozen=True)
class Reading:
    accepted: bool
    naming: Naming | None
    whereabouts: tuple[Whereabouts, ...]


def reading(session: Session, here: Situation, person: int) -> Reading:
    ideas = own_ideas(session, here, person)
    return Reading(
        accepted=here.stage == "accepted",
        naming=naming(session, here, person),
        whereabouts=tuple(whereabouts(session, idea) for idea in ideas),
    )


def whereabouts(session: Session, shown: OwnIdea) -> Whereabouts:
    settled = session.get(Settlement, shown.id)
    topics = shown_topics(topics_for(session, session.get_one(Idea, shown.id)))
    here = next((topic for topic in topics if settled and topic.id == settled.cluster_id), None)
    return Whereabouts(shown, here, tuple(topic for topic in topics if topic != here))


def naming(session: Session, here: Situation, person: int) -> Naming | None:
    topic = topic_read(session, here)
    if topic is None or person not in proposers_of(session, topic):
        return None
    mine = session.get(NameProposal, (topic.id, person))
    return Naming(
        Topic(topic.id, topic.letter, topic.name),
        topic.list_,
        session.get_one(Question, topic.question_id).prompt,
        mine.name if mine else "",
    )
