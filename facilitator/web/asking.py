"""Presses that ask first: the same press again, read and meant, goes through.

When a question was asked is kept in a cookie of the browser that was asked, for the button and
the place it was asked about. So every button of every screen asks the same way, with or
without JavaScript, and nothing has to be drawn into the screens.
"""

from datetime import datetime

from flask import Response, make_response, render_template, request

from facilitator.domain.asking import SURE_UNTIL, Unsure, is_sure
from facilitator.languages import sentence
from facilitator.live.publish import now
from facilitator.web import cookies
from facilitator.web.answers import refusal, wants_fragment
from facilitator.web.numbers import moment


def was_asked() -> bool:
    """Has this browser been asked about this very press, and had the time to read it?"""
    return is_sure(asked_at(), now())


def asked_at() -> datetime | None:
    press, _, asked = request.cookies.get(cookies.ASKED, "").rpartition(" ")
    if press != this_press():
        return None
    try:
        return moment(asked)
    except ValueError:
        return None


def this_press() -> str:
    """The button, the place from which it goes on, and what it is about, in few letters: a
    cookie holds no more."""
    about = (request.form.get(name, "") for name in ("position", "step", "vote"))
    return cookies.token_hash(" ".join([request.path, *about]))[:16]


def ask(unsure: Unsure) -> Response:
    """The question, in the screen's message line or on a page of its own."""
    said = sentence(unsure)
    if wants_fragment():
        response = refusal(said, unsure.status)
    else:
        page = render_template("pages/ask.html", said=said, fields=request.form.items(multi=True))
        response = make_response(page, unsure.status)
    if not is_waiting():
        value = f"{this_press()} {round(now().timestamp() * 1000)}"
        cookies.keep(response, cookies.ASKED, value, int(SURE_UNTIL.total_seconds()))
    return response


def is_waiting() -> bool:
    """Asked a moment ago: a bounced press must not begin the question again."""
    asked = asked_at()
    return asked is not None and now() - asked <= SURE_UNTIL
