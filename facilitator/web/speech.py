"""Which language a request is answered in: chosen, else the browser's, else English."""

from flask import Blueprint, Flask, request
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from facilitator.domain.form import one_of
from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.languages import DEFAULT, known, speak, spoken
from facilitator.web import cookies

bp = Blueprint("speech", __name__)


def listen(app: Flask) -> None:
    @app.before_request
    def speak_their_language() -> None:
        speak(preferred())

    @app.after_request
    def say_which(response: Response) -> Response:
        response.headers.setdefault("Content-Language", spoken())
        return response


def preferred() -> str:
    if chosen := request.cookies.get(cookies.LANGUAGE):
        return known(chosen)
    return request.accept_languages.best_match(list(INTERFACE_LANGUAGES), DEFAULT) or DEFAULT


@bp.post("/language")
def choose_language() -> Response:
    """Remember the language, and go back to where the person was."""
    back, chosen = request.form.get("back", "/"), request.form.get("language", "")
    one_of(chosen, INTERFACE_LANGUAGES)
    response = redirect(back if own_path(back) else "/", 303)
    cookies.keep(response, cookies.LANGUAGE, chosen)
    return response


def own_path(path: str) -> bool:
    """A path on this site: never a way to somebody else's.

    Browsers read a backslash as a slash and skip control characters, so neither may be in it.
    """
    plain = "\\" not in path and all(" " < c != "\x7f" for c in path)
    return plain and path.startswith("/") and not path.startswith("//")
