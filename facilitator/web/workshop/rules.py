"""The rules of a session: names, open vote, how much one may write and vote."""

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.door import MOST_PEOPLE
from facilitator.domain.errors import Refused
from facilitator.domain.workshops import WorkshopRules, wifi_access, workshop_rules
from facilitator.live.publish import perform
from facilitator.operations.workshops import choose_wifi, edit_rules
from facilitator.screens.office.preparation import rules_of
from facilitator.web.forms import again, blank, typed
from facilitator.web.guards import Room, driving, reading
from facilitator.web.notes import done
from facilitator.web.office import SAVED
from facilitator.web.workshop.frame import frame

bp = Blueprint("rules", __name__)
PAGE, WIFI = "pages/session-rules.html", "pages/session-wifi.html"
FIELDS = (
    *("title", "language", "naming", "text_limit", "ideas_each", "dots_each", "dot_cap"),
    "most_people",
)


@bp.get("/rules")
def page(workshop_id: int) -> str:
    room, _ = driving(workshop_id)
    return blank(PAGE, stored(room), **shown(room))


@bp.post("/rules")
def save(workshop_id: int) -> Response:
    """A rule that is fixed is not sent by its disabled field, and stays as it is."""
    room, _ = driving(workshop_id)
    try:
        perform(edit_rules, room.id, typed_rules(room))
    except Refused as refused:
        return again(PAGE, refused, **shown(room))
    return done(f"/workshops/{room.id}/rules", SAVED)


def typed_rules(room: Room) -> WorkshopRules:
    values = {name: typed(name) for name in FIELDS}
    open_vote = bool(typed("open_vote"))
    if "fixed" in request.form:
        was = stored(room)
        values["naming"], open_vote = was["naming"], was["open_vote"]
    return workshop_rules(**values, open_vote=open_vote)


def stored(room: Room) -> dict[str, Any]:
    with reading() as session:
        return rules_of(session, room.id).values


def shown(room: Room) -> dict[str, Any]:
    with reading() as session:
        fixed = rules_of(session, room.id).fixed
    return {**frame(room, "rules"), "fixed": fixed, "most_people": MOST_PEOPLE}


@bp.get("/wifi")
def wifi(workshop_id: int) -> str:
    room, _ = driving(workshop_id)
    return blank(WIFI, stored(room), **frame(room, "wifi"))


@bp.post("/wifi")
def save_wifi(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    try:
        name, password = wifi_access(typed("wifi_name"), typed("wifi_password"))
        perform(choose_wifi, room.id, name=name, password=password)
    except Refused as refused:
        return again(WIFI, refused, **frame(room, "wifi"))
    return done(f"/workshops/{room.id}/wifi", SAVED)
