"""The Word template of a meeting's series: uploaded, tried at once, removed."""

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.exports.naming import safe
from facilitator.exports.reader.template import read_template
from facilitator.exports.run import export
from facilitator.languages import known
from facilitator.live.publish import perform
from facilitator.operations import word_template as operations
from facilitator.screens.office import meetings as screen
from facilitator.web.forms import again, blank
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.notes import done
from facilitator.web.writing import one_of_two, read

bp = Blueprint("word_template", __name__, url_prefix="/meetings/<int:meeting_id>/template")
PAGE = "pages/word-template.html"
LONGEST_NAME = 150  # bytes
NO_FILE = N_("Choose a Word file first.")


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    return blank(PAGE, {}, **standing(here))


@bp.post("")
def take(meeting_id: int) -> Response:
    """Tried with this meeting's minutes before it is kept: a mistake is told to who made it."""
    here, desk = arranging(meeting_id)
    try:
        name, content = uploaded()
        attempt(here, content)
        perform(operations.keep_template, here.id, name, content, by_id=desk.account_id)
    except Refused as refused:
        return again(PAGE, refused, **standing(here))
    return done(
        f"/meetings/{here.id}/template", N_("The template is kept. Word minutes now come in it.")
    )


@bp.post("/remove")
def remove(meeting_id: int) -> Response:
    here, _ = arranging(meeting_id)
    perform(operations.remove_template, here.id)
    message = N_("The template is removed. Word minutes come in their usual form.")
    return done(f"/meetings/{here.id}/template", message)


def uploaded() -> tuple[str, bytes]:
    file = request.files.get("file")
    content = file.read() if file else b""
    if file is None or not content:
        raise Refused(NO_FILE)
    return safe(file.filename or "", LONGEST_NAME) or "template.docx", content


def attempt(here: Gathering, template: bytes) -> None:
    report = read("meeting", here.id)
    with one_of_two:
        export(report, "docx", known(here.language), template=template)


def standing(here: Gathering) -> dict[str, Any]:
    with reading() as session:
        series = screen.meeting(session, here.id).series
        return {"meeting": here, "series": series, "kept": read_template(session, here.id)}
