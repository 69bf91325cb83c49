"""Topics on the board: drafted, lettered, named, deleted when empty.

No idea is ever lost: one that has no topic any more is not placed yet, and is dealt or waits.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import (
    Change,
    TopicDrafted,
    TopicRemoved,
    TopicRenamed,
)
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.stage import Situation
from facilitator.domain.topics import (
    check_another_topic,
    topic_name,
)
from facilitator.domain.words import ListName
from facilitator.operations.board import board
from facilitator.operations.dealing_again import answers_naming, deal_again, void
from facilitator.operations.ideas import check_list, check_question
from facilitator.operations.recording import Deed, recorded
from facilitator.store.models import (
    Act,
    Cluster,
    Idea,
    Opening,
    Question,
    Settlement,
    StepQuestion,
)
from facilitator.store.situation import locked, situation_of
from facilitator.store.tallies import standing_topics, visible_ideas


def draft_topic(
    session: Session,
    workshop_id: int,
    *,
    question_id: int,
    list_: ListName,
    name: str,
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    here = board(session, workshop_id)
    check_room_for_topic(session, here, question_id, list_)
    with recorded(session, workshop_id, "drafted", by_id=by_id, now=now) as deed:
        topic = new_topic(session, workshop_id, question_id, list_, name, now, by_id=by_id)
        note(deed, topic)
    return [TopicDrafted(workshop_id, topic.id)]


def check_room_for_topic(
    session: Session, here: Situation, question_id: int, list_: ListName
) -> None:
    """At most 8 topics per list (12 with one question) before they are shown to the room."""
    check_list(list_)
    check_question(session, here.workshop_id, question_id)
    if "topics_shown" not in here.acts:
        questions = session.scalar(
            select(func.count()).where(Question.workshop_id == here.workshop_id)
        )
        drafted = topics_of_list(session, here.workshop_id, question_id, list_)
        check_another_topic(len(drafted), questions or 1)


def topics_of_list(
    session: Session, workshop_id: int, question_id: int, list_: str
) -> list[Cluster]:
    topics = standing_topics(session, workshop_id, [question_id])
    return [topic for topic in topics if topic.list_ == list_]


def new_topic(
    session: Session,
    workshop_id: int,
    question_id: int,
    list_: str,
    name: str,
    now: datetime,
    *,
    by_id: int | None = None,
    drafted_by_id: int | None = None,
    parent_id: int | None = None,
) -> Cluster:
    name = topic_name(name)
    check_name_is_free(session, workshop_id, question_id, list_, name)
    topic = Cluster(
        workshop_id=workshop_id,
        question_id=question_id,
        list_=list_,
        letter=next_letter(session, question_id, list_),
        name=name,
        created_at=now,
        created_by_id=by_id,
        drafted_by_id=drafted_by_id,
        parent_id=parent_id,
    )
    session.add(topic)
    session.flush()
    return topic


def check_name_is_free(
    session: Session, workshop_id: int, question_id: int, list_: str, name: str, besides: int = 0
) -> None:
    for topic in topics_of_list(session, workshop_id, question_id, list_):
        if topic.name.casefold() == name.casefold() and topic.id != besides:
            raise Refused(N_("There is a topic with this name already."))


def next_letter(session: Session, question_id: int, list_: str) -> int:
    """No letter is given twice: people have heard "C" read aloud."""
    highest = session.scalar(
        select(func.max(Cluster.letter)).where(
            Cluster.question_id == question_id, Cluster.list_ == list_
        )
    )
    return 0 if highest is None else highest + 1


def letter_anew(session: Session, here: Situation) -> None:
    """A, B, C without gaps, just before topics are shown to the room for the first time."""
    fresh = set(here.question_ids) - shown_before(session, here.workshop_id)
    topics = session.scalars(
        select(Cluster)
        .where(Cluster.question_id.in_(fresh))
        .order_by(Cluster.removed_at.is_not(None), Cluster.letter)
    ).all()
    free = 1 + max((topic.letter for topic in topics), default=0)
    for place, topic in enumerate(topics):
        topic.letter = free + place  # out of the way first: letters are unique at every moment
    session.flush()
    for question_id, list_ in sorted({(t.question_id, t.list_) for t in topics}):
        of_list = [t for t in topics if (t.question_id, t.list_) == (question_id, list_)]
        for letter, topic in enumerate(of_list):
            topic.letter = letter
    session.flush()


def shown_before(session: Session, workshop_id: int) -> set[int]:
    """The questions whose topics the room has seen."""
    return set(
        session.scalars(
            select(StepQuestion.question_id)
            .join(Opening, Opening.step_id == StepQuestion.step_id)
            .join(Act, Act.opening_id == Opening.id)
            .where(Opening.workshop_id == workshop_id, Act.kind == "topics_shown")
        )
    )


def note(deed: Deed, topic: Cluster) -> None:
    deed.created.append(topic.id)
    deed.what = topic.name


def rename_topic(
    session: Session,
    workshop_id: int,
    *,
    cluster_id: int,
    name: str,
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    """A better name, at any time before the close; also while a vote is open."""
    if situation_of(session, locked(session, workshop_id)).state == "closed":
        raise Refused(N_("The session is closed."))
    topic = standing(session, workshop_id, cluster_id)
    with recorded(
        session, workshop_id, "renamed", by_id=by_id, now=now, topics=[cluster_id]
    ) as deed:
        give_name(session, topic, name)
        deed.what = topic.name
    return [TopicRenamed(workshop_id, cluster_id)]


def give_name(session: Session, topic: Cluster, name: str) -> None:
    name = topic_name(name)
    check_name_is_free(
        session, topic.workshop_id, topic.question_id, topic.list_, name, besides=topic.id
    )
    topic.name = name


def standing(session: Session, workshop_id: int, cluster_id: int) -> Cluster:
    topic = session.get(Cluster, cluster_id, populate_existing=True)
    if topic is None or topic.workshop_id != workshop_id or topic.removed_at is not None:
        raise NotFound(N_("This topic is not on the board any more."))
    return topic


def pile(topic: Cluster) -> tuple[int, str]:
    return topic.question_id, topic.list_


def settled_in(session: Session, cluster_id: int) -> list[int]:
    """All ideas of a topic, hidden and withdrawn ones too: they must not lose their place."""
    return list(
        session.scalars(
            select(Settlement.idea_id)
            .where(Settlement.cluster_id == cluster_id)
            .order_by(Settlement.idea_id)
        )
    )


def remove_topic(
    session: Session, workshop_id: int, *, cluster_id: int, by_id: int | None, now: datetime
) -> list[Change]:
    """Delete an empty topic. Answers that named it are void, and their cards are dealt again."""
    board(session, workshop_id)
    topic = standing(session, workshop_id, cluster_id)
    ideas = settled_in(session, cluster_id)
    check_empty(session, topic, ideas)
    with recorded(
        session,
        workshop_id,
        "removed",
        by_id=by_id,
        now=now,
        topics=[cluster_id],
        ideas=ideas,
    ) as deed:
        topic.removed_at = now
        deal_again(session, deed, ideas, now)
        void(session, deed, answers_naming(session, cluster_id), now)
        deed.what = topic.name
    return [TopicRemoved(workshop_id, cluster_id)]


def check_empty(session: Session, topic: Cluster, ideas: Sequence[int]) -> None:
    visible = session.scalars(
        visible_ideas(topic.workshop_id).where(Idea.id.in_(ideas)).with_only_columns(Idea.id)
    ).all()
    if visible:
        raise Refused(
            N_(
                "“%(topic)s” holds %(n)d idea. Move it or merge the topic first.",
                "“%(topic)s” holds %(n)d ideas. Move them or merge the topic first.",
            ),
            n=len(visible),
            topic=topic.name,
        )
