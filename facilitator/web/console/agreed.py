"""What was agreed: decisions, actions and links from barriers to possibilities."""

from datetime import date
from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.agreed import HOW, REMOVERS, STATUSES, Hands
from facilitator.domain.errors import N_, Refused
from facilitator.languages import translate
from facilitator.operations import agreed
from facilitator.screens.console.agenda import agenda_choices
from facilitator.screens.console.agreed import (
    choices,
    one_action,
    one_decision,
    organisation_names,
)
from facilitator.web import cookies
from facilitator.web.answers import answer
from facilitator.web.console.drawers import act, done, drawer
from facilitator.web.guards import Room, driving, reading
from facilitator.web.numbers import number, whole

bp = Blueprint("agreed", __name__)


@bp.post("/decisions")
def write_decision(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(room, desk, agreed.write_decision, by_id=desk.account_id, **decision_form())
    return written(room, "decision", translate("The decision is written down."))


@bp.get("/decisions/<int:decision_id>")
def look_at_decision(workshop_id: int, decision_id: int) -> Response:
    room, _ = driving(workshop_id)
    with reading() as session:
        it = one_decision(session, room.id, decision_id)
        agenda = agenda_choices(session, room.id)
    return drawer("decision", room, it, how=HOW, agenda=agenda)


@bp.post("/decisions/<int:decision_id>")
def edit_decision(workshop_id: int, decision_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(room, desk, agreed.edit_decision, decision_id=decision_id, **decision_form())
    return done(room, translate("Saved."))


@bp.post("/decisions/<int:decision_id>/remove")
def remove_decision(workshop_id: int, decision_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(room, desk, agreed.remove_decision, decision_id=decision_id)
    return done(room, translate("Removed."))


@bp.post("/actions")
def write_action(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(room, desk, agreed.write_action, by_id=desk.account_id, **action_form())
    return written(room, "action", translate("The action is written down."))


@bp.get("/actions/<int:action_id>")
def look_at_action(workshop_id: int, action_id: int) -> Response:
    room, _ = driving(workshop_id)
    with reading() as session:
        it = one_action(session, room.id, action_id)
        owners = organisation_names(session, room.id)
    return drawer("action", room, it, owners=owners, statuses=STATUSES)


@bp.post("/actions/<int:action_id>")
def edit_action(workshop_id: int, action_id: int) -> Response:
    room, desk = driving(workshop_id)
    status = request.form.get("status", "open")
    act(room, desk, agreed.edit_action, action_id=action_id, status=status, **action_form())
    return done(room, translate("Saved."))


@bp.post("/actions/<int:action_id>/remove")
def remove_action(workshop_id: int, action_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(room, desk, agreed.remove_action, action_id=action_id)
    return done(room, translate("Removed."))


@bp.get("/links")
def choose_link(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    with reading() as session:
        it = choices(session, room.id)
    return drawer("link", room, it, removers=REMOVERS)


@bp.post("/links")
def link_barrier(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(
        room,
        desk,
        agreed.link_barrier,
        barrier_id=number("barrier"),
        possibility_id=number("possibility"),
        removable_by=request.form.get("remover", ""),
        by_id=desk.account_id,
    )
    return done(room, translate("Linked."))


@bp.post("/links/remove")
def unlink_barrier(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(
        room,
        desk,
        agreed.unlink_barrier,
        barrier_id=number("barrier"),
        possibility_id=number("possibility"),
    )
    return done(room, translate("The link is removed."))


def written(room: Room, kind: str, said: str) -> Response:
    """Says so and empties the form, which carries a fresh key."""
    with reading() as session:
        agenda = agenda_choices(session, room.id)
    return answer(
        f"answers/{kind}_written.html",
        back=f"/console/{room.id}#agreed",
        room=room,
        said=said,
        key=cookies.new_token(),
        how=HOW,
        agenda=agenda,
    )


def decision_form() -> dict[str, Any]:
    form = request.form
    return {
        "text": form.get("text", ""),
        "how": form.get("how", ""),
        "body": form.get("body", ""),
        "hands": hands(),
        "agenda_item_id": form.get("agenda_item", type=whole),
    }


def hands() -> Hands:
    """For, against, abstained; None where nothing was typed."""
    in_favour, against, abstained = (count(n) for n in ("in_favour", "against", "abstained"))
    return in_favour, against, abstained


def count(name: str) -> int | None:
    typed = request.form.get(name, "").strip()
    if not typed:
        return None
    if not (typed.isdecimal() and len(typed) <= 6):
        raise Refused(N_("Please count hands in whole numbers."))
    return int(typed)


def action_form() -> dict[str, Any]:
    form = request.form
    return {"text": form.get("text", ""), "owner": form.get("owner", ""), "due_on": due()}


def due() -> date | None:
    typed = request.form.get("due_on", "").strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise Refused(N_("This is no date. Please write it as 2026-11-23.")) from error
