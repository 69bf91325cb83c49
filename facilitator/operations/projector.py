"""What the wall shows of the moment: ideas or counts, a page, a list, a question, an address.

None of it moves the session on, and all of it can be turned back.
"""

from datetime import datetime
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain import changes as c
from facilitator.domain.errors import N_, Refused
from facilitator.domain.stage import Situation
from facilitator.domain.words import LISTS
from facilitator.store.models import Act, Workshop
from facilitator.store.situation import locked, situation_of

LAST_PAGE = 999  # nobody turns further; the projector stops at the last page it has


def show_wall(
    session: Session, workshop_id: int, *, by_id: int | None, now: datetime
) -> list[c.Change]:
    """Show the ideas on the projector while they are still being written."""
    workshop = locked(session, workshop_id)
    here = situation_of(session, workshop)
    if "wall_shown" in here.acts:
        return []
    if here.kind not in ("practice", "collect"):
        raise Refused(N_("The wall is shown while ideas are written."))
    return turn_wall(session, workshop, here, "wall_shown", by_id, now)


def hide_wall(
    session: Session, workshop_id: int, *, by_id: int | None, now: datetime
) -> list[c.Change]:
    """Back to the counts. That the wall was shown stays in the history."""
    workshop = locked(session, workshop_id)
    here = situation_of(session, workshop)
    if "wall_shown" not in here.acts:
        return []
    return turn_wall(session, workshop, here, "wall_hidden", by_id, now)


def turn_wall(
    session: Session,
    workshop: Workshop,
    here: Situation,
    kind: str,
    by_id: int | None,
    now: datetime,
) -> list[c.Change]:
    opening_id = cast(int, here.opening_id)
    before = session.scalar(
        select(func.count()).where(Act.opening_id == opening_id, Act.kind == kind)
    )
    session.add(Act(opening_id=opening_id, kind=kind, number=before or 0, by_id=by_id, at=now))
    workshop.page = 0
    change = c.WallShown if kind == "wall_shown" else c.WallHidden
    return [change(workshop.id, opening_id)]


def turn_projector(
    session: Session,
    workshop_id: int,
    *,
    now: datetime,
    page: int | None = None,
    blank: bool | None = None,
    list_: str | None = None,
    question_id: int | None = None,
) -> list[c.Change]:
    """Another page, list or question on the projector, or nothing at all.

    Says where to turn, never how far: doubled, it turns once.
    """
    workshop = locked(session, workshop_id)
    before = shown_on(workshop)
    if list_ in LISTS:
        workshop.shown_list, workshop.page = list_, 0
    if question_id in {question.id for question in workshop.questions}:
        workshop.shown_question_id, workshop.page = question_id, 0
    if page is not None:
        workshop.page = min(max(0, page), LAST_PAGE)
    if blank is not None:
        workshop.blank = blank
    return [] if shown_on(workshop) == before else [c.ProjectorTurned(workshop_id)]


def shown_on(workshop: Workshop) -> tuple[int, bool, str, int | None]:
    return workshop.page, workshop.blank, workshop.shown_list, workshop.shown_question_id


def choose_address(
    session: Session, workshop_id: int, *, address: str | None, now: datetime
) -> list[c.Change]:
    """The address in the QR code, one of those the machine has; None: the best one, each time."""
    session.get_one(Workshop, workshop_id).address = address
    return [c.WorkshopEdited(workshop_id)]
