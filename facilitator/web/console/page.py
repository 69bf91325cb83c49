"""The console: its page, and what is only read there."""

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.agreed import HOW
from facilitator.languages import spoken
from facilitator.screens.console.agenda import agenda_choices
from facilitator.screens.console.agreed import organisation_names
from facilitator.screens.console.board import tabs
from facilitator.web import cookies
from facilitator.web.guards import driving, reading
from facilitator.web.resync import panels_since
from facilitator.web.words import screen

bp = Blueprint("page", __name__)


@bp.get("")
def page(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    if "since" in request.args:
        return panels_since("console", room.id, spoken())
    with reading() as session:
        piles = tabs(session, room.id)
        owners = organisation_names(session, room.id)
        agenda = agenda_choices(session, room.id)
    shown = screen("console", room.id, spoken())
    return make_response(
        render_template(
            "screens/console.html",
            room=room,
            desk=desk,
            tabs=piles,
            owners=owners,
            how=HOW,
            agenda=agenda,
            key=cookies.new_token(),
            **shown,
        )
    )
