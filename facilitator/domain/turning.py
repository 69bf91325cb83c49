"""What the projector can turn to without the session going on: the next list, the next question.

Turning is not undoing: it shows another picture of the same moment, so it goes back as well.
Pages of a list that is longer than the wall are counted by the projector itself, which alone
knows how much fits.
"""

from dataclasses import dataclass

from facilitator.domain.stage import Situation
from facilitator.domain.words import LISTS, ListName

View = tuple[int, ListName]


@dataclass(frozen=True)
class Shown:
    """Which picture of the moment is on the wall."""

    question_id: int | None = None
    list_: ListName = "possibility"
    page: int = 0
    blank: bool = False


@dataclass(frozen=True)
class Turn:
    """Another picture; what is None stays. Turns are absolute, so a doubled one is one."""

    page: int | None = None
    list_: ListName | None = None
    question_id: int | None = None
    blank: bool | None = None


def views(here: Situation) -> tuple[View, ...]:
    """The pictures that the clicker walks through before the session goes on."""
    match here.stage:
        case "sorting":
            return tuple((question, list_) for question in here.question_ids for list_ in LISTS)
        case "accepted" | "revealed":
            return tuple((question, "possibility") for question in here.question_ids)
    return ()


def turn_forward(here: Situation, shown: Shown) -> Turn | None:
    """What the next press turns to; None: it goes on."""
    if shown.blank:
        return Turn(blank=False)
    if here.stage == "lobby" and shown.page:
        return Turn(page=0)  # from the Wi-Fi to the join code
    if here.stage == "reading" and shown.page:
        return Turn(page=shown.page - 1)
    return neighbour(here, shown, +1)


def turn_back(here: Situation, shown: Shown) -> Turn | None:
    """What PageUp turns to. While topics are read aloud, pages are topics read before."""
    if shown.blank:
        return Turn(blank=False)
    if here.stage == "reading":
        return Turn(page=shown.page + 1) if shown.page + 1 < len(here.read) else None
    return neighbour(here, shown, -1)


def topic_aloud(here: Situation, page: int) -> int | None:
    """The topic on the wall while topics are read aloud: the newest, or one `page` before it."""
    return here.read[max(0, len(here.read) - 1 - page)] if here.read else None


def neighbour(here: Situation, shown: Shown, way: int) -> Turn | None:
    order = views(here)
    by_list = here.stage == "sorting"
    now = (shown.question_id, shown.list_ if by_list else "possibility")
    place = next((at for at, view in enumerate(order) if view == now), 0) + way
    if not 0 <= place < len(order):
        return None
    question_id, list_ = order[place]
    return Turn(question_id=question_id, list_=list_ if by_list else None)
