"""Takes words out of every place that keeps them: ideas, the board's history, topics' names.

A topic loses an idea's words where the house knows that it has them from there: it was made of the
idea, it was drafted or named by its author, or such a one was merged into it. What a facilitator
or another phone typed is theirs, even if it is the same word: nobody can tell who took it from
whom, and a room must not lose the names of its topics because one of its ideas says "Trees". A
name that only the person gave to a topic stays as well: by then the room sorts and votes by it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.frozen import known_as
from facilitator.domain.redaction import GONE, Rule, replaced, without_ideas
from facilitator.domain.wordings import taking_out, wordings
from facilitator.store.models import (
    BoardAction,
    Cluster,
    Idea,
    Lease,
    NameProposal,
    Participant,
    Placement,
    Settlement,
)
from facilitator.store.wordings import wordings_of


def forget_ideas(
    session: Session, workshop_id: int, ideas: Sequence[Idea], named: Collection[int] = ()
) -> None:
    """The ideas, who placed them where, and every word of them; `named` are their author's topics,
    as `topics_named_by` tells."""
    ids = {idea.id for idea in ideas}
    words = wordings_of(session, workshop_id, ideas)
    topics = topics_of(session, workshop_id, ids, named)
    for table in (Placement, Lease, Settlement):
        session.execute(delete(table).where(table.idea_id.in_(ids)))
    session.execute(delete(Idea).where(Idea.id.in_(ids)))
    forget_in_history(session, workshop_id, ids)
    take_out(session, workshop_id, words, ids, topics)


def without_these(
    session: Session, workshop_id: int, ideas: Sequence[Idea], named: Collection[int] = ()
) -> Rule:
    """The same for approved minutes."""
    ids = {idea.id for idea in ideas}
    topics = topics_of(session, workshop_id, ids, named)
    return partial(
        without_ideas,
        ideas={known_as("idea", id_) for id_ in ids},
        topics={known_as("topic", id_) for id_ in topics},
        words=wordings_of(session, workshop_id, ideas),
    )


def forget_words(
    session: Session, idea: Idea, words: Iterable[str], named: Collection[int] = ()
) -> None:
    """Words of an idea that stands, or whose place on the board stands."""
    topics = topics_of(session, idea.workshop_id, {idea.id}, named)
    take_out(session, idea.workshop_id, wordings(*words), {idea.id}, topics)


# Which topics


def topics_named_by(session: Session, workshop_id: int) -> dict[int, set[int]]:
    """The topics that each participant drafted, or gave the name that the facilitator picked."""
    drafted = select(Participant.id, Cluster.id).join(
        Cluster, Cluster.drafted_by_id == Participant.id
    )
    proposed = (
        select(NameProposal.participant_id, Cluster.id)
        .join(Cluster, Cluster.id == NameProposal.cluster_id)
        .where(NameProposal.name == Cluster.name)
    )
    named: defaultdict[int, set[int]] = defaultdict(set)
    for query in (drafted, proposed):
        for person, topic in session.execute(query.where(Cluster.workshop_id == workshop_id)):
            named[person].add(topic)
    return dict(named)


def topics_of(
    session: Session, workshop_id: int, ids: Collection[int], named: Collection[int]
) -> set[int]:
    """Those made of these ideas, the author's own, and what any of them was merged into."""
    topics = {*named}
    into = merges(session, workshop_id)
    for action in actions(session, workshop_id):
        if action.kind == "promoted" and touched(action, ids):
            topics |= made_by(action)
    while new := {kept for gone, kept in into if gone in topics} - topics:
        topics |= new
    return topics


def merges(session: Session, workshop_id: int) -> set[tuple[int, int]]:
    """Which topic went into which; also where that was undone, since the history quotes both."""
    return {
        (int(id_), values["merged_into_id"])
        for action in actions(session, workshop_id)
        for id_, values in kept(action.after, "topics").items()
        if values.get("merged_into_id")
    }


# The board's history


def forget_in_history(session: Session, workshop_id: int, ids: Collection[int]) -> None:
    """Undo must find what an action changed, so what is gone leaves the action too."""
    left = set(session.scalars(select(Placement.id).where(Placement.workshop_id == workshop_id)))
    for action in actions(session, workshop_id):
        before, after = ({**side} for side in (action.before, action.after))
        gone = touched(action, ids)
        for side in (before, after):
            side["ideas"] = {
                id_: values for id_, values in kept(side, "ideas").items() if id_ not in gone
            }
        if gone:
            after["what"] = ""
        voided: Any = after.get("voided", [])
        after["voided"] = [placement for placement in voided if placement in left]
        if (before, after) != (action.before, action.after):
            action.before, action.after = before, after
    session.flush()


def touched(action: BoardAction, ids: Collection[int], kind: str = "ideas") -> set[str]:
    """Those of these ideas, or topics, that the action changed."""
    return {*kept(action.before, kind), *kept(action.after, kind)} & {str(id_) for id_ in ids}


def kept(side: dict[str, Any], kind: str) -> dict[str, Any]:
    values: dict[str, Any] = side.get(kind, {})
    return values


def made_by(action: BoardAction) -> set[int]:
    created: Any = action.after.get("created", [])
    return {*created}


def actions(session: Session, workshop_id: int) -> Sequence[BoardAction]:
    return session.scalars(select(BoardAction).where(BoardAction.workshop_id == workshop_id)).all()


# The words


def take_out(
    session: Session,
    workshop_id: int,
    words: Collection[str],
    ids: Collection[int],
    topics: Collection[int],
) -> None:
    """From these topics' names, and from what the history quotes of these ideas and topics."""
    if not words:
        return
    told = taking_out(words, GONE)
    for topic in session.scalars(select(Cluster).where(Cluster.id.in_(topics))):
        if (left := told(topic.name)) != topic.name:
            topic.name = left
    for action in actions(session, workshop_id):
        before, after = ({**side} for side in (action.before, action.after))
        for side in (before, after):
            for kind, about in (("topics", topics), ("ideas", ids)):
                here = touched(action, about, kind)
                side[kind] = {
                    id_: replaced(values, told) if id_ in here else values
                    for id_, values in kept(side, kind).items()
                }
        if touched(action, ids) or touched(action, topics, "topics") or made_by(action) & {*topics}:
            after["what"] = replaced(after.get("what", ""), told)
        if (before, after) != (action.before, action.after):
            action.before, action.after = before, after
    session.flush()
