"""Reads the sorting: cards on the table, answers, and where each idea belongs now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from facilitator.domain.offers import SortedCard
from facilitator.domain.sorting import Answer, Card, Pile, Reader, Settled, unsettled
from facilitator.domain.stage import Situation
from facilitator.domain.words import LISTS, ListName
from facilitator.store.models import (
    Act,
    Attendee,
    BoardAction,
    Cluster,
    Idea,
    Lease,
    Participant,
    Placement,
)
from facilitator.store.models import Settlement as Place
from facilitator.store.tallies import standing_topics, visible_ideas


class Given(NamedTuple):
    """One standing answer; a topic that was merged away counts as what it went into."""

    idea: int
    participant: int
    answer: Answer
    suggestion: str = ""


def final_topics(session: Session, workshop_id: int) -> dict[int, int]:
    """Each topic that was merged away, and the topic it is part of now."""
    rows = session.execute(
        select(Cluster.id, Cluster.merged_into_id).where(Cluster.workshop_id == workshop_id)
    )
    merged = {topic: into for topic, into in rows.all() if into is not None}
    return {topic: end_of(topic, merged) for topic in merged}


def end_of(topic: int, merged: dict[int, int]) -> int:
    while topic in merged:
        topic = merged[topic]
    return topic


def answers(
    session: Session, workshop_id: int, ideas: Collection[int] | Select[Any] | None = None
) -> list[Given]:
    """Standing answers in the order in which they came; only to `ideas` if given (ids, or a
    query for them)."""
    query = (
        select(
            Placement.idea_id,
            Placement.participant_id,
            Placement.answer,
            Placement.cluster_id,
            Placement.suggestion,
        )
        .where(Placement.workshop_id == workshop_id, Placement.voided_at.is_(None))
        .order_by(Placement.id)
    )
    if ideas is not None:
        query = query.where(Placement.idea_id.in_(ideas))
    final = final_topics(session, workshop_id)
    return [
        Given(
            row.idea_id,
            row.participant_id,
            cast(Answer, final.get(row.cluster_id, row.cluster_id) or row.answer),
            row.suggestion,
        )
        for row in session.execute(query)
    ]


def answers_by_idea(given: Iterable[Given]) -> defaultdict[int, list[Given]]:
    by_idea: defaultdict[int, list[Given]] = defaultdict(list)
    for one in given:
        by_idea[one.idea].append(one)
    return by_idea


def cards_to_read(
    session: Session, workshop_id: int, question_ids: Sequence[int], now: datetime
) -> list[Card]:
    """The unsettled cards of these questions, with who read them and who holds them. Late ones
    lie on no table before the facilitator lets them in."""
    open_ = (
        visible_ideas(workshop_id)
        .outerjoin(Place, Place.idea_id == Idea.id)
        .where(Idea.question_id.in_(question_ids), Place.idea_id.is_(None), Idea.late.is_(False))
    )
    columns = (Idea.id, Idea.question_id, Idea.list_, Idea.author_id, Idea.language)
    rows = session.execute(open_.with_only_columns(*columns)).all()
    given = answers_by_idea(answers(session, workshop_id, open_.with_only_columns(Idea.id)))
    held = holders(session, workshop_id, now)
    return [
        Card(
            idea,
            (question, cast(ListName, list_)),
            author,
            language or None,
            unsettled([one.answer for one in given.get(idea, ())]),
            frozenset([one.participant for one in given.get(idea, ())]),
            frozenset(held.get(idea, ())),
        )
        for idea, question, list_, author, language in rows
    ]


# Asked by every phone that fetches its part, so built once.
DEALT_AGAIN = select(
    select(
        func.count(BoardAction.id).filter(BoardAction.kind.in_(("dealt_again", "shown")))
        + func.count(BoardAction.undone_at)
    )
    .where(BoardAction.workshop_id == bindparam("workshop_id"))
    .scalar_subquery(),
    select(func.count(Idea.id))
    .where(Idea.workshop_id == bindparam("workshop_id"), Idea.source == "seed")
    .scalar_subquery(),
    select(func.count(Act.id))
    .where(Act.opening_id == bindparam("opening_id"), Act.kind == "reopened")
    .scalar_subquery(),
)


def times_dealt_again(session: Session, here: Situation) -> tuple[int, ...]:
    """Counts what put cards on the table again, or new ones: facilitators, seeds, and a Back.

    Placements leave it as it is, so that phones that have run dry ask for a card when there may
    be one, and a thousand phones don't ask at each answer.
    """
    named = {"workshop_id": here.workshop_id, "opening_id": here.opening_id}
    return tuple(session.execute(DEALT_AGAIN, named).one())


def holders(session: Session, workshop_id: int, now: datetime) -> dict[int, list[int]]:
    """Who holds each card under a live lease."""
    held: defaultdict[int, list[int]] = defaultdict(list)
    for idea, participant in session.execute(
        select(Lease.idea_id, Lease.participant_id).where(
            Lease.workshop_id == workshop_id, Lease.until > now
        )
    ):
        held[idea].append(participant)
    return held


def reader(session: Session, participant_id: int) -> Reader:
    languages = session.scalar(
        select(Attendee.languages)
        .join(Participant, Participant.attendee_id == Attendee.id)
        .where(Participant.id == participant_id)
    )
    return Reader(participant_id, frozenset((languages or "").split()))


def sorted_cards(
    session: Session, workshop_id: int, question_id: int, list_: ListName
) -> list[SortedCard]:
    """Every visible card of one list with its answers and its place: offers are made of these."""
    ideas = session.execute(
        select(Idea.id, Idea.author_id, Place.cluster_id)
        .outerjoin(Place, Place.idea_id == Idea.id)
        .where(
            Idea.id.in_(select(visible_ideas(workshop_id).subquery().c.id)),
            Idea.question_id == question_id,
            Idea.list_ == list_,
        )
        .order_by(Idea.id)
    ).all()
    given = answers_by_idea(answers(session, workshop_id, [row.id for row in ideas]))
    return [
        SortedCard(
            row.id,
            tuple(one.answer for one in given[row.id]),
            Settled(row.cluster_id)
            if row.cluster_id is not None
            else unsettled([one.answer for one in given[row.id]]),
            tuple(one.suggestion for one in given[row.id] if one.suggestion),
            next((g.answer for g in given[row.id] if g.participant == row.author_id), None),
        )
        for row in ideas
    ]


def piles(question_ids: Sequence[int]) -> list[Pile]:
    return [(question_id, list_) for question_id in question_ids for list_ in LISTS]


def topics_for(session: Session, idea: Idea) -> list[Cluster]:
    """The topics a card may be placed in, in the order of their letters.

    A card of a topic that was too big is dealt among the parts of that topic alone.
    """
    topics = [
        topic
        for topic in standing_topics(session, idea.workshop_id, [idea.question_id])
        if topic.list_ == idea.list_
    ]
    parts = [topic for topic in topics if idea.among_id and topic.parent_id == idea.among_id]
    return parts or topics
