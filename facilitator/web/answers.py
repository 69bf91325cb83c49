"""How the house answers: a fragment for htmx, a redirect for a plain form, a sentence for a no."""

import secrets
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, g, make_response, redirect, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from facilitator.domain.errors import N_, NotFound, Refused, TooMany
from facilitator.domain.header import HEADER
from facilitator.languages import sentence, translate
from facilitator.live.publish import live
from facilitator.store.transactions import is_out_of_reach

# What a form may hold that a person typed and would miss; "prompt-2" is a prompt too.
TYPED = (
    *("text", "name", "title", "prompt", "suggestion", "organisation", "roster", "code"),
    *("lines", "owner", "place", "series", "possibility", "barrier", "body", "reason"),
    *("letters", "people", "hands"),
    *("email", "wifi_name", "agenda", "who", "persons", "role", "caption", *HEADER),
    *("approved_by", "how", "note"),
)
NOT_SAVED = N_("Not saved: the server can't write at the moment. Please try again.")
SAFE = {"GET", "HEAD", "OPTIONS"}
OFFICE = ("/meetings", "/workshops", "/account", "/sign-", "/first", "/invitation")

SENTENCES = {
    400: N_("That could not be read. Please try again."),
    404: N_("There is nothing here. The address may be wrong, or it is not for you."),
    405: N_("That does not work this way. Please go back and try again."),
    413: N_("That is too large to send."),
    429: N_("That was too fast. Please wait a moment."),
    503: N_("This can't be read at the moment. Please try again."),
    500: N_("Something went wrong on our side. What you sent may not be saved; please try again."),
}


def wants_fragment() -> bool:
    return request.headers.get("HX-Request") == "true"


def answer(fragment: str, *, back: str, **values: Any) -> AnyResponse:
    """`fragment` for htmx; for a plain form a redirect to the page `back`."""
    if wants_fragment():
        return make_response(render_template(fragment, **values))
    return redirect(back, 303)


def answer_refusals(app: Flask) -> None:
    @app.errorhandler(Refused)
    def refuse(refused: Refused) -> Response:
        live().meter.refused["request"] += 1
        return with_wait(refusal(sentence(refused), refused.status), refused)

    @app.errorhandler(HTTPException)
    def explain(error: HTTPException) -> Response:
        status = error.code or 500
        response = refusal(translate(SENTENCES.get(status, SENTENCES[400])), status)
        if isinstance(error, MethodNotAllowed):
            response.headers["Allow"] = ", ".join(error.valid_methods or ())
        return response

    @app.errorhandler(Exception)
    def apologise(error: Exception) -> Response:
        request_id = secrets.token_hex(4)
        app.logger.exception(
            "an answer failed: %s %s",
            request.method,
            request.url_rule,
            extra={"request": request_id},
        )
        response = not_done(error)
        response.headers["X-Request-Id"] = request_id  # finds the line in the log
        return response


def not_done(error: Exception) -> Response:
    """While the disk or the database fails nobody is told "saved", and a retry is worth it."""
    if not is_out_of_reach(error):
        return refusal(translate(SENTENCES[500]), 500)
    writing = request.method not in SAFE
    return refusal(translate(NOT_SAVED if writing else SENTENCES[503]), 503)


def refusal(said: str, status: int) -> Response:
    """One sentence: in the screen's message line for htmx, else a page with what was typed."""
    g.refused = said  # for a page that waits for a file
    if wants_fragment():
        response = make_response(render_template("answers/refused.html", said=said), status)
        response.headers["HX-Reswap"] = "none"  # only the message, out of band
        return response
    office = status < 500 and request.path.startswith(OFFICE)  # its frame reads the database
    page = render_template(
        "errors/refused.html", said=said, kept=kept(), back=page_before(status), office=office
    )
    return make_response(page, status)


def with_wait(response: Response, refused: Refused) -> Response:
    """Says when it goes again, so that a phone tries later and gives nothing up."""
    if isinstance(refused, TooMany):
        response.headers["Retry-After"] = str(refused.seconds)
    return response


def page_before(status: int) -> str | None:
    """The page from which a form came, where it may be tried once more."""
    came_from = urlsplit(request.referrer or "").path
    worth_it = request.method == "POST" and status not in (403, 404)
    return came_from if worth_it and came_from.startswith((*OFFICE, "/w/")) else None


def kept() -> list[str]:
    """What the person typed, to be shown beside the sentence. Empty for an oversized body."""
    try:
        return [
            text
            for name, text in request.form.items(multi=True)
            if name.split("-")[0] in TYPED and text.strip()
        ]
    except RequestEntityTooLarge:
        return []


def missing() -> NotFound:
    return NotFound(SENTENCES[404])
