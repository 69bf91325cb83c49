"""What was agreed so far: decisions, actions, what blocks what, and the results they rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from facilitator.domain.agreed import (
    ACTION,
    DECISION,
    REMOVERS,
    How,
    Remover,
    Status,
    as_texts,
)
from facilitator.domain.stage import Situation, Stage
from facilitator.domain.topics import letter
from facilitator.domain.visibility import shows_tallies
from facilitator.domain.voting import ranked
from facilitator.domain.words import LISTS, ListName, label_of
from facilitator.screens.by_group import TopicByGroup, by_group
from facilitator.screens.console.board import questions_here
from facilitator.screens.watch import Watch
from facilitator.store.ballots import dots_by_topic
from facilitator.store.models import (
    Action,
    BarrierLink,
    Cluster,
    Decision,
    Organisation,
    Question,
    Workshop,
)
from facilitator.store.situation import situation


@dataclass(frozen=True)
class WrittenDecision:
    """`hands` are for, against and abstained; None after a consensus."""

    id: int
    text: str
    how: How
    hands: tuple[int, int, int] | None
    body: str
    agenda_item_id: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)  # as its form types them


@dataclass(frozen=True)
class WrittenAction:
    id: int
    text: str
    owner: str
    due_on: date | None
    status: Status

    @property
    def fields(self) -> dict[str, str]:
        """As its form types them."""
        return as_texts(self, ACTION)


@dataclass(frozen=True)
class Decisions:
    workshop_id: int
    stage: Stage
    entries: tuple[WrittenDecision, ...]


@dataclass(frozen=True)
class Actions:
    workshop_id: int
    entries: tuple[WrittenAction, ...]


@dataclass(frozen=True)
class Topic:
    id: int
    question_id: int
    list_: ListName
    letter: str
    name: str


@dataclass(frozen=True)
class Link:
    barrier: Topic
    possibility: Topic
    remover: str


@dataclass(frozen=True)
class Place:
    """A topic's place in the results."""

    topic: Topic
    rank: str
    dots: int
    by_group: tuple[TopicByGroup, ...] = ()


@dataclass(frozen=True)
class Ranking:
    question: int
    list_: ListName
    label: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Links:
    """`rankings` are there once the results were shown, not before."""

    workshop_id: int
    questions: int
    links: tuple[Link, ...]
    rankings: tuple[Ranking, ...]
    can_link: bool


def decisions(session: Session, watch: Watch) -> Decisions:
    rows = session.scalars(
        select(Decision)
        .where(Decision.workshop_id == watch.workshop_id, Decision.removed_at.is_(None))
        .order_by(Decision.id)
    )
    stage = situation(session, watch.workshop_id).stage
    return Decisions(watch.workshop_id, stage, tuple(written_decision(row) for row in rows))


def written_decision(row: Decision) -> WrittenDecision:
    hands = None
    if row.how == "hands":
        hands = (row.in_favour or 0, row.against or 0, row.abstained or 0)
    how = cast(How, row.how)
    fields = as_texts(row, DECISION)
    return WrittenDecision(row.id, row.text, how, hands, row.body, row.agenda_item_id, fields)


def actions(session: Session, watch: Watch) -> Actions:
    rows = session.scalars(
        select(Action)
        .where(Action.workshop_id == watch.workshop_id, Action.removed_at.is_(None))
        .order_by(Action.id)
    )
    return Actions(watch.workshop_id, tuple(written_action(row) for row in rows))


def written_action(row: Action) -> WrittenAction:
    return WrittenAction(row.id, row.text, row.owner, row.due_on, row.status)  # type: ignore[arg-type]


def links(session: Session, watch: Watch) -> Links:
    here = situation(session, watch.workshop_id)
    topics = topics_here(session, watch.workshop_id)
    questions = questions_here(session, watch.workshop_id)
    return Links(
        watch.workshop_id,
        len(questions),
        tuple(written_links(session, watch.workshop_id)),
        rankings(session, here, questions, topics),
        can_link={topic.list_ for topic in topics.values()} == set(LISTS),
    )


def topics_here(session: Session, workshop_id: int) -> dict[int, Topic]:
    rows = session.scalars(
        select(Cluster)
        .where(Cluster.workshop_id == workshop_id, Cluster.removed_at.is_(None))
        .order_by(Cluster.question_id, Cluster.list_.desc(), Cluster.letter)
    )
    return {row.id: topic(row) for row in rows}


def topic(row: Cluster) -> Topic:
    return Topic(row.id, row.question_id, row.list_, letter(row.letter), row.name)  # type: ignore[arg-type]


def written_links(session: Session, workshop_id: int) -> Iterable[Link]:
    barrier, possibility = aliased(Cluster), aliased(Cluster)
    rows = session.execute(
        select(barrier, possibility, BarrierLink.remover)
        .join(barrier, barrier.id == BarrierLink.barrier_id)
        .join(possibility, possibility.id == BarrierLink.possibility_id)
        .where(BarrierLink.workshop_id == workshop_id)
        .order_by(barrier.question_id, barrier.letter, possibility.letter)
    )
    return (
        Link(topic(blocks), topic(blocked), REMOVERS[cast(Remover, who)])
        for blocks, blocked, who in rows
    )


def rankings(
    session: Session, here: Situation, questions: Iterable[Question], topics: dict[int, Topic]
) -> tuple[Ranking, ...]:
    if here.vote_id is None or not shows_tallies(here.revealed):
        return ()
    dots = dots_by_topic(session, here.vote_id)
    told = by_group(session, here.vote_id)
    return tuple(
        ranking
        for number, question in enumerate(questions, 1)
        for list_ in LISTS
        if (ranking := ranked_list(number, question, list_, dots, topics, told.topics)).places
    )


def ranked_list(
    number: int,
    question: Question,
    list_: ListName,
    dots: dict[int, int],
    topics: dict[int, Topic],
    told: Mapping[int, tuple[TopicByGroup, ...]],
) -> Ranking:
    here = {
        topic_id: dots[topic_id]
        for topic_id, topic in topics.items()
        if topic_id in dots and (topic.question_id, topic.list_) == (question.id, list_)
    }
    places = tuple(
        Place(topics[r.topic], r.shown_rank, r.dots, told.get(r.topic, ())) for r in ranked(here)
    )
    return Ranking(number, list_, label_of(question, list_), places)


# What the forms offer


@dataclass(frozen=True)
class Choices:
    """The topics that can be linked."""

    barriers: tuple[Topic, ...]
    possibilities: tuple[Topic, ...]


def choices(session: Session, workshop_id: int) -> Choices:
    topics = topics_here(session, workshop_id).values()
    return Choices(
        tuple(topic for topic in topics if topic.list_ == "barrier"),
        tuple(topic for topic in topics if topic.list_ == "possibility"),
    )


def organisation_names(session: Session, workshop_id: int) -> list[str]:
    """Owners are organisations most of the time: those of the meeting, to choose from."""
    meeting_id = session.get_one(Workshop, workshop_id).meeting_id
    return list(
        session.scalars(
            select(Organisation.name)
            .where(Organisation.meeting_id == meeting_id)
            .order_by(Organisation.name)
        )
    )


def one_decision(session: Session, workshop_id: int, decision_id: int) -> WrittenDecision | None:
    row = session.get(Decision, decision_id)
    if row is None or row.workshop_id != workshop_id or row.removed_at is not None:
        return None
    return written_decision(row)


def one_action(session: Session, workshop_id: int, action_id: int) -> WrittenAction | None:
    row = session.get(Action, action_id)
    if row is None or row.workshop_id != workshop_id or row.removed_at is not None:
        return None
    return written_action(row)
