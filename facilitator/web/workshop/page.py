"""The session's page: where it stands, the lobby, the rehearsal, duplicating and deleting."""

import secrets
from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.form import Form, line
from facilitator.domain.workshops import LONGEST_TITLE
from facilitator.live.publish import perform, perform_once
from facilitator.operations import workshops
from facilitator.screens.office.meetings import meeting_titles
from facilitator.screens.office.preparation import overview
from facilitator.screens.office.sessions import content
from facilitator.web.forms import again, blank, form_key, typed
from facilitator.web.guards import Room, arranging, arranging_session, driving, reading
from facilitator.web.notes import done
from facilitator.web.numbers import number
from facilitator.web.office import FILES, check_sure, still_cleaning
from facilitator.web.workshop.frame import frame

bp = Blueprint("page", __name__)
PAGE, COPY, DELETE = "pages/session.html", "pages/session-copy.html", "pages/session-delete.html"

# A rehearsal has a handful of people. With more, it may have been the session itself.
PEOPLE_AT_A_REHEARSAL = 6


@bp.get("")
def page(workshop_id: int) -> str:
    room, _ = driving(workshop_id)
    return blank(PAGE, {}, **shown(room))


def shown(room: Room) -> dict[str, Any]:
    with reading() as session:
        it = overview(session, room.id)
        gone = content(session, room.id)
    many = gone.people > PEOPLE_AT_A_REHEARSAL
    return {**frame(room, "session"), "it": it, "gone": gone, "many": many, **FILES}


@bp.post("/lobby")
def open_lobby(workshop_id: int) -> Response:
    """For the room: from here on nothing can be cleared."""
    room, _ = driving(workshop_id)
    try:
        perform(workshops.open_lobby, room.id, keep_rehearsal=bool(typed("keep")))
    except Refused as refused:
        return again(PAGE, refused, **shown(room))
    return done(
        f"/workshops/{room.id}", N_("The lobby is open. Whoever has the code can join now.")
    )


@bp.post("/rehearsal/clear")
def clear_rehearsal(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    try:
        if shown(room)["many"]:
            check_sure()
        perform(workshops.clear_rehearsal, room.id)
    except Refused as refused:
        return again(PAGE, refused, **shown(room))
    return done(f"/workshops/{room.id}", N_("The rehearsal is cleared. The session is as new."))


@bp.get("/duplicate")
def ask_where(workshop_id: int) -> str:
    room, _ = arranging_session(workshop_id)
    return blank(COPY, {"title": room.title, "meeting": room.meeting_id}, **places(room))


@bp.post("/duplicate")
def duplicate(workshop_id: int) -> Response:
    room, desk = arranging_session(workshop_id)
    form = Form()
    title = typed("title")
    try:
        with form.field("title"):
            title = line(title, LONGEST_TITLE)
        form.check()
        meeting, _ = arranging(chosen_meeting())
        [made] = perform_once(
            desk.actor,
            form_key(),
            workshops.duplicate_workshop,
            room.id,
            meeting_id=meeting.id,
            title=title,
            choose=secrets.choice,
        )
    except Refused as refused:
        return again(COPY, refused, **places(room))
    return done(
        f"/workshops/{made.workshop_id}",
        N_("This is the copy: the same questions and run sheet, a new code."),
    )


def chosen_meeting() -> int:
    return number("meeting")


def places(room: Room) -> dict[str, Any]:
    with reading() as session:
        return {"room": room, "meetings": meeting_titles(session)}


@bp.get("/delete")
def ask_before_deleting(workshop_id: int) -> str:
    room, _ = arranging_session(workshop_id)
    return blank(DELETE, {}, **shown(room))


@bp.post("/delete")
def delete(workshop_id: int) -> Response:
    room, desk = arranging_session(workshop_id)
    try:
        check_sure()
        perform(workshops.delete_workshop, room.id, by_id=desk.account_id)
    except NotFound:
        raise  # somebody else was faster: there is nothing to ask about any more
    except Refused as refused:
        return again(DELETE, refused, **shown(room))
    message = N_("“%(title)s” is deleted.")
    back, more = f"/meetings/{room.meeting_id}", still_cleaning()
    return done(back, message, more=more, title=room.title)
