"""Topics on the board: draft, rename, merge, split, move, promote, delete, deal again.

No idea is ever lost: one that has no topic any more is not placed yet, and is dealt or waits.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import (
    CardsDealtAgain,
    Change,
    IdeasMoved,
    TopicDrafted,
    TopicPromoted,
    TopicRemoved,
    TopicRenamed,
    TopicsMerged,
    TopicSplit,
)
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.stage import Situation
from facilitator.domain.topics import (
    check_another_topic,
    merged_name,
    name_from_idea,
    topic_name,
)
from facilitator.domain.words import ListName
from facilitator.operations.board import Deed, board, recorded
from facilitator.operations.ideas import check_list, check_question, idea_here
from facilitator.operations.sorting import settle_card
from facilitator.store.models import (
    Act,
    Cluster,
    Idea,
    Opening,
    Placement,
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


def check_sorting(here: Situation) -> None:
    if here.stage != "sorting":
        raise Refused(N_("Cards are dealt while the room sorts. Move them by hand instead."))


def deal_again(session: Session, deed: Deed, ideas: Iterable[int], now: datetime) -> None:
    """Take the cards out of their topics and void what was answered, so that they are dealt."""
    for idea_id in ideas:
        if (place := session.get(Settlement, idea_id)) is not None:
            session.delete(place)
    standing_answers = session.scalars(
        select(Placement).where(Placement.idea_id.in_(ideas), Placement.voided_at.is_(None))
    )
    void(session, deed, standing_answers.all(), now)


def answers_naming(session: Session, cluster_id: int) -> Sequence[Placement]:
    return session.scalars(
        select(Placement).where(Placement.cluster_id == cluster_id, Placement.voided_at.is_(None))
    ).all()


def void(session: Session, deed: Deed, placements: Iterable[Placement], now: datetime) -> None:
    for placement in placements:
        placement.voided_at = now
        deed.voided.append(placement.id)
    session.flush()


def move_ideas(
    session: Session,
    workshop_id: int,
    *,
    idea_ids: Sequence[int],
    cluster_id: int | None,
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    """Put ideas into a topic of their list; None: back among those not placed yet, asked anew."""
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
