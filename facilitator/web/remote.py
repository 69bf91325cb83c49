"""The remote: the facilitator's own phone, behind the same guard as every press."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator.languages import spoken
from facilitator.web.guards import driving
from facilitator.web.resync import panels_since
from facilitator.web.words import screen

bp = Blueprint("remote", __name__)


@bp.get("/remote/<int:workshop_id>")
def page(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    if "since" in request.args:
        return panels_since("remote", room.id, spoken())
    shown = screen("remote", room.id, spoken())
    return make_response(render_template("screens/remote.html", room=room, desk=desk, **shown))


@bp.get("/R/<int:workshop_id>")
def short(workshop_id: int) -> Response:
    """As the QR code says it: in capitals a code needs fewer modules."""
    return redirect(f"/remote/{workshop_id}", 303)
