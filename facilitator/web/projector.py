"""The projector: its page, and the link by which another machine may watch it."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator.languages import speaking
from facilitator.store.models import ProjectorLink, Workshop
from facilitator.web import cookies
from facilitator.web.answers import missing
from facilitator.web.guards import reading, watching
from facilitator.web.resync import panels_since
from facilitator.web.words import screen

bp = Blueprint("projector", __name__)


@bp.get("/projector/<int:workshop_id>")
def page(workshop_id: int) -> Response:
    room, desk = watching(workshop_id)
    if "since" in request.args:
        return panels_since("projector", room.id, room.language)
    shown = screen("projector", room.id, room.language)
    with speaking(room.language):
        page = render_template(
            "screens/projector.html", room=room, desk=desk, address=chosen_address(room.id), **shown
        )
    return make_response(page)


def chosen_address(workshop_id: int) -> str | None:
    with reading() as session:
        return session.get_one(Workshop, workshop_id).address


@bp.get("/p/<token>")
def open_link(token: str) -> Response:
    """Exchange the link for a cookie, so that the address on the wall gives nothing away."""
    hashed = cookies.token_hash(token)
    with reading() as session:
        link = session.query(ProjectorLink).filter_by(token_hash=hashed, revoked_at=None).first()
        if link is None:
            raise missing()
        workshop_id = link.workshop_id
    response = redirect(f"/projector/{workshop_id}", 303)
    cookies.keep(response, cookies.wall(workshop_id), token)
    return response
