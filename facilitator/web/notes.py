"""Notes: a word about what was just done ("Saved."), shown once on the next page.

Carried by a short-lived signed cookie, so the server keeps nothing. A note may hold a link that
is shown this once and never again.
"""

from dataclasses import dataclass

from flask import current_app, g, request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from facilitator.domain.errors import Refused
from facilitator.languages import sentence
from facilitator.web import cookies

NOTE = "note"
SECONDS = 60


@dataclass(frozen=True)
class Note:
    said: str
    link: str | None = None


def done(
    path: str, message: str, *, link: str | None = None, more: str | None = None, **values: object
) -> Response:
    """On to `path`, where the message is said, and after it perhaps one more."""
    said = " ".join(
        sentence(Refused(each, **values))  # the same words and plurals as for a refusal
        for each in (message, more)
        if each
    )
    response = redirect(path, 303)
    cookies.keep(response, NOTE, str(signer().dumps([said, link])), SECONDS)
    return response


def note() -> Note | None:
    """For templates: the note this page shows; it is gone from the next."""
    try:
        said, link = signer().loads(request.cookies.get(NOTE, ""), max_age=SECONDS)
    except BadData:
        return None
    g.note_shown = True
    return Note(said, link)


def forget_shown(response: Response) -> Response:
    """After each request: a note that was shown is gone."""
    if g.get("note_shown"):
        cookies.forget(response, NOTE)
    return response


def signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=NOTE)
