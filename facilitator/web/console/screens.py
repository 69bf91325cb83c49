"""The other screens of a session, from its console: phones, projector, remote, files."""

from flask import Blueprint, current_app, make_response, render_template
from werkzeug.wrappers import Response

from facilitator.domain.runsheet import PRACTICE_PROMPT
from facilitator.exports.formats import FORMATS
from facilitator.languages import spoken, translate
from facilitator.live.publish import perform
from facilitator.operations.projector_links import make_projector_link, revoke_projector_link
from facilitator.screens import phone as phone_of
from facilitator.screens.console.links import projector_links
from facilitator.store.models import Workshop
from facilitator.web import qr
from facilitator.web.answers import wants_fragment
from facilitator.web.console.drawers import done, drawer
from facilitator.web.forms import made_once
from facilitator.web.guards import Room, driving, reading
from facilitator.web.invitation import origin_for_phones
from facilitator.web.words import screen

bp = Blueprint("screens", __name__)

NOBODY = 0  # a participant without ideas, cards and ballot
# Nothing can be sent from a preview, whatever the page says: no script runs, no form goes.
ONLY_TO_LOOK_AT = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)


@bp.get("/preview")
def look_at_phone(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    return drawer("preview", room, room)


@bp.get("/phone")
def phone(workshop_id: int) -> Response:
    """What phones show now, with an empty ballot."""
    room, _ = driving(workshop_id)
    shown = screen("phone", room.id, spoken())
    with reading() as session:
        mine = phone_of.mine(session, room.id, NOBODY, key="")
    page = render_template(
        "screens/phone_preview.html",
        room=room,
        mine=mine,
        practice_prompt=PRACTICE_PROMPT,
        **shown,
    )
    response = make_response(page)
    response.headers["Content-Security-Policy"] = ONLY_TO_LOOK_AT
    return response


@bp.get("/remote")
def look_at_remote(workshop_id: int) -> Response:
    """The way to the facilitator's own phone; there they sign in once."""
    room, _ = driving(workshop_id)
    address = f"{origin(room)}/remote/{room.id}"
    return drawer("remote", room, qr.picture(address), address=address)


@bp.get("/projectors")
def look_at_links(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    return links_drawer(room)


@bp.post("/projectors")
def make_link(workshop_id: int) -> Response:
    """Shown once: the database keeps its hash only."""
    room, desk = driving(workshop_id)
    token = made_once(desk, make_projector_link, room.id)
    return links_drawer(room, made=f"{origin(room)}/p/{token}")


@bp.post("/projectors/<int:link_id>/revoke")
def revoke_link(workshop_id: int, link_id: int) -> Response:
    room, _ = driving(workshop_id)
    perform(revoke_projector_link, room.id, link_id=link_id)
    return links_drawer(room) if wants_fragment() else done(room, translate("Revoked."))


def links_drawer(room: Room, made: str | None = None) -> Response:
    with reading() as session:
        it = projector_links(session, room.id)
    return drawer("projectors", room, it, made=made)


@bp.get("/minutes")
def look_at_files(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    return drawer("minutes", room, FORMATS)


def origin(room: Room) -> str:
    """Where other machines reach this one; on a machine without a network, itself."""
    with reading() as session:
        chosen = session.get_one(Workshop, room.id).address
    config = current_app.config["HOUSE"]
    return origin_for_phones(config, chosen) or f"http://localhost:{config.port}"
