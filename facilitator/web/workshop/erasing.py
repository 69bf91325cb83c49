"""Erases somebody of a session who asks for it, by the mark that their phone shows."""

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, line
from facilitator.live.publish import perform
from facilitator.operations.erasing import erase_marked
from facilitator.web.forms import again, blank, typed
from facilitator.web.guards import arranging_session
from facilitator.web.notes import done
from facilitator.web.office import still_cleaning

bp = Blueprint("erasing", __name__, url_prefix="/erase")
PAGE = "pages/session-erase.html"
LONGEST_MARK = 20


@bp.get("")
def ask_whom(workshop_id: int) -> str:
    room, _ = arranging_session(workshop_id)
    return blank(PAGE, {}, room=room)


@bp.post("")
def erase(workshop_id: int) -> Response:
    room, desk = arranging_session(workshop_id)
    form, mark = Form(), typed("mark")
    try:
        with form.field("mark"):
            mark = line(mark, LONGEST_MARK)
        form.check()
        withhold = bool(typed("withhold"))
        perform(erase_marked, room.id, mark=mark, by_id=desk.account_id, withhold=withhold)
    except Refused as refused:
        return again(PAGE, refused, room=room)
    return done(
        f"/workshops/{room.id}",
        N_("The person is erased. Older backups still hold them: tell the operator."),
        more=still_cleaning(),
    )
