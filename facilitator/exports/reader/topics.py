"""Topics as rows, gathered once: by id, their labels, and what was merged into what."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.topics import letter
from facilitator.domain.words import label_of
from facilitator.store.cards import final_topics
from facilitator.store.models import BoardAction, Cluster, Question, VoteList, Workshop


@dataclass(frozen=True)
class Board:
    """`final` leads from each topic that was merged away to the one it is part of now."""

    topics: dict[int, Cluster]
    final: dict[int, int]
    actions: tuple[BoardAction, ...]  # that were not undone, oldest first
    questions: dict[int, Question]
    numbers: dict[int, int]  # of the questions, from 1

    def standing(self, topic_id: int) -> int:
        return self.final.get(topic_id, topic_id)

    def label(self, topic_id: int) -> str:
        """Possibilities B, or 2. Possibilities B where there are several questions."""
        topic = self.topics[topic_id]
        return f"{self.place(topic.question_id, topic.list_)} {letter(topic.letter)}"

    def place(self, question_id: int, list_: str) -> str:
        """A list, with the number of its question where there are several."""
        label = self.list_label(question_id, list_)
        return f"{self.numbers[question_id]}. {label}" if len(self.questions) > 1 else label

    def list_label(self, question_id: int, list_: str) -> str:
        return label_of(self.questions[question_id], list_)


def board(session: Session, workshop: Workshop) -> Board:
    topics = session.scalars(select(Cluster).where(Cluster.workshop_id == workshop.id))
    actions = session.scalars(
        select(BoardAction)
        .where(BoardAction.workshop_id == workshop.id, BoardAction.undone_at.is_(None))
        .order_by(BoardAction.id)
    )
    return Board(
        topics={topic.id: topic for topic in topics},
        final=final_topics(session, workshop.id),
        actions=tuple(actions),
        questions={question.id: question for question in workshop.questions},
        numbers={question.id: place for place, question in enumerate(workshop.questions, 1)},
    )


def touched(action: BoardAction, kind: str, *, when: str = "after") -> dict[int, dict[str, Any]]:
    """The rows of a kind ("topics" or "ideas") that the action changed, and their fields."""
    looks: Any = action.after if when == "after" else action.before
    return {int(id_): fields for id_, fields in looks.get(kind, {}).items()}


def created(action: BoardAction) -> list[int]:
    after: Any = action.after
    return list(after.get("created", ()))


def on_ballot(each: VoteList, wall: Board) -> list[Cluster]:
    """The topics of this list on this ballot, by letter."""
    topics = (wall.topics[topic.cluster_id] for topic in each.topics)
    return sorted(topics, key=lambda topic: (topic.letter, topic.id))
