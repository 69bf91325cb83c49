"""Takes words out of every place that keeps them: ideas, the board's history, topics' names."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.topics import name_from_idea
from facilitator.store.models import BoardAction, Cluster, Idea, Lease, Placement, Settlement

GONE = "…"  # what a topic is called that was named by a forgotten idea alone
LONG = 8  # characters: shorter words may stand in another name by chance


def forget_ideas(session: Session, workshop_id: int, ideas: Sequence[Idea]) -> None:
    """The ideas, who placed them where, and every word of them."""
    ids = [idea.id for idea in ideas]
    words = {each for idea in ideas for each in (idea.text, idea.original_text) if each}
    for table in (Placement, Lease, Settlement):
        session.execute(delete(table).where(table.idea_id.in_(ids)))
    session.execute(delete(Idea).where(Idea.id.in_(ids)))
    forget_in_history(session, workshop_id, ids)
    forget_words(session, workshop_id, words)


def forget_in_history(session: Session, workshop_id: int, ids: Collection[int]) -> None:
    """Undo must find what an action changed, so what is gone leaves the action too."""
    left = set(session.scalars(select(Placement.id).where(Placement.workshop_id == workshop_id)))
    for action in actions(session, workshop_id):
        before, after = ({**side} for side in (action.before, action.after))
        touched = {*kept_ideas(before), *kept_ideas(after)} & {str(id_) for id_ in ids}
        for side in (before, after):
            side["ideas"] = {
                id_: values for id_, values in kept_ideas(side).items() if id_ not in touched
            }
        if touched:
            after["what"] = ""
        voided: Any = after.get("voided", [])
        after["voided"] = [placement for placement in voided if placement in left]
        if (before, after) != (action.before, action.after):
            action.before, action.after = before, after
    session.flush()


def kept_ideas(side: dict[str, Any]) -> dict[str, Any]:
    ideas: dict[str, Any] = side.get("ideas", {})
    return ideas


def forget_words(session: Session, workshop_id: int, words: Iterable[str]) -> None:
    """Topics that were called by these words, and actions that quote them."""
    gone = {name for each in words if each for name in (each, name_from_idea(each))}
    if not gone:
        return
    for topic in session.scalars(select(Cluster).where(Cluster.workshop_id == workshop_id)):
        if (left := without(topic.name, gone)) != topic.name:
            topic.name = left
    for action in actions(session, workshop_id):
        before, after = without(action.before, gone), without(action.after, gone)
        if (before, after) != (action.before, action.after):
            action.before, action.after = before, after
    session.flush()


def without(value: Any, gone: Collection[str]) -> Any:
    """The same JSON with an ellipsis for each of these words; longer ones in a merged name too."""
    if isinstance(value, dict):
        return {key: without(each, gone) for key, each in value.items()}
    if isinstance(value, list):
        return [without(each, gone) for each in value]
    if not isinstance(value, str) or value in gone:
        return GONE if isinstance(value, str) else value
    for each in sorted(gone, key=len, reverse=True):
        value = value.replace(each, GONE) if len(each) >= LONG else value
    return value


def actions(session: Session, workshop_id: int) -> Sequence[BoardAction]:
    return session.scalars(select(BoardAction).where(BoardAction.workshop_id == workshop_id)).all()
