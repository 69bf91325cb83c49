"""What every file that goes out has in common: two are read or written at a time, and how it is
sent."""

import io
from threading import BoundedSemaphore

from flask import Response, request, send_file

from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.exports.reader.apart import Whole, read_apart
from facilitator.exports.report import Report
from facilitator.languages import known
from facilitator.live.publish import live, now

# Each file is read and written by processes of its own; more than two would crowd out the room.
one_of_two = BoundedSemaphore(2)


def read(whole: Whole, number: int) -> Report:
    """Of a meeting or of a session, as it is now."""
    with one_of_two:
        return read_apart(live().database, whole, number, now())


def sent(content: bytes, name: str, mime_type: str, language: str) -> Response:
    response = send_file(
        io.BytesIO(content), mimetype=mime_type, as_attachment=True, download_name=name
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = language
    return response


def chosen_language(otherwise: str) -> str:
    """Another than the meeting's may be asked for: `?language=da`."""
    asked = request.args.get("language", "")
    return asked if asked in INTERFACE_LANGUAGES else known(otherwise)
