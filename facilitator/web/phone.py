"""The phone: its page, its own part, and how it is answered."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from sqlalchemy.orm import Session
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as AnyResponse

from facilitator.domain.errors import Refused
from facilitator.domain.runsheet import PRACTICE_PROMPT
from facilitator.languages import sentence, spoken
from facilitator.live.publish import live
from facilitator.operations.sorting import deal_card
from facilitator.screens import phone as screen_of
from facilitator.store.situation import situation
from facilitator.web import cookies
from facilitator.web.answers import wants_fragment, with_wait
from facilitator.web.asides import written_aside
from facilitator.web.guards import Me, Room, joined, reading
from facilitator.web.resync import panels_since
from facilitator.web.words import screen

bp = Blueprint("phone", __name__)


@bp.get("/w/<code>")
def page(code: str) -> AnyResponse:
    room, me = joined(code)
    if "since" in request.args:
        if "typing" in request.args:
            live().typed(room.id, me.id)
        return panels_since("phone", room.id, spoken())
    return whole_page(room, me, saved=request.args.get("saved", type=int))


@bp.get("/w/<code>/mine")
def mine(code: str) -> Response:
    """This phone's own part: fetched when the push says that it changed."""
    room, me = joined(code)
    return own_part(room, me)


def whole_page(room: Room, me: Me, **shown: Any) -> Response:
    values = {**screen("phone", room.id, spoken()), **part_of(room, me), **shown}
    return make_response(render_template("screens/phone.html", **values))


def own_part(room: Room, me: Me, **shown: Any) -> Response:
    return make_response(render_template("answers/mine.html", **part_of(room, me), **shown))


def part_of(room: Room, me: Me) -> dict[str, Any]:
    """What the template of a phone's own part needs; each time with a fresh key."""
    with reading() as session:
        if not situation(session, room.id).deals_cards:
            return read_part(session, room, me)
    written_aside(deal_card, room.id, participant=me.id)
    with reading() as session:
        return read_part(session, room, me)


def read_part(session: Session, room: Room, me: Me) -> dict[str, Any]:
    part = screen_of.mine(session, room.id, me.id, key=cookies.new_token())
    return {"room": room, "mine": part, "practice_prompt": PRACTICE_PROMPT}


# Answers


def done(room: Room, me: Me, *, query: str = "", **shown: Any) -> AnyResponse:
    """The phone's own part as it is now; a plain form goes back to the page, with `query`."""
    if wants_fragment():
        return own_part(room, me, **shown)
    return redirect(room.phone + query, 303)


def refused_beside(
    room: Room, me: Me, refused: Refused, *, where: str, typed: str = "", **shown: Any
) -> Response:
    """The reason beside its field `where`, the text kept, a fresh key. What was typed goes back
    to plain forms only: the page of a script still has it. Where the step is over and the field
    gone, the reason stands above, or on a page of its own with the text. What `waited` on the phone
    is not in its field any more: the sentence alone."""
    if "waited" in request.form:
        raise refused
    said = {"said": {"where": where, "text": sentence(refused)}, **shown}
    if wants_fragment():
        response = own_part(room, me, **said)
        if not is_said(response):
            response = own_part(room, me, message=sentence(refused))
    else:
        response = whole_page(room, me, typed=typed, **said)
        if not is_said(response):
            raise refused
    response.status_code = refused.status
    return with_wait(response, refused)


def is_said(response: Response) -> bool:
    return 'class="said"' in response.get_data(as_text=True)


def sent_key() -> str:
    """The key of this request, so that doing it twice does it once."""
    return request.form.get("key") or cookies.new_token()
