"""The door: the front page with its code field, and the join page behind the QR code."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import Refused
from facilitator.domain.words import COUNTRIES, PARTNER_TYPES, READING_LANGUAGES
from facilitator.languages import sentence, spoken
from facilitator.live.publish import perform
from facilitator.operations.joining import join
from facilitator.screens.door import door
from facilitator.web import cookies
from facilitator.web.guards import Room, participant_here, reading, room_by_code

bp = Blueprint("door", __name__)


@bp.get("/")
def front() -> str:
    return render_template("pages/front.html", said=None, typed="")


@bp.post("/")
def enter_code() -> Response:
    """A typed code, in any case and with look-alikes forgiven."""
    typed = request.form.get("code", "")
    try:
        room = room_by_code(typed)
    except Refused as refused:
        page = render_template("pages/front.html", said=sentence(refused), typed=typed)
        return make_response(page, refused.status)
    return redirect(f"/J/{room.code}", 303)


@bp.get("/J/<code>")
@bp.get("/j/<code>")
def join_page(code: str) -> Response:
    room = room_by_code(code)
    if participant_here(room.id):
        return redirect(room.phone, 303)
    response = make_response(join_form(room))
    if cookies.DEVICE not in request.cookies:
        cookies.keep(response, cookies.DEVICE, cookies.new_token())
    return response


@bp.post("/J/<code>")
@bp.post("/j/<code>")
def join_workshop(code: str) -> Response:
    room = room_by_code(code)
    token = request.cookies.get(cookies.DEVICE) or cookies.new_token()
    form = request.form
    try:
        perform(
            join,
            room.id,
            device_hash=cookies.token_hash(token),
            organisation=form.get("organisation", ""),
            partner_type=form.get("partner_type", ""),
            country=form.get("country", ""),
            languages=form.getlist("languages"),
            name=form.get("name", ""),
            language=spoken(),
        )
    except Refused as refused:
        return make_response(join_form(room, said=sentence(refused)), refused.status)
    response = redirect(room.phone, 303)
    cookies.keep(response, cookies.DEVICE, token)
    return response


def join_form(room: Room, said: str | None = None) -> str:
    with reading() as session:
        it = door(session, room.id)
    return render_template(
        "pages/join.html",
        it=it,
        said=said,
        form=request.form,
        partner_types=PARTNER_TYPES,
        countries=COUNTRIES,
        reading_languages=READING_LANGUAGES,
    )
