"""What every file that goes out has in common: two are written at a time, and how it is sent."""

import io
from threading import BoundedSemaphore

from flask import Response, request, send_file

from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.languages import known

# Each file is written by a process of its own; more than two would crowd out the room.
one_of_two = BoundedSemaphore(2)


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
