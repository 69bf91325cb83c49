"""The words that ideas ever had, as far as rows still tell: for whoever takes them out."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.wordings import wordings
from facilitator.store.models import BoardAction, Idea


def wordings_of(session: Session, workshop_id: int, ideas: Sequence[Idea]) -> set[str]:
    """As they are, as they came, as a facilitator had reworded them, and as names of topics."""
    if not ideas:
        return set()
    now = [each for idea in ideas for each in (idea.text, idea.original_text)]
    return wordings(*now, *once(session, workshop_id, {str(idea.id) for idea in ideas}))


def once(session: Session, workshop_id: int, ids: set[str]) -> Iterator[str]:
    history = select(BoardAction).where(BoardAction.workshop_id == workshop_id)
    for action in session.scalars(history):
        for side in (action.before, action.after):
            looks: Any = side.get("ideas", {})
            for id_ in ids & looks.keys():
                yield from (looks[id_].get(name) or "" for name in ("text", "original_text"))
