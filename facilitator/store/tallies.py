"""Counts of rows. Nothing here is stored anywhere."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from facilitator.domain.stage import Situation
from facilitator.domain.words import LISTS
from facilitator.store.models import Cluster, Idea, Participant, Settlement


def people_joined(session: Session, workshop_id: int) -> int:
    """Everybody who joined this workshop, persons on shared devices included."""
    query = select(func.count()).where(
        Participant.workshop_id == workshop_id, Participant.removed_at.is_(None)
    )
    return session.scalar(query) or 0


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
