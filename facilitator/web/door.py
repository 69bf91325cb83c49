"""The door: the front page with its code field, and the join page behind the QR code."""

from functools import lru_cache

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.wrappers import Response as AnyResponse

from facilitator.domain.codes import typed_to_continue
from facilitator.domain.door import NoWayIn
from facilitator.domain.errors import Refused
from facilitator.domain.words import COUNTRIES, PARTNER_TYPES, READING_LANGUAGES
from facilitator.languages import country_name, sentence, spoken
from facilitator.live.publish import perform
from facilitator.operations.joining import KIND_FIRST, NAME_FIRST, join
from facilitator.screens.door import Door, door
from facilitator.screens.privacy import Kept, kept
from facilitator.web import cookies, newcomers
from facilitator.web.answers import with_wait
from facilitator.web.continuing import arrive
from facilitator.web.guards import Room, reading, room_by_code, who_is_here

bp = Blueprint("door", __name__)

# Browsers say "no" or "nn" for what our list calls Norsk.
SAME_TO_READ = {"no": "nb", "nn": "nb"}
ASKS_FOR = {KIND_FIRST: "partner_type", NAME_FIRST: "name"}  # the field a refusal is about
GONE = 410
NOTHING: MultiDict[str, str] = ImmutableMultiDict()


@bp.get("/")
def front() -> str:
    return front_page()


def front_page(said: str | None = None, typed: str = "") -> str:
    return render_template("pages/front.html", said=said, typed=typed)


@bp.post("/")
def enter_code() -> AnyResponse:
    """A typed code, in any case and with look-alikes forgiven; a longer one is a phone's."""
    typed = request.form.get("code", "")
    if typed_to_continue(typed):
        return arrive(typed)
    try:
        room = room_by_code(typed)
    except Refused as refused:
        return no_room(refused, typed)
    return redirect(f"/J/{room.code}", 303)


def no_room(refused: Refused, typed: str) -> Response:
    """The front page, with what was typed and why it leads nowhere."""
    page = front_page(sentence(refused), typed)
    return with_wait(make_response(page, refused.status), refused)


@bp.get("/J/<code>")
@bp.get("/j/<code>")
def join_page(code: str) -> AnyResponse:
    try:
        room, me = who_is_here(code)
    except Refused as refused:
        return no_room(refused, code)
    if me is not None:
        return redirect(room.phone, 303)
    if room.state == "closed":
        return make_response(render_template("pages/closed.html", room=room), GONE)
    response = join_form(room)
    if cookies.DEVICE not in request.cookies:
        cookies.keep(response, cookies.DEVICE, cookies.new_token())
    return response


@bp.post("/J/<code>")
@bp.post("/j/<code>")
def join_workshop(code: str) -> AnyResponse:
    room = room_by_code(code)
    held = request.cookies.get(cookies.DEVICE)
    token = held or cookies.new_token()
    form = request.form
    try:
        if not held:
            newcomers.count()
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
        return with_wait(join_form(room, form, refused), refused)
    response = redirect(room.phone, 303)
    cookies.keep(response, cookies.DEVICE, token)
    return response


def join_form(
    room: Room, typed: MultiDict[str, str] = NOTHING, refused: Refused | None = None
) -> Response:
    """The join page; after a refusal with everything that was typed, and the reason. Where there
    is no way in, a page that says whom to ask."""
    with reading() as session:
        it = door(session, room.id, cookies.cookie_hash(cookies.DEVICE))
        how_long = kept(session, room.id)
    if it.no_way_in:
        return make_response(render_template("pages/no-way-in.html", it=it), NoWayIn.status)
    if refused:
        return make_response(written(it, how_long, typed, refused), refused.status)
    return make_response(untouched(it, how_long, languages_read(), spoken()))


# A room that comes in at once is shown the same page: who has been here before, another.
@lru_cache(maxsize=32)
def untouched(it: Door, how_long: Kept, read: tuple[str, ...], language: str) -> str:
    """The join page before anybody touched it. Nothing but the arguments goes into it; it is
    rendered in the language of this request, which is `language`."""
    return written(it, how_long, MultiDict([("languages", code) for code in read]))


def written(
    it: Door, how_long: Kept, typed: MultiDict[str, str], refused: Refused | None = None
) -> str:
    return render_template(
        "pages/join.html",
        it=it,
        kept=how_long,
        form=typed,
        said=sentence(refused) if refused else None,
        at_fault=ASKS_FOR.get(refused.message, "organisation") if refused else None,
        partner_types=PARTNER_TYPES,
        countries=sorted(COUNTRIES, key=country_name),
        reading_languages=READING_LANGUAGES,
    )


def languages_read() -> tuple[str, ...]:
    """Those of this browser, which are checked on the form that nobody touched yet."""
    accepted = [str(code).split("-")[0].lower() for code in request.accept_languages.values()]
    reads = {SAME_TO_READ.get(code, code) for code in [spoken(), *accepted]}
    return tuple(code for code in READING_LANGUAGES if code in reads)
