"""Steering: what the facilitator does from projector, console and remote alike.

A button says from which position it goes on, or to what it turns, so that a doubled press
skips nothing and turns nothing twice.
"""

from urllib.parse import urlsplit

from flask import Blueprint, current_app, request
from werkzeug.wrappers import Response

from facilitator.domain.asking import Unsure
from facilitator.domain.errors import N_, Refused
from facilitator.live.publish import live, perform
from facilitator.operations import projector, steps, voting, workshops
from facilitator.screens.sureness import (
    check_accept_now,
    check_close,
    check_jump,
    check_next,
    check_stop_vote,
)
from facilitator.web.addresses import public_addresses
from facilitator.web.answers import answer
from facilitator.web.asking import ask, was_asked
from facilitator.web.guards import driving, reading
from facilitator.web.numbers import moment, number, whole

bp = Blueprint("steering", __name__, url_prefix="/steer/<int:workshop_id>")
bp.register_error_handler(Unsure, ask)

SCREENS = ("/projector/", "/console/", "/remote/")


@bp.post("/next")
def go_on(workshop_id: int) -> Response:
    """The next press: it asks first where it ends something for people still at it."""
    room, desk = driving(workshop_id)
    if not was_asked():
        with reading() as session:
            check_next(session, live().shown.watch(room.id), position())
    perform(steps.go_on, room.id, position=position(), by_id=desk.account_id)
    return steered(workshop_id)


@bp.post("/lobby")
def open_lobby(workshop_id: int) -> Response:
    """For the room: from here on it is no rehearsal."""
    room, _ = driving(workshop_id)
    perform(workshops.open_lobby, room.id)
    return steered(workshop_id)


@bp.post("/jump")
def jump(workshop_id: int) -> Response:
    """Open any step of the run sheet."""
    room, desk = driving(workshop_id)
    step_id = number("step")
    if not was_asked():
        with reading() as session:
            check_jump(session, live().shown.watch(room.id), position(), step_id)
        if "ask" in request.form:  # the run sheet is a list of buttons, easily hit by mistake
            raise Unsure(N_("Open this step now? Press again."))
    perform(steps.jump, room.id, position=position(), step_id=step_id, by_id=desk.account_id)
    return steered(workshop_id)


@bp.post("/close")
def close(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    if not was_asked():
        with reading() as session:
            check_close(session, live().shown.watch(room.id), position())
    perform(steps.close_workshop, room.id, position=position(), by_id=desk.account_id)
    return steered(workshop_id)


@bp.post("/accept")
def accept(workshop_id: int) -> Response:
    """End the sorting without reading the rest aloud."""
    room, desk = driving(workshop_id)
    if not was_asked():
        with reading() as session:
            check_accept_now(session, live().shown.watch(room.id), position())
    perform(steps.accept_topics, room.id, position=position(), by_id=desk.account_id)
    return steered(workshop_id)


@bp.post("/stop-vote")
def stop_vote(workshop_id: int) -> Response:
    """Stop the open vote; its ballots stay in the record and count for nothing."""
    room, desk = driving(workshop_id)
    vote_id = number("vote")
    if not was_asked():
        with reading() as session:
            check_stop_vote(session, live().shown.watch(room.id), vote_id)
    perform(
        voting.stop_vote,
        room.id,
        vote_id=vote_id,
        reason=request.form.get("reason", ""),
        by_id=desk.account_id,
    )
    return steered(workshop_id)


@bp.post("/minutes")
def add_minutes(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    perform(steps.add_minutes, room.id, ends_at=request.form.get("ends_at", type=moment))
    return steered(workshop_id)


@bp.post("/look-up")
def look_up(workshop_id: int) -> Response:
    """Cover all phones, or uncover them (`on` is empty)."""
    room, _ = driving(workshop_id)
    perform(steps.look_up, room.id, on=is_on())
    return steered(workshop_id)


@bp.post("/wall")
def wall(workshop_id: int) -> Response:
    """Show the ideas while they are being written, or go back to the counts."""
    room, desk = driving(workshop_id)
    perform(projector.show_wall if is_on() else projector.hide_wall, room.id, by_id=desk.account_id)
    return steered(workshop_id)


@bp.post("/turn")
def turn(workshop_id: int) -> Response:
    """Another page, list or question on the projector, or nothing at all."""
    room, _ = driving(workshop_id)
    form = request.form
    perform(
        projector.turn_projector,
        room.id,
        page=form.get("page", type=whole),
        list_=form.get("list"),
        question_id=form.get("question", type=whole),
        blank=form["blank"] == "1" if "blank" in form else None,
    )
    return steered(workshop_id)


@bp.post("/address")
def choose_address(workshop_id: int) -> Response:
    """The address in the QR code: one that this machine has now, or empty for the best."""
    room, _ = driving(workshop_id)
    chosen = request.form.get("address") or None
    if chosen and chosen not in public_addresses(current_app.config["HOUSE"]):
        raise Refused(N_("This computer does not have that address any more. Choose another one."))
    perform(projector.choose_address, room.id, address=chosen)
    return steered(workshop_id)


@bp.post("/wifi")
def show_wifi(workshop_id: int) -> Response:
    """In the lobby, the Wi-Fi's code instead of the session's; `on` empty turns back."""
    room, _ = driving(workshop_id)
    perform(projector.turn_projector, room.id, page=1 if is_on() else 0)
    return steered(workshop_id)


def steered(workshop_id: int) -> Response:
    """Nothing to show: the push brings it. A plain form goes back to its screen."""
    came_from = urlsplit(request.referrer or "").path
    back = came_from if came_from.startswith(SCREENS) else f"/console/{workshop_id}"
    return answer("answers/steered.html", back=back)


# What the buttons say


def position() -> str:
    return request.form.get("position", "")


def is_on() -> bool:
    return request.form.get("on") == "1"
