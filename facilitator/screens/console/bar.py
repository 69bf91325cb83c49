"""The bar on top: where the session stands, the clock, and what the next press does."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.stage import Situation, Stage
from facilitator.screens.console.undo import Undo, undo
from facilitator.screens.next_press import next_words
from facilitator.screens.run_sheet import Entry, entries
from facilitator.screens.watch import Watch
from facilitator.store.models import Workshop
from facilitator.store.situation import situation


@dataclass(frozen=True)
class Bar:
    """`step` of `steps` is None before the first and after the last one. `wall` says whether
    ideas are shown, None where they can't be; `vote_id` is the vote that can be stopped."""

    workshop_id: int
    title: str
    meeting: str
    position: str
    stage: Stage
    step: int | None
    steps: int
    name: str
    ends_at: datetime | None
    look_up: bool
    wall: bool | None
    sorting: bool
    vote_id: int | None
    undo: Undo | None
    next: str | None
    rehearsal: bool  # the lobby was not opened for the room yet


def top_bar(session: Session, watch: Watch) -> Bar:
    here = situation(session, watch.workshop_id)
    workshop = session.get_one(Workshop, watch.workshop_id)
    sheet = entries(session, watch.workshop_id)
    step = place(here, sheet)
    return Bar(
        workshop.id,
        workshop.title,
        workshop.meeting.title,
        here.position,
        here.stage,
        step,
        len(sheet),
        "" if step is None else sheet[step - 1].name,
        here.ends_at,
        here.look_up,
        "wall_shown" in here.acts if here.stage in ("practice", "writing") else None,
        here.stage in ("sorting", "reading"),
        here.vote_id if here.stage == "voting" else None,
        undo(session, workshop.id),
        next_words(session, here, sheet),
        workshop.lobby_opened_at is None,
    )


def place(here: Situation, sheet: tuple[Entry, ...]) -> int | None:
    return next((n for n, entry in enumerate(sheet, 1) if entry.id == here.step_id), None)
