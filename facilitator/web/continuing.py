"""Whose phone this is: continue on another one, hand it to the next person."""

import secrets

from flask import Blueprint, make_response, redirect, render_template, request
from sqlalchemy import select
from werkzeug.wrappers import Response

from facilitator.domain.codes import LENGTH_TO_CONTINUE, new_code, typed_to_continue
from facilitator.domain.errors import NotFound, Refused, TooMany
from facilitator.languages import sentence
from facilitator.live.publish import now, perform, perform_once
from facilitator.operations.continuing import NOT_VALID, VALID_FOR, continue_on, offer_continuation
from facilitator.operations.joining import add_person
from facilitator.store.models import Continuation, Workshop
from facilitator.web import cookies, wrong_codes
from facilitator.web.answers import wants_fragment, with_wait
from facilitator.web.guards import joined, reading
from facilitator.web.phone import sent_key

bp = Blueprint("continuing", __name__)


@bp.post("/w/<code>/continuation")
def show_code(code: str) -> str:
    """A code for ten minutes. It is shown once, here; we keep its hash only."""
    room, me = joined(code)
    fresh = new_code(secrets.choice, LENGTH_TO_CONTINUE)
    hashed = cookies.token_hash(fresh)
    perform(offer_continuation, room.id, device_id=me.device_id, code_hash=hashed)
    template = "answers/continuation.html" if wants_fragment() else "pages/continuation.html"
    minutes = VALID_FOR.seconds // 60
    return render_template(template, room=room, fresh=fresh, minutes=minutes)


@bp.get("/continue")
def ask_for_code() -> str:
    return ask()


@bp.post("/continue")
def take_over() -> Response:
    return arrive(request.form.get("code", ""))


def ask(said: str | None = None, typed: str = "") -> str:
    return render_template("pages/continue.html", said=said, typed=typed)


def arrive(typed: str) -> Response:
    """Make this browser the phone that showed the code, under a key of its own."""
    hashed = cookies.token_hash(typed_to_continue(typed) or "")
    token = cookies.new_token()
    try:
        code = where_to(hashed)
        perform(continue_on, code_hash=hashed, device_hash=cookies.token_hash(token))
    except NotFound as refused:
        return not_taken_over(wrong_codes.counted(refused), typed)
    except TooMany as refused:
        return not_taken_over(refused, typed)
    response = redirect(f"/w/{code}", 303)
    cookies.keep(response, cookies.DEVICE, token)
    return response


def where_to(hashed: str) -> str:
    """The session this code leads to. Asked before anything is written: a guess costs a look."""
    wrong_codes.check_not_guessing()
    with reading() as session:
        code = session.scalar(
            select(Workshop.code)
            .join(Continuation, Continuation.workshop_id == Workshop.id)
            .where(
                Continuation.code_hash == hashed,
                Continuation.used_at.is_(None),
                Continuation.expires_at > now(),
            )
        )
    if code is None:
        raise NotFound(NOT_VALID)
    return code


def not_taken_over(refused: Refused, typed: str) -> Response:
    return with_wait(make_response(ask(sentence(refused), typed), refused.status), refused)


@bp.post("/w/<code>/next-person")
def hand_on(code: str) -> Response:
    """The next person on a shared phone begins with empty hands."""
    room, me = joined(code)
    whole_device = f"device:{me.device_id}"  # after the press "me" is somebody else
    perform_once(whole_device, sent_key(), add_person, room.id, device_id=me.device_id)
    return redirect(room.phone, 303)
