"""The topic board: columns of cards per question and list, and the trays beside them.

Who wrote a card, and what an organisation wrote, is not read here at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.sorting import WAITS, Answer, unsettled
from facilitator.domain.stage import Situation, Stage
from facilitator.domain.topics import letter
from facilitator.domain.words import LISTS, ListName, label_of
from facilitator.screens.watch import Watch
from facilitator.store.cards import answers as given_answers
from facilitator.store.models import Cluster, Idea, NameProposal, Question, Settlement
from facilitator.store.situation import situation

Tray = Literal["topic", "open", "late", "hidden", "practice"]


@dataclass(frozen=True)
class Card:
    """An idea. `answers` says where readers would put it, as long as it is not placed."""

    id: int
    text: str
    language: str
    edited: bool
    late: bool
    hidden_reason: str
    on_paper: bool
    answers: tuple[tuple[str, int], ...] = ()
    waits: bool = False


@dataclass(frozen=True)
class Column:
    topic_id: int
    letter: str
    name: str
    promoted: bool
    proposals: int
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Pile:
    """What one list of one question holds."""

    question_id: int
    question: int
    prompt: str
    list_: ListName
    label: str
    columns: tuple[Column, ...]
    open: tuple[Card, ...]
    late: tuple[Card, ...]
    hidden: tuple[Card, ...]

    @property
    def anchor(self) -> str:
        return anchor(self.question, self.list_)

    @property
    def is_unsorted(self) -> bool:
        """Nothing has a place yet: the cards are what there is to see."""
        return not any(column.cards for column in self.columns)

    @property
    def ideas(self) -> int:
        return sum(len(column.cards) for column in self.columns) + len(self.open) + len(self.late)


@dataclass(frozen=True)
class Board:
    """`shown` is the pile that opens by itself: the first of the current step."""

    workshop_id: int
    stage: Stage
    questions: int
    piles: tuple[Pile, ...]
    practice: tuple[Card, ...]
    shown: str

    @property
    def ideas(self) -> int:
        return sum(pile.ideas for pile in self.piles)

    @property
    def sorted(self) -> int:
        return sum(len(column.cards) for pile in self.piles for column in pile.columns)


@dataclass(frozen=True)
class Tab:
    """Leads to a pile. Tabs stand outside the panel, so that a push never moves the choice."""

    anchor: str
    question_id: int
    question: int
    list_: ListName
    label: str


@dataclass(frozen=True)
class Row:
    """An idea as it is read, before it becomes a card in its place."""

    id: int
    question_id: int
    list_: ListName
    text: str
    language: str
    practice: bool
    late: bool
    edited: bool
    hidden: bool
    hidden_reason: str
    on_paper: bool
    topic_id: int | None


Answers = defaultdict[int, list[Answer]]
Place = tuple[int, ListName, Tray, int | None]


def topic_board(session: Session, watch: Watch) -> Board:
    here = situation(session, watch.workshop_id)
    rows = idea_rows(session, watch.workshop_id)
    topics = topic_columns(session, watch.workshop_id)
    answers = open_answers(session, watch.workshop_id, rows)
    cards = cards_by_place(rows, answers, {topic.id: letter(topic.letter) for topic in topics})
    proposals = proposals_by_topic(session, watch.workshop_id)
    questions = questions_here(session, watch.workshop_id)
    piles = tuple(
        pile(question, n, list_, topics, cards, proposals)
        for n, question in enumerate(questions, 1)
        for list_ in LISTS
    )
    return Board(
        watch.workshop_id,
        here.stage,
        len(questions),
        piles,
        tuple(card for place, held in cards.items() if place[2] == "practice" for card in held),
        shown_first(here, piles),
    )


def tabs(session: Session, workshop_id: int) -> tuple[Tab, ...]:
    return tuple(
        Tab(anchor(number, list_), question.id, number, list_, label_of(question, list_))
        for number, question in enumerate(questions_here(session, workshop_id), 1)
        for list_ in LISTS
    )


def anchor(question: int, list_: ListName) -> str:
    return f"question-{question}-{list_}"


def questions_here(session: Session, workshop_id: int) -> Sequence[Question]:
    return session.scalars(
        select(Question).where(Question.workshop_id == workshop_id).order_by(Question.position)
    ).all()


def idea_rows(session: Session, workshop_id: int) -> list[Row]:
    rows = session.execute(
        select(
            Idea.id,
            Idea.question_id,
            Idea.list_,
            Idea.text,
            Idea.language,
            Idea.practice,
            Idea.late,
            Idea.original_text.is_not(None),
            Idea.hidden_at.is_not(None),
            Idea.hidden_reason,
            Idea.source == "paper",
            Settlement.cluster_id,
        )
        .outerjoin(Settlement, Settlement.idea_id == Idea.id)
        .where(Idea.workshop_id == workshop_id, Idea.withdrawn_at.is_(None))
        .order_by(Idea.id)
    )
    return [Row(*cast(Any, row)) for row in rows]


def topic_columns(session: Session, workshop_id: int) -> Sequence[Cluster]:
    return session.scalars(
        select(Cluster)
        .where(Cluster.workshop_id == workshop_id, Cluster.removed_at.is_(None))
        .order_by(Cluster.letter)
    ).all()


def open_answers(session: Session, workshop_id: int, rows: Iterable[Row]) -> Answers:
    """What readers answered about each idea that is not placed."""
    waiting = [row.id for row in rows if row.topic_id is None]
    answers: Answers = defaultdict(list)
    for one in given_answers(session, workshop_id, waiting):
        answers[one.idea].append(one.answer)
    return answers


def proposals_by_topic(session: Session, workshop_id: int) -> Counter[int]:
    rows = session.scalars(
        select(NameProposal.cluster_id)
        .join(Cluster, Cluster.id == NameProposal.cluster_id)
        .where(Cluster.workshop_id == workshop_id)
    )
    return Counter(rows)


def cards_by_place(
    rows: Iterable[Row], answers: Answers, letters: Mapping[int, str]
) -> dict[Place, list[Card]]:
    cards: defaultdict[Place, list[Card]] = defaultdict(list)
    for row in rows:
        cards[place(row, letters)].append(card(row, answers.get(row.id, []), letters))
    return cards


def place(row: Row, letters: Mapping[int, str]) -> Place:
    topic = row.topic_id if row.topic_id in letters else None
    return (row.question_id, row.list_, tray(row, topic), None if row.hidden else topic)


def tray(row: Row, topic: int | None) -> Tray:
    if row.hidden:
        return "hidden"
    if row.practice:
        return "practice"
    if topic is not None:
        return "topic"
    return "late" if row.late else "open"


def card(row: Row, answers: Sequence[Answer], letters: Mapping[int, str]) -> Card:
    named = Counter(letters.get(a, "") if isinstance(a, int) else a for a in answers)
    return Card(
        row.id,
        row.text,
        row.language,
        row.edited,
        row.late,
        row.hidden_reason,
        row.on_paper,
        tuple(named.most_common()),
        waits=unsettled(answers) == WAITS,
    )


def pile(
    question: Question,
    number: int,
    list_: ListName,
    topics: Sequence[Cluster],
    cards: Mapping[Place, list[Card]],
    proposals: Counter[int],
) -> Pile:
    def held(kind: Tray, topic_id: int | None = None) -> tuple[Card, ...]:
        return tuple(cards.get((question.id, list_, kind, topic_id), ()))

    columns = tuple(
        Column(
            topic.id,
            letter(topic.letter),
            topic.name,
            topic.promoted_at is not None,
            proposals[topic.id],
            held("topic", topic.id),
        )
        for topic in topics
        if topic.question_id == question.id and topic.list_ == list_
    )
    return Pile(
        question.id,
        number,
        question.prompt,
        list_,
        label_of(question, list_),
        columns,
        open=tuple(sorted(held("open"), key=lambda card: (not card.waits, -card.id))),
        late=held("late"),
        hidden=held("hidden"),
    )


def shown_first(here: Situation, piles: Sequence[Pile]) -> str:
    current = [pile.anchor for pile in piles if pile.question_id in here.question_ids]
    return (current or [pile.anchor for pile in piles] or [""])[0]
