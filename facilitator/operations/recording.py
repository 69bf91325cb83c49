"""What facilitators do to topics and ideas is written down, so that it can be undone and read.

An action keeps the fields it changed, before and after; `board.undo` puts them back.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy.orm import Session

from facilitator.store.models import BoardAction, Cluster, Idea, Settlement

Kind = Literal[
    "drafted", "renamed", "removed", "merged", "split", "split_up", "moved", "dealt_again",
    "promoted", "late_topic", "edited", "hidden", "shown", "taken_back",
]  # fmt: skip
TOPIC_FIELDS = ("name", "merged_into_id", "removed_at", "promoted_at")
IDEA_FIELDS = (
    "text", "original_text", "edited_at", "edited_by_id",
    "hidden_at", "hidden_by_id", "hidden_reason", "among_id", "late",
)  # fmt: skip
PLACE_FIELDS = ("cluster_id", "at", "by_id")
MOMENTS = {"removed_at", "promoted_at", "edited_at", "hidden_at", "at"}

Looks = dict[str, dict[str, Any]]  # an id as JSON writes it, and the fields' values


@dataclass
class Deed:
    """What an action makes and voids while it happens."""

    created: list[int] = field(default_factory=list)
    voided: list[int] = field(default_factory=list)
    what: str = ""  # names it in the record


@contextmanager
def recorded(
    session: Session,
    workshop_id: int,
    kind: Kind,
    *,
    by_id: int | None,
    now: datetime,
    topics: Iterable[int] = (),
    ideas: Iterable[int] = (),
) -> Iterator[Deed]:
    """What the block does to these topics and ideas can be undone and stands in the record."""
    topics, ideas = list(topics), list(ideas)
    session.flush()
    before = looks(session, topics, ideas)
    deed = Deed()
    yield deed
    session.flush()
    after = looks(session, topics, ideas)
    if before == after and not deed.created and not deed.voided:
        return
    session.add(
        BoardAction(
            workshop_id=workshop_id,
            kind=kind,
            before=differing(before, after),
            after=differing(after, before)
            | {"created": deed.created, "voided": deed.voided, "what": deed.what},
            by_id=by_id,
            at=now,
        )
    )
    session.flush()


def looks(session: Session, topics: Iterable[int], ideas: Iterable[int]) -> dict[str, Looks]:
    return {
        "topics": {str(id_): topic_looks(session, id_) for id_ in topics},
        "ideas": {str(id_): idea_looks(session, id_) for id_ in ideas},
    }


def topic_looks(session: Session, topic_id: int) -> dict[str, Any]:
    return fields(session.get_one(Cluster, topic_id), TOPIC_FIELDS)


def idea_looks(session: Session, idea_id: int) -> dict[str, Any]:
    place = session.get(Settlement, idea_id)
    looks = fields(session.get_one(Idea, idea_id), IDEA_FIELDS)
    return looks | {"place": fields(place, PLACE_FIELDS) if place else None}


def fields(row: object, names: Iterable[str]) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in names}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def differing(here: dict[str, Looks], there: dict[str, Looks]) -> dict[str, Any]:
    """What of `here` is otherwise in `there`."""
    return {
        kind: {
            id_: changed
            for id_, values in here[kind].items()
            if (changed := {f: v for f, v in values.items() if there[kind][id_][f] != v})
        }
        for kind in here
    }
