"""A sign-in ran out under somebody's hands: what was typed waits until they are back.

A page that is asked for comes after signing in. A form that was sent waits inside the sign-in
page, and is shown once more, ready to send: nothing is stored on the server, and nothing is
sent without a press.
"""

import json
from dataclasses import dataclass
from urllib.parse import quote

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_
from facilitator.languages import translate
from facilitator.web import cookies
from facilitator.web.answers import refusal, wants_fragment
from facilitator.web.security import SAFE
from facilitator.web.speech import own_path
from facilitator.web.wrong_passwords import KNOWN

SIGN_IN_AGAIN = N_("Your sign-in is over. Sign in in another tab; what you typed stays here.")
SECRETS = ("password", "again", "current")


@dataclass(frozen=True)
class Interrupted:
    """A form that met an expired sign-in: where it was going, and what it held."""

    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def packed(self) -> str:
        return json.dumps(self.fields)

    @property
    def texts(self) -> list[str]:
        """What a person typed, as far as it can be told from numbers and keys."""
        return [value for name, value in self.fields if name != "key" and " " in value.strip()]


def sign_in_first() -> Response:
    if request.method in SAFE:
        return redirect(f"/sign-in?next={quote(request.full_path.rstrip('?'))}", 303)
    if not was_signed_in():
        return redirect("/sign-in?next=", 303)
    if wants_fragment():
        return refusal(translate(SIGN_IN_AGAIN), 401)
    page = render_template(
        "pages/sign-in.html", form={}, wrong={}, said=None, next="", interrupted=this_form()
    )
    return make_response(page, 401)


def was_signed_in() -> bool:
    return cookies.DESK in request.cookies or KNOWN in request.cookies


def this_form() -> Interrupted:
    fields = request.form.items(multi=True)
    return Interrupted(request.path, tuple((k, v) for k, v in fields if k not in SECRETS))


def brought_along() -> Interrupted | None:
    """The form that waits in the sign-in page that was just sent."""
    path = request.form.get("interrupted", "")
    if not path or not own_path(path):
        return None
    try:
        fields = tuple((plain(name), plain(value)) for name, value in json.loads(packed()))
    except (ValueError, TypeError, RecursionError):
        return None
    return Interrupted(path, fields)


def plain(text: object) -> str:
    """Without the halves of characters that JSON can spell and no page can hold."""
    return str(text).encode("utf-8", "replace").decode()


def packed() -> str:
    return request.form.get("kept", "[]")
