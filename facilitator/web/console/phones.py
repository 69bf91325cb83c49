"""Who is in: the door, and phones that are taken out and let in again."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.asking import Unsure
from facilitator.domain.errors import N_
from facilitator.languages import translate
from facilitator.live.publish import live, perform
from facilitator.operations.door import close_door, open_door
from facilitator.operations.removing import let_phone_in, remove_phone
from facilitator.screens.console.phones import phone_here, phones_here
from facilitator.web.answers import answer, wants_fragment
from facilitator.web.asking import ask, was_asked
from facilitator.web.console.drawers import act, done, drawer
from facilitator.web.guards import Room, driving, reading

bp = Blueprint("phones", __name__, url_prefix="/phones")
bp.register_error_handler(Unsure, ask)

SURE = N_("This takes “%(phone)s” out, and takes back what was written there. Press again.")


@bp.get("")
def look_at_phones(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    return phones_drawer(room)


@bp.post("/door")
def turn_door(workshop_id: int) -> Response:
    """Close the door to newcomers, or open it again (`on` is empty)."""
    room, desk = driving(workshop_id)
    closing = request.form.get("on") == "1"
    perform(close_door if closing else open_door, room.id, by_id=desk.account_id)
    return answer("answers/steered.html", back=f"/console/{room.id}")  # the push shows it


@bp.post("/<int:participant_id>/remove")
def remove(workshop_id: int, participant_id: int) -> Response:
    """With everybody who shares the phone, and what they wrote."""
    room, desk = driving(workshop_id)
    if not was_asked():
        raise Unsure(SURE, phone=label(room, participant_id))
    act(room, desk, remove_phone, participant=participant_id, by_id=desk.account_id)
    return phones_drawer(room) if wants_fragment() else done(room, translate("Removed."))


@bp.post("/removals/<int:removal_id>/let-in")
def let_in(workshop_id: int, removal_id: int) -> Response:
    """With empty hands: what was taken back stays so."""
    room, desk = driving(workshop_id)
    act(room, desk, let_phone_in, removal_id=removal_id, by_id=desk.account_id)
    return phones_drawer(room) if wants_fragment() else done(room, translate("Let in again."))


def label(room: Room, participant_id: int) -> str:
    with reading() as session:
        organisation, number = phone_here(
            session, live().shown.watch(room.id), participant_id
        ).label
    if number is None:
        return organisation
    return f"{organisation}, {translate('phone %(n)d', n=number)}"


def phones_drawer(room: Room) -> Response:
    with reading() as session:
        it = phones_here(session, live().shown.watch(room.id))
    return drawer("phones", room, it)
