"""The theme team, picked on the console by organisation and phone, never by name."""

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.languages import translate
from facilitator.operations import theme_team as team
from facilitator.screens.console.team import theme_team
from facilitator.web.answers import wants_fragment
from facilitator.web.console.drawers import act, done, drawer
from facilitator.web.guards import Room, driving, reading

bp = Blueprint("people", __name__, url_prefix="/team")


@bp.get("")
def look_at_team(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    return team_drawer(room)


@bp.post("/<int:participant_id>/pick")
def pick(workshop_id: int, participant_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(room, desk, team.pick_for_team, participant=participant_id)
    return team_drawer(room) if wants_fragment() else done(room, translate("Picked."))


@bp.post("/<int:participant_id>/let-go")
def let_go(workshop_id: int, participant_id: int) -> Response:
    """What the phone drafted stays."""
    room, desk = driving(workshop_id)
    act(room, desk, team.leave_team, participant=participant_id)
    return team_drawer(room) if wants_fragment() else done(room, translate("Let go."))


def team_drawer(room: Room) -> Response:
    with reading() as session:
        it = theme_team(session, room.id)
    return drawer("team", room, it)
