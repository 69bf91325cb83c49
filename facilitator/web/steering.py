"""Steering: what the facilitator does from projector, console and remote alike."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.live.publish import perform
from facilitator.operations import steps
from facilitator.web.answers import answer
from facilitator.web.guards import driving

bp = Blueprint("steering", __name__, url_prefix="/steer/<int:workshop_id>")


@bp.post("/next")
def go_on(workshop_id: int) -> Response:
    """The next press. `position` says from where, so a doubled press skips nothing."""
    room, desk = driving(workshop_id)
    position = request.form.get("position", "")
    perform(steps.go_on, room.id, position=position, by_id=desk.account_id)
    return steered(workshop_id)


def steered(workshop_id: int) -> Response:
    """Nothing to show: the push brings it. A plain form goes back to its screen."""
    return answer("answers/steered.html", back=request.referrer or f"/console/{workshop_id}")
