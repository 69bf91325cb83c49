"""The record, taken home: at any step, in every format, written beside the running room."""

import io
from threading import BoundedSemaphore

from flask import Blueprint, request, send_file
from werkzeug.wrappers import Response

from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.exports.formats import WRITTEN, file_name
from facilitator.exports.reader import read_minutes, read_report
from facilitator.exports.reader.template import WordTemplate, read_template
from facilitator.exports.report import Report
from facilitator.exports.run import export
from facilitator.exports.schema import write_schema
from facilitator.languages import known
from facilitator.live.publish import now
from facilitator.web.answers import missing
from facilitator.web.guards import arranging, driving, reading

bp = Blueprint("record", __name__)

# Each file is written by a process of its own; more than two would crowd out the room.
one_of_two = BoundedSemaphore(2)


@bp.get("/record/<int:workshop_id>.<format_>")
def download(workshop_id: int, format_: str) -> Response:
    """The file; in the meeting's language unless another is asked for (`?language=da`)."""
    room, _ = driving(workshop_id)
    with reading() as session:
        report = read_report(session, room.id, now())
        template = read_template(session, room.meeting_id)
    return written(report, format_, template)


@bp.get("/meetings/<int:meeting_id>/minutes.<format_>")
def download_all(meeting_id: int, format_: str) -> Response:
    """The same of the whole meeting, for organisers."""
    here, _ = arranging(meeting_id)
    with reading() as session:
        report = read_minutes(session, here.id, now())
        template = read_template(session, here.id)
    return written(report, format_, template)


@bp.get("/record.schema.json")
def json_schema() -> Response:
    """What the JSON is made of, for whoever reads it by a program; nothing of a meeting."""
    return Response(write_schema(), mimetype="application/schema+json")


def written(report: Report, format_: str, template: WordTemplate | None = None) -> Response:
    """The file of one of the formats, or of a sheet to be printed; Word comes in the template of
    the meeting's series, if there is one."""
    if format_ not in WRITTEN:
        raise missing()
    language = chosen_language(report.meeting.language)
    with one_of_two:
        filled = template.content if template and format_ == "docx" else None
        content = export(report, format_, language, template=filled)
    response = send_file(
        io.BytesIO(content),
        mimetype=WRITTEN[format_].mime_type,
        as_attachment=True,
        download_name=file_name(report, WRITTEN[format_], language),
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = language
    return response


def chosen_language(otherwise: str) -> str:
    asked = request.args.get("language", "")
    return asked if asked in INTERFACE_LANGUAGES else known(otherwise)
