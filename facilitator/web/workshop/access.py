"""Who may come in: co-facilitators by invitation, and links that watch the projector.

A link is shown once: only its hash is kept.
"""

from flask import Blueprint, current_app, render_template
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_
from facilitator.live.publish import now, perform
from facilitator.operations import access as operations
from facilitator.operations import projector_links
from facilitator.screens.office.access import doors
from facilitator.web import cookies
from facilitator.web.addresses import public_addresses
from facilitator.web.forms import made_once
from facilitator.web.guards import arranging_session, driving, reading
from facilitator.web.notes import done
from facilitator.web.workshop.frame import frame

bp = Blueprint("access", __name__, url_prefix="/access")


@bp.get("")
def page(workshop_id: int) -> str:
    room, desk = driving(workshop_id)
    with reading() as session:
        it = doors(session, room.id, now())
    return render_template(
        "pages/session-access.html",
        it=it,
        me=desk,
        key=cookies.new_token(),
        **frame(room, "access"),
    )


@bp.post("/invitations")
def invite(workshop_id: int) -> Response:
    room, desk = arranging_session(workshop_id)
    token = made_once(desk, operations.invite_facilitator, room.id)
    message = N_("Send this link to your co-facilitator. It is shown only now, and works once.")
    return done(back(workshop_id), message, link=address(f"/invitation/{token}"))


@bp.post("/invitations/<int:invitation_id>/revoke")
def revoke_invitation(workshop_id: int, invitation_id: int) -> Response:
    room, _ = arranging_session(workshop_id)
    perform(operations.revoke_invitation, room.id, invitation_id=invitation_id)
    return done(back(workshop_id), N_("That invitation opens nothing any more."))


@bp.post("/facilitators/<int:account_id>/remove")
def remove_facilitator(workshop_id: int, account_id: int) -> Response:
    room, _ = arranging_session(workshop_id)
    perform(operations.remove_facilitator, room.id, account_id=account_id)
    return done(back(workshop_id), N_("They can’t drive this session any more."))


@bp.post("/projector-links")
def link_projector(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    token = made_once(desk, projector_links.make_projector_link, room.id)
    message = N_("Open this link on the machine at the projector. It is shown only now.")
    return done(back(workshop_id), message, link=address(f"/p/{token}"))


@bp.post("/projector-links/<int:link_id>/revoke")
def revoke_link(workshop_id: int, link_id: int) -> Response:
    room, _ = driving(workshop_id)
    perform(projector_links.revoke_projector_link, room.id, link_id=link_id)
    return done(back(workshop_id), N_("That link shows nothing any more."))


def back(workshop_id: int) -> str:
    return f"/workshops/{workshop_id}/access"


def address(path: str) -> str:
    """As others reach it: from the settings, never from the request."""
    return public_addresses(current_app.config["HOUSE"])[0] + path
