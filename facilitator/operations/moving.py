"""Ideas are moved by hand: into a topic, out of one, or onto the ballot alone."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.changes import CardsDealtAgain, Change, IdeasMoved, TopicPromoted
from facilitator.domain.errors import N_, Refused
from facilitator.domain.topics import name_from_idea
from facilitator.operations.board import board
from facilitator.operations.dealing_again import deal_again
from facilitator.operations.ideas import idea_here
from facilitator.operations.recording import recorded
from facilitator.operations.topics import new_topic, note, pile, settled_in, standing
from facilitator.store.models import Cluster, Idea, Settlement


def move_ideas(
    session: Session,
    workshop_id: int,
    *,
    idea_ids: Sequence[int],
    cluster_id: int | None,
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    """Put ideas into a topic of their list; None: back among those not placed yet, asked anew.

    So a late idea is let in: in its topic, or among the others.
    """
    board(session, workshop_id)
    ideas = [idea_here(session, workshop_id, idea_id) for idea_id in idea_ids]
    if not ideas or any(idea.practice for idea in ideas):
        raise Refused(N_("Choose an idea first."))
    if cluster_id is None:
        return take_out(session, workshop_id, ideas, by_id, now)
    topic = standing(session, workshop_id, cluster_id)
    if any((idea.question_id, idea.list_) != pile(topic) for idea in ideas):
        raise Refused(N_("An idea stays in its list. Choose a topic of the same list."))
    with recorded(session, workshop_id, "moved", by_id=by_id, now=now, ideas=idea_ids) as deed:
        for idea in ideas:
            put(session, workshop_id, idea.id, topic.id, by_id, now)
        deed.what = topic.name
    return [IdeasMoved(workshop_id, topic.id)]


def take_out(
    session: Session, workshop_id: int, ideas: Sequence[Idea], by_id: int | None, now: datetime
) -> list[Change]:
    ids = [idea.id for idea in ideas]
    with recorded(session, workshop_id, "dealt_again", by_id=by_id, now=now, ideas=ids) as deed:
        for idea in ideas:
            idea.among_id = None
        deal_again(session, deed, ids, now)
    return [
        CardsDealtAgain(workshop_id, question_id)
        for question_id in sorted({idea.question_id for idea in ideas})
    ]


def put(
    session: Session,
    workshop_id: int,
    idea_id: int,
    cluster_id: int,
    by_id: int | None,
    now: datetime,
) -> None:
    """The idea's place, by a facilitator; nothing changes where it is there already."""
    place = session.get(Settlement, idea_id)
    if place is None:
        place = Settlement(idea_id=idea_id, workshop_id=workshop_id, cluster_id=0)
        session.add(place)
    if place.cluster_id != cluster_id:
        place.cluster_id, place.by_id, place.at = cluster_id, by_id, now
    session.flush()


def promote_idea(
    session: Session, workshop_id: int, *, idea_id: int, by_id: int | None, now: datetime
) -> list[Change]:
    """Put a single idea on the ballot: the topic that holds it alone, or one made of it."""
    board(session, workshop_id)
    idea = idea_here(session, workshop_id, idea_id)
    place = session.get(Settlement, idea_id)
    alone = place is not None and settled_in(session, place.cluster_id) == [idea_id]
    topics = [place.cluster_id] if place is not None and alone else []
    with recorded(
        session,
        workshop_id,
        "promoted",
        by_id=by_id,
        now=now,
        topics=topics,
        ideas=[idea_id],
    ) as deed:
        if topics:
            topic = session.get_one(Cluster, topics[0])
        else:
            name = name_from_idea(idea.text)
            topic = new_topic(
                session, workshop_id, idea.question_id, idea.list_, name, now, by_id=by_id
            )
            note(deed, topic)
            put(session, workshop_id, idea_id, topic.id, by_id, now)
        topic.promoted_at = topic.promoted_at or now
        deed.what = topic.name
    return [TopicPromoted(workshop_id, topic.id)]
