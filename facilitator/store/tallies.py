"""Counts of rows. Nothing here is stored anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from facilitator.domain.sorting import MOST_ANSWERS, UNCLEAR
from facilitator.domain.stage import Situation
from facilitator.domain.words import LISTS
from facilitator.store.models import Cluster, Idea, Participant, Placement, Settlement, Step

# Asked by most panels and at every join, so built once.
PEOPLE = select(func.count()).where(
    Participant.workshop_id == bindparam("workshop_id"),
    Participant.removed_at.is_(None),
    Participant.on_paper.is_(False),
)


def people_joined(session: Session, workshop_id: int) -> int:
    """Everybody who joined this workshop, persons on shared devices included. A ballot sheet is
    of one vote and counts there: two votes on paper would make two people of one."""
    return session.scalar(PEOPLE, {"workshop_id": workshop_id}) or 0


def step_ids(session: Session, workshop_id: int) -> tuple[int, ...]:
    """The run sheet in order."""
    steps = select(Step.id).where(Step.workshop_id == workshop_id).order_by(Step.position)
    return tuple(session.scalars(steps))


def visible_ideas(workshop_id: int) -> Select[Idea]:
    """Ideas that count: not practice, not withdrawn, not hidden."""
    return select(Idea).where(
        Idea.workshop_id == workshop_id,
        Idea.practice.is_(False),
        Idea.withdrawn_at.is_(None),
        Idea.hidden_at.is_(None),
    )


def standing_topics(
    session: Session, workshop_id: int, question_ids: Sequence[int]
) -> list[Cluster]:
    """The topics of these questions as the board shows them: question, list, letter."""
    topics = session.scalars(
        select(Cluster).where(
            Cluster.workshop_id == workshop_id,
            Cluster.question_id.in_(question_ids),
            Cluster.removed_at.is_(None),
        )
    )
    return sorted(topics, key=lambda t: (t.question_id, LISTS.index(t.list_), t.letter))


def ideas_by_topic(session: Session, workshop_id: int) -> dict[int, int]:
    """How many visible ideas each topic holds."""
    rows = session.execute(
        select(Settlement.cluster_id, func.count())
        .join(Idea, Idea.id == Settlement.idea_id)
        .where(
            Settlement.workshop_id == workshop_id,
            Idea.withdrawn_at.is_(None),
            Idea.hidden_at.is_(None),
        )
        .group_by(Settlement.cluster_id)
    )
    return {row[0]: row[1] for row in rows}


def topics_to_read(session: Session, here: Situation) -> list[int]:
    """The topics that are read aloud in this step: those that hold an idea, in board order."""
    filled = ideas_by_topic(session, here.workshop_id)
    topics = standing_topics(session, here.workshop_id, here.question_ids)
    return [topic.id for topic in topics if filled.get(topic.id)]


@dataclass(frozen=True)
class Sorting:
    """How far the sorting of a step is: of its cards so many settled, so many wait."""

    cards: int
    settled: int
    waiting: int

    @property
    def open(self) -> int:
        return self.cards - self.settled - self.waiting


def sorting_progress(session: Session, here: Situation) -> Sorting:
    """The figures of "131 of 180 sorted, 9 not placed yet"."""
    cards = (
        visible_ideas(here.workshop_id)
        .where(Idea.question_id.in_(here.question_ids))
        .with_only_columns(Idea.id, Settlement.cluster_id)
        .outerjoin(Settlement, Settlement.idea_id == Idea.id)
        .where(Idea.late.is_(False) | Settlement.idea_id.is_not(None))
        .subquery()
    )
    answered = (
        select(Placement.idea_id)
        .where(
            Placement.workshop_id == here.workshop_id,
            Placement.voided_at.is_(None),
            Placement.answer != UNCLEAR,
        )
        .group_by(Placement.idea_id)
        .having(func.count() >= MOST_ANSWERS)
        .subquery()
    )
    row = session.execute(
        select(
            func.count(),
            func.count(cards.c.cluster_id),
            func.count(answered.c.idea_id).filter(cards.c.cluster_id.is_(None)),
        ).outerjoin_from(cards, answered, answered.c.idea_id == cards.c.id)
    ).one()
    return Sorting(*row)
