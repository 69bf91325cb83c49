"""What the organisers withhold is taken out of every other place that has the words from there: a
topic that was made of an idea and is called after it, its former names, and what was changed."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.topics import LONG, name_from_idea
from facilitator.exports.reader.topics import Board, touched
from facilitator.exports.report import WITHHELD
from facilitator.store.models import Idea, Withheld

Value = TypeVar("Value")

# The fields of a report in which a name of a topic can stand, or an idea be quoted.
NAMING = {"name", "former_names", "merged_names", "barrier_name", "possibility_name", "what"}
BEFORE, AFTER = "(^|: |“|→ | / |, )", "(?=$|, |; |”| → | / )"  # what stands around a whole name


def withheld_words(session: Session, workshop_id: int, wall: Board) -> set[str]:
    """Every wording that the withheld ideas had, and what a topic made of one is called."""
    ideas = session.scalars(
        select(Idea)
        .join(Withheld, Withheld.idea_id == Idea.id)
        .where(Idea.workshop_id == workshop_id)
    ).all()
    words = {each for idea in ideas for each in (idea.text, idea.original_text) if each}
    ids = {idea.id for idea in ideas}
    for action in wall.actions if ids else ():
        for when in ("before", "after"):
            kept = touched(action, "ideas", when=when)
            words |= {str(row["text"]) for id_, row in kept.items() if id_ in ids and "text" in row}
    return words | {name_from_idea(each) for each in words}


def without_words(report: Value, words: set[str]) -> Value:
    """The report with a sign in place of these words wherever a topic is named."""
    if not words:
        return report
    longest_first = sorted(words, key=len, reverse=True)
    whole = "|".join(re.escape(each) for each in longest_first)
    long = "|".join(re.escape(each) for each in longest_first if len(each) >= LONG)
    names = re.compile(f"{BEFORE}(?:{whole}){AFTER}", re.IGNORECASE)
    inside = re.compile(long, re.IGNORECASE) if long else None

    def told(text: str) -> str:
        text = names.sub(rf"\g<1>{WITHHELD}", text)
        return inside.sub(WITHHELD, text) if inside else text

    return renamed(report, told)


def renamed(value: Value, told: Callable[[str], str]) -> Value:
    """Looks into everything that the value holds, and touches the fields that name topics."""
    if isinstance(value, tuple):
        return type(value)(renamed(each, told) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    kept: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        kept[field.name] = retold(held, told) if field.name in NAMING else renamed(held, told)
    return type(value)(**kept)


def retold(held: Any, told: Callable[[str], str]) -> Any:
    return told(held) if isinstance(held, str) else tuple(map(told, held))
