"""What the organisers withhold is taken out of every other place that has the words from there: a
topic that was made of an idea and is called after it, its former names, and what was changed."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.redaction import NAMING
from facilitator.domain.topics import LONG
from facilitator.domain.wordings import taking_out
from facilitator.exports.reader.topics import Board, created, touched
from facilitator.exports.report import WITHHELD
from facilitator.store.models import Idea, NameProposal, Withheld
from facilitator.store.wordings import wordings_of

Value = TypeVar("Value")

CHANGED = "what"
BOTH = " / "  # between the names of merged topics


@dataclass(frozen=True)
class Words:
    """`all_` are taken out of what was changed, which quotes ideas. Topics are other people's as
    well: out of their names only those that came from a withheld idea, or are long."""

    all_: frozenset[str] = frozenset()
    in_names: frozenset[str] = frozenset()


def withheld_words(session: Session, workshop_id: int, wall: Board) -> Words:
    """Every wording that the withheld ideas had, and what a topic made of one is called."""
    ideas = session.scalars(
        select(Idea)
        .join(Withheld, Withheld.idea_id == Idea.id)
        .where(Idea.workshop_id == workshop_id)
    ).all()
    words = wordings_of(session, workshop_id, ideas)
    ids = {idea.id for idea in ideas}
    authors = {idea.author_id for idea in ideas if idea.author_id}
    named = names_given(session, wall, ids, authors) if ids else set()
    in_names = {each for each in words if len(each) >= LONG or each.casefold() in named}
    return Words(frozenset(words), frozenset(in_names))


def names_given(session: Session, wall: Board, ids: set[int], authors: set[int]) -> set[str]:
    """What topics were ever called that were made of these ideas, or that their authors drafted or
    found the name of; each part of a merged name, in no case."""
    made = {id_ for id_, topic in wall.topics.items() if topic.drafted_by_id in authors}
    proposed = select(NameProposal.cluster_id).where(
        NameProposal.participant_id.in_(authors), NameProposal.cluster_id.in_(wall.topics)
    )
    made |= set(session.scalars(proposed))
    for action in wall.actions:
        if action.kind == "promoted" and ids & touched(action, "ideas").keys():
            made |= {*created(action), *touched(action, "topics")}
    names = {wall.topics[id_].name for id_ in made}
    for action in wall.actions:
        for when in ("before", "after"):
            looks = touched(action, "topics", when=when)
            names |= {looks[id_]["name"] for id_ in made & looks.keys() if "name" in looks[id_]}
    return {part.casefold() for name in names for part in name.split(BOTH)}


def without_words(report: Value, words: Words) -> Value:
    """The report with a sign in place of these words wherever a topic is named."""
    if not words.all_:
        return report
    return renamed(report, taking_out(words.in_names, WITHHELD), taking_out(words.all_, WITHHELD))


def renamed(value: Value, name: Callable[[str], str], change: Callable[[str], str]) -> Value:
    """Looks into everything that the value holds, and touches the fields that name topics."""
    if isinstance(value, tuple):
        return type(value)(renamed(each, name, change) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    kept: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name in NAMING:
            kept[field.name] = retold(held, change if field.name == CHANGED else name)
        else:
            kept[field.name] = renamed(held, name, change)
    return type(value)(**kept)


def retold(held: Any, told: Callable[[str], str]) -> Any:
    return told(held) if isinstance(held, str) else tuple(map(told, held))
