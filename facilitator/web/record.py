"""The record, taken home: at any step, in every format, written beside the running room."""

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.exports.filed import WITH_WORD
from facilitator.exports.formats import WRITTEN, file_name
from facilitator.exports.reader.template import WordTemplate, read_template
from facilitator.exports.report import Report
from facilitator.exports.run import export
from facilitator.exports.schema import write_schema
from facilitator.screens.office.versions import numbered_version, standing_number
from facilitator.web.answers import missing
from facilitator.web.arriving import tell_arrival
from facilitator.web.filing import filed_file
from facilitator.web.guards import arranging, driving, reading
from facilitator.web.writing import chosen_language, one_of_two, read, sent

bp = Blueprint("record", __name__)
bp.after_request(tell_arrival)


@bp.get("/record/<int:workshop_id>.<format_>")
def download(workshop_id: int, format_: str) -> Response:
    """The file; in the meeting's language unless another is asked for (`?language=da`)."""
    room, _ = driving(workshop_id)
    report = read("session", room.id)
    with reading() as session:
        template = read_template(session, room.meeting_id)
    return written(report, format_, template)


@bp.get("/meetings/<int:meeting_id>/minutes.<format_>")
def download_all(meeting_id: int, format_: str) -> Response:
    """The same of the whole meeting, for organisers: the approved version as it was filed, a draft
    before the approval and while a correction is written."""
    here, _ = arranging(meeting_id)
    with reading() as session:
        number = standing_number(session, here.id)
        standing = numbered_version(session, here.id, number) if number else None
    if standing is not None:
        return filed_file(standing, format_, here.language)
    report = read("meeting", here.id)
    with reading() as session:
        template = read_template(session, here.id)
    return written(report, format_, template)


@bp.get("/record.schema.json")
def json_schema() -> Response:
    """What the JSON is made of, for whoever reads it by a program; nothing of a meeting."""
    return Response(write_schema(), mimetype="application/schema+json")


def written(report: Report, format_: str, template: WordTemplate | None = None) -> Response:
    """The file of one of the formats, or of a sheet to be printed; Word comes in the template of
    the meeting's series, if there is one, in the ZIP as well."""
    if format_ not in WRITTEN:
        raise missing()
    language = chosen_language(report.meeting.language)
    with one_of_two:
        filled = template.content if template and format_ in WITH_WORD else None
        content = export(report, format_, language, template=filled)
    it = WRITTEN[format_]
    return sent(content, file_name(report, it, language), it.mime_type, language)
