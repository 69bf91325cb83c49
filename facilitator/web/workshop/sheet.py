"""The run sheet, prepared: one form; every button saves what was typed, then does its own."""

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.changes import Change
from facilitator.domain.errors import N_, Conflict, Refused
from facilitator.domain.form import Form, optional_line, whole_number
from facilitator.domain.runsheet import LONGEST_STEP, STEP_NAMES, TITLE_LIMIT, StepEdit
from facilitator.live.publish import Operation, perform, perform_once
from facilitator.operations import runsheet
from facilitator.screens.office.preparation import PlannedSheet, planned_sheet
from facilitator.web.forms import again, blank, form_key, typed
from facilitator.web.guards import Desk, Room, driving, reading
from facilitator.web.notes import done
from facilitator.web.numbers import whole
from facilitator.web.office import SAVED
from facilitator.web.workshop.frame import frame

bp = Blueprint("sheet", __name__, url_prefix="/run-sheet")
PAGE = "pages/session-sheet.html"


@bp.get("")
def page(workshop_id: int) -> str:
    room, _ = driving(workshop_id)
    it = sheet(room)
    return blank(PAGE, as_it_is(it), covered=None, **shown(room, it))


def as_it_is(it: PlannedSheet) -> dict[str, Any]:
    start: dict[str, Any] = {"kind-new": "pause", "minutes-new": "5"}
    for step in it.steps:
        start[f"minutes-{step.id}"], start[f"title-{step.id}"] = str(step.minutes), step.title
    return start


@bp.post("")
def save(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    it = sheet(room)
    try:
        perform(runsheet.edit_steps, room.id, typed_steps(it))
        do(room, desk, it, typed("do"))
        check_all_saved(it)
    except Conflict as refused:
        saved = sheet(room)
        return again(PAGE, refused, as_it_is(saved), covered=None, **shown(room, saved))
    except Refused as refused:
        return again(PAGE, refused, covered=typed_cover(it), **shown(room, it))
    return done(f"/workshops/{room.id}/run-sheet", SAVED)


def do(room: Room, desk: Desk, it: PlannedSheet, deed: str) -> None:
    """`up-12`, `down-12`, `remove-12`, `add`, or only save."""
    if deed == "add":
        return add(room, desk)
    what, _, number = deed.partition("-")
    if number not in [str(step.id) for step in it.steps]:
        return None
    if what == "remove":
        perform(runsheet.remove_step, room.id, step_id=int(number))
    elif what in ("up", "down"):
        by = 1 if what == "down" else -1
        once(desk, runsheet.shift_step, room.id, step_id=int(number), by=by)
    return None


def add(room: Room, desk: Desk) -> None:
    form = Form()
    minutes = 0
    with form.field("minutes-new"):
        minutes = whole_number(typed("minutes-new"), 0, LONGEST_STEP)
    form.check()
    once(desk, runsheet.add_step, room.id, kind=typed("kind-new"), minutes=minutes)


def once(desk: Desk, operation: Operation[Change], *args: object, **values: object) -> None:
    perform_once(desk.actor, form_key(), operation, *args, **values)


def check_all_saved(it: PlannedSheet) -> None:
    """What was typed for a step that was opened or removed meanwhile has no place any more."""
    here = {str(step.id): (step.title, str(step.minutes)) for step in it.steps}
    stays = {str(step.id) for step in it.steps if step.opened}
    for number in (name.removeprefix("title-") for name in request.form if name[:6] == "title-"):
        written = typed(f"title-{number}"), typed(f"minutes-{number}")
        lost = written != here[number] if number in stays else written[0] and number not in here
        if lost:
            raise Conflict(
                N_(
                    "Saved, but for a step that was opened or removed meanwhile: “%(typed)s” has"
                    " no place there any more."
                ),
                typed=", ".join(filter(None, written)),
            )


def typed_steps(it: PlannedSheet) -> dict[int, StepEdit]:
    """What was typed for each step that can still be changed."""
    form = Form()
    edits = {step.id: typed_step(form, it, step.id) for step in it.steps if not step.opened}
    form.check()
    return edits


def typed_step(form: Form, it: PlannedSheet, step_id: int) -> StepEdit:
    minutes, title = 0, ""
    with form.field(f"title-{step_id}"):
        title = optional_line(typed(f"title-{step_id}"), TITLE_LIMIT)
    with form.field(f"minutes-{step_id}"):
        minutes = whole_number(typed(f"minutes-{step_id}"), 0, LONGEST_STEP)
    questions = tuple(request.form.getlist(f"question-{step_id}", type=whole))
    with form.field(f"question-{step_id}"):
        if it.kind_of(step_id) != "pause" and len(it.questions) > 1 and not questions:
            raise Refused(N_("Choose at least one question."))
    return StepEdit(title, minutes, questions if len(it.questions) > 1 else None)


def typed_cover(it: PlannedSheet) -> dict[int, list[int]]:
    return {step.id: request.form.getlist(f"question-{step.id}", type=whole) for step in it.steps}


def shown(room: Room, it: PlannedSheet) -> dict[str, Any]:
    return {**frame(room, "sheet"), "it": it, "step_names": STEP_NAMES}


def sheet(room: Room) -> PlannedSheet:
    with reading() as session:
        return planned_sheet(session, room.id)
