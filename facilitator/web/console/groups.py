"""Results by group: what is counted as one, and along what a vote is told, once."""

from random import SystemRandom

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.languages import translate
from facilitator.operations import grouping
from facilitator.screens.by_group import groups
from facilitator.web.answers import wants_fragment
from facilitator.web.console.drawers import act, done, drawer
from facilitator.web.guards import Room, driving, reading
from facilitator.web.numbers import number

bp = Blueprint("groups", __name__, url_prefix="/groups")


@bp.get("")
def look_at_groups(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    return groups_drawer(room)


@bp.post("/together")
def count_as_one(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    axis, members = request.form.get("axis", ""), request.form.getlist("member")
    act(room, desk, grouping.count_as_one, axis=axis, members=members)
    return changed(room, translate("Counted as one from now on."))


@bp.post("/together/<int:together_id>/apart")
def count_apart(workshop_id: int, together_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(room, desk, grouping.count_apart, together_id=together_id)
    return changed(room, translate("Counted apart again."))


@bp.post("/show")
def show(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(
        room,
        desk,
        grouping.show_by_group,
        vote_id=number("vote"),
        axis=request.form.get("axis", ""),
        by_id=desk.account_id,
        draw=SystemRandom().random,
    )
    return done(room, translate("The results are shown by group."))


def changed(room: Room, said: str) -> Response:
    return groups_drawer(room) if wants_fragment() else done(room, said)


def groups_drawer(room: Room) -> Response:
    with reading() as session:
        it = groups(session, room.id)
    return drawer("groups", room, it)
