"""One topic of two, or several of one. No idea is lost on the way."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import CardsDealtAgain, Change, TopicsMerged, TopicSplit
from facilitator.domain.errors import N_, Refused
from facilitator.domain.topics import merged_name
from facilitator.operations.board import board
from facilitator.operations.dealing_again import answers_naming, check_sorting, deal_again, void
from facilitator.operations.moving import put
from facilitator.operations.recording import recorded
from facilitator.operations.settling import settle_card
from facilitator.operations.topics import new_topic, note, pile, settled_in, standing
from facilitator.store.models import Cluster, Idea, Settlement
from facilitator.store.tallies import visible_ideas


def merge_topics(
    session: Session,
    workshop_id: int,
    *,
    kept_id: int,
    gone_id: int,
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    """One topic of two, with both names. Cards placed in either may settle by that."""
    board(session, workshop_id)
    kept, gone = (standing(session, workshop_id, id_) for id_ in (kept_id, gone_id))
    if kept_id == gone_id or pile(kept) != pile(gone):
        raise Refused(N_("Two topics of the same list can be merged."))
    ideas = settled_in(session, gone_id)
    open_ = open_cards(session, kept)
    with recorded(
        session,
        workshop_id,
        "merged",
        by_id=by_id,
        now=now,
        topics=[kept_id, gone_id],
        ideas=[*ideas, *open_],
    ) as deed:
        kept.name = deed.what = merged_name(kept.name, gone.name)
        kept.promoted_at = kept.promoted_at or gone.promoted_at
        gone.merged_into_id, gone.removed_at = kept_id, now
        for idea_id in ideas:
            session.get_one(Settlement, idea_id).cluster_id = kept_id
        session.flush()
        settled = [one for idea in open_ for one in settle_card(session, workshop_id, idea, now)]
    return [TopicsMerged(workshop_id, kept_id), *settled]


def open_cards(session: Session, topic: Cluster) -> list[int]:
    """The visible ideas of the topic's list that have no place."""
    visible = visible_ideas(topic.workshop_id).where(
        Idea.question_id == topic.question_id, Idea.list_ == topic.list_
    )
    ids = session.scalars(visible.with_only_columns(Idea.id).order_by(Idea.id)).all()
    placed = set(session.scalars(select(Settlement.idea_id).where(Settlement.idea_id.in_(ids))))
    return [idea_id for idea_id in ids if idea_id not in placed]


def split_topic(
    session: Session,
    workshop_id: int,
    *,
    cluster_id: int,
    name: str,
    idea_ids: Sequence[int],
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    """A new topic of some of a topic's ideas."""
    board(session, workshop_id)
    parent = standing(session, workshop_id, cluster_id)
    ideas = set(settled_in(session, cluster_id))
    if not idea_ids or not set(idea_ids) < ideas:
        raise Refused(N_("Choose some ideas of this topic, and leave at least one in it."))
    with recorded(session, workshop_id, "split", by_id=by_id, now=now, ideas=idea_ids) as deed:
        part = new_topic(
            session, workshop_id, *pile(parent), name, now, by_id=by_id, parent_id=cluster_id
        )
        note(deed, part)
        for idea_id in idea_ids:
            put(session, workshop_id, idea_id, part.id, by_id, now)
    return [TopicSplit(workshop_id, part.id)]


def split_up(
    session: Session,
    workshop_id: int,
    *,
    cluster_id: int,
    names: Sequence[str],
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    """A topic that is too big makes way for its parts, and its cards are dealt among them."""
    check_sorting(board(session, workshop_id))
    whole = standing(session, workshop_id, cluster_id)
    names = [name for name in names if name.strip()]
    if len(names) < 2:
        raise Refused(N_("Name at least two smaller topics."))
    ideas = settled_in(session, cluster_id)
    with recorded(
        session,
        workshop_id,
        "split_up",
        by_id=by_id,
        now=now,
        topics=[cluster_id],
        ideas=ideas,
    ) as deed:
        whole.removed_at = now
        session.flush()
        for name in names:
            part = new_topic(
                session, workshop_id, *pile(whole), name, now, by_id=by_id, parent_id=cluster_id
            )
            deed.created.append(part.id)
        for idea_id in ideas:
            session.get_one(Idea, idea_id).among_id = cluster_id
        deal_again(session, deed, ideas, now)
        void(session, deed, answers_naming(session, cluster_id), now)
        deed.what = whole.name
    return [TopicSplit(workshop_id, cluster_id), CardsDealtAgain(workshop_id, whole.question_id)]
