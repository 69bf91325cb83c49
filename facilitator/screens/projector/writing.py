"""While ideas are written: two counts, or the wall with the newest that fit.

Names never stand on the wall: nothing here reads who wrote what.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from facilitator.domain.words import LISTS, ListName
from facilitator.screens.projector.view import View
from facilitator.store.models import Idea

# The first page never holds more; so while ideas stream in, a push is as small with three
# hundred ideas as with thirty. Only who turns the page gets the rest.
FIRST_PAGE = 10
WHOLE_WALL = 300  # ideas of one list, the newest; nobody turns further than some fifty pages


@dataclass(frozen=True)
class Counts:
    possibility: int
    barrier: int
    typing: int


def counts(seen: View) -> Counts:
    found = count_by_list(seen)
    return Counts(found["possibility"], found["barrier"], len(seen.watch.typing))


def count_by_list(seen: View) -> dict[ListName, int]:
    rows = seen.session.execute(
        select(Idea.list_, func.count()).where(*on_the_wall(seen)).group_by(Idea.list_)
    )
    found = {row[0]: row[1] for row in rows}
    return {list_: found.get(list_, 0) for list_ in LISTS}


def on_the_wall(seen: View) -> tuple[ColumnElement[bool], ...]:
    """The ideas of the question that is shown; in practice, those that don't count."""
    return (
        Idea.workshop_id == seen.workshop.id,
        Idea.question_id == seen.shown.question_id,
        Idea.practice.is_(seen.here.stage == "practice"),
        Idea.withdrawn_at.is_(None),
        Idea.hidden_at.is_(None),
    )


@dataclass(frozen=True)
class Written:
    id: int
    text: str
    language: str


@dataclass(frozen=True)
class WallList:
    """`total` ideas, the newest of which are `ideas`, newest first."""

    total: int
    ideas: tuple[Written, ...]


@dataclass(frozen=True)
class Wall:
    lists: dict[ListName, WallList]


def wall(seen: View) -> Wall:
    most = WHOLE_WALL if seen.shown.page else FIRST_PAGE
    totals = count_by_list(seen)
    return Wall({list_: WallList(totals[list_], newest(seen, list_, most)) for list_ in LISTS})


def newest(seen: View, list_: ListName, most: int) -> tuple[Written, ...]:
    rows = seen.session.execute(
        select(Idea.id, Idea.text, Idea.language)
        .where(*on_the_wall(seen), Idea.list_ == list_)
        .order_by(Idea.id.desc())
        .limit(most)
    )
    return tuple(Written(*row) for row in rows)
