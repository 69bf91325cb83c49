"""What was agreed: decisions, actions and links from barriers to possibilities."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.agreed import ACTION, DECISION, HOW, REMOVERS, STATUSES
from facilitator.domain.together import Clash
from facilitator.languages import translate
from facilitator.operations import agreed, blocking
from facilitator.screens.console.agenda import agenda_choices
from facilitator.screens.console.agreed import (
    WrittenAction,
    WrittenDecision,
    choices,
    one_action,
    one_decision,
    organisation_names,
)
from facilitator.web import cookies
from facilitator.web.answers import answer, missing
from facilitator.web.console.agreed_forms import action_form, decision_form
from facilitator.web.console.drawers import act, clashed, done, drawer
from facilitator.web.forms import began
from facilitator.web.guards import Room, driving, reading
from facilitator.web.numbers import number

bp = Blueprint("agreed", __name__)


@bp.post("/decisions")
def write_decision(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(room, desk, agreed.write_decision, by_id=desk.account_id, **decision_form())
    return written(room, "decision", translate("The decision is written down."))


@bp.get("/decisions/<int:decision_id>")
def look_at_decision(workshop_id: int, decision_id: int) -> Response:
    room, _ = driving(workshop_id)
    it, shown = decision_here(room, decision_id)
    return drawer("decision", room, it, fields=it.fields, was=it.fields, **shown)


@bp.post("/decisions/<int:decision_id>")
def edit_decision(workshop_id: int, decision_id: int) -> Response:
    room, desk = driving(workshop_id)
    form = {"decision_id": decision_id, **decision_form(), "began": began(DECISION)}
    try:
        act(room, desk, agreed.edit_decision, **form)
    except Clash as clash:
        it, shown = decision_here(room, decision_id)
        return clashed("decision", room, it, clash, **shown)
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
    it, shown = action_here(room, action_id)
    return drawer("action", room, it, fields=it.fields, was=it.fields, **shown)


@bp.post("/actions/<int:action_id>")
def edit_action(workshop_id: int, action_id: int) -> Response:
    room, desk = driving(workshop_id)
    status = request.form.get("status", "open")
    form = {"action_id": action_id, **action_form(), "status": status, "began": began(ACTION)}
    try:
        act(room, desk, agreed.edit_action, **form)
    except Clash as clash:
        it, shown = action_here(room, action_id)
        return clashed("action", room, it, clash, **shown)
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
        blocking.link_barrier,
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
        blocking.unlink_barrier,
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


def decision_here(room: Room, decision_id: int) -> tuple[WrittenDecision, dict[str, Any]]:
    """It, and what its drawer needs besides."""
    with reading() as session:
        it = one_decision(session, room.id, decision_id)
        agenda = agenda_choices(session, room.id)
    if it is None:
        raise missing()
    titles = {str(id_): item.title for id_, item in agenda.items}
    return it, {"how": HOW, "hows": in_words(HOW), "agenda": agenda, "titles": titles}


def action_here(room: Room, action_id: int) -> tuple[WrittenAction, dict[str, Any]]:
    with reading() as session:
        it = one_action(session, room.id, action_id)
        owners = organisation_names(session, room.id)
    if it is None:
        raise missing()
    return it, {"owners": owners, "statuses": in_words(STATUSES)}


def in_words(choices: Mapping[Any, str]) -> dict[str, str]:
    return {key: translate(word) for key, word in choices.items()}
