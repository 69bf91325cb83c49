"""The slide: which picture the moment calls for, and what it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.stage import Stage
from facilitator.screens.projector import agreed, arriving, results, sorting, voting, writing
from facilitator.screens.projector.view import AskedQuestion, View, view
from facilitator.screens.watch import Watch


@dataclass(frozen=True)
class Slide:
    """`picture` names its template in `parts/projector/`; `shows` is what that alone needs."""

    picture: str
    stage: Stage
    title: str
    question: AskedQuestion | None
    ends_at: datetime | None
    look_up: bool
    page: int
    shows: Any


PICTURES: dict[str, Callable[[View], object]] = {
    "lobby": arriving.lobby,
    "wifi": arriving.wifi,
    "practice": arriving.practice,
    "writing": writing.counts,
    "wall": writing.wall,
    "drafting": sorting.drafting,
    "sorting": sorting.topics,
    "reading": sorting.topic_read,
    "accepted": sorting.accepted,
    "voting": voting.progress,
    "stopped": voting.progress,
    "counted": voting.progress,
    "revealed": results.ranking,
    "agreed": agreed.read_back,
    "pause": arriving.pause,
    "closed": arriving.thanks,
    "blank": lambda _view: None,
}


def slide(session: Session, watch: Watch) -> Slide:
    seen = view(session, watch)
    picture = picture_of(seen)
    return Slide(
        picture,
        seen.here.stage,
        seen.workshop.title,
        seen.question,
        seen.here.ends_at,
        seen.here.look_up,
        seen.shown.page,
        PICTURES[picture](seen),
    )


def picture_of(seen: View) -> str:
    stage = seen.here.stage
    if seen.shown.blank:
        return "blank"
    if stage == "lobby" and seen.shown.page and seen.workshop.wifi_name:
        return "wifi"
    if stage in ("practice", "writing") and "wall_shown" in seen.here.acts:
        return "wall"
    return stage
