"""The run sheet's drawer: add, move, shorten and remove steps, also while the session runs."""

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.runsheet import STEP_NAMES
from facilitator.languages import translate
from facilitator.operations import runsheet, steps
from facilitator.screens.console.sheet import plan
from facilitator.web.answers import wants_fragment
from facilitator.web.console.drawers import act, done, drawer
from facilitator.web.guards import Desk, Room, driving, reading
from facilitator.web.numbers import number, whole

bp = Blueprint("sheet", __name__, url_prefix="/sheet")


@bp.get("")
def look_at_sheet(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    return sheet(room)


def sheet(room: Room) -> Response:
    with reading() as session:
        it = plan(session, room.id)
    return drawer("sheet", room, it, step_names=STEP_NAMES)


@bp.post("/add")
def add_step(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    return changed(
        room,
        desk,
        runsheet.add_step,
        kind=request.form.get("kind", ""),
        minutes=minutes(),
        place=number("place"),
        question_ids=request.form.getlist("question", type=whole),
        title=request.form.get("title", ""),
    )


@bp.post("/ideas")
def allow_ideas(workshop_id: int) -> Response:
    """More ideas for each list in the step that is open; phones hear of it at once."""
    room, desk = driving(workshop_id)
    return changed(room, desk, steps.allow_ideas, ideas_each=number("each"))


@bp.post("/<int:step_id>/move")
def move_step(workshop_id: int, step_id: int) -> Response:
    room, desk = driving(workshop_id)
    return changed(room, desk, runsheet.move_step, step_id=step_id, place=number("place"))


@bp.post("/<int:step_id>/change")
def change_step(workshop_id: int, step_id: int) -> Response:
    room, desk = driving(workshop_id)
    title = request.form.get("title", "")
    return changed(
        room, desk, runsheet.change_step, step_id=step_id, minutes=minutes(), title=title
    )


@bp.post("/<int:step_id>/remove")
def remove_step(workshop_id: int, step_id: int) -> Response:
    room, desk = driving(workshop_id)
    return changed(room, desk, runsheet.remove_step, step_id=step_id)


def changed(room: Room, desk: Desk, operation: Any, **values: Any) -> Response:
    """The drawer stays open with the run sheet as it is now."""
    act(room, desk, operation, **values)
    return sheet(room) if wants_fragment() else done(room, translate("The run sheet is changed."))


def minutes() -> int:
    value = request.form.get("minutes", type=whole)
    if value is None:
        raise Refused(N_("Please type the minutes as a number."))
    return value
