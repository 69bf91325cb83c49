"""What the server writes about itself, to stderr: one JSON object a line, or readable lines on a
terminal. Standard library only; the roof and `wsgi.py` set it up.

No line holds what a person typed, a token or an address. So an exception is told by its kind and
by the places it passed, not by its message, which may quote a value (PostgreSQL quotes whole rows);
only the words of a disk or of a database's connection are told, which quote nothing of ours.
"""

import json
import logging
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, TextIO

WORDS_ARE_SAFE = {"OperationalError"}  # SQLAlchemy's: no connection, full disk, locked
# What strangers do wrong is counted (see /metrics), not told: these loggers quote them.
LIBRARIES = ("engineio.server", "engineio.client", "socketio.server", "socketio.client")
GUNICORN_QUOTES = ("Invalid request", "Error handling request", "Socket error processing request")


def set_up(stream: TextIO | None = None) -> None:
    """Send every logger's lines there, and gevent's reports of what failed in the background."""
    out = stream or sys.stderr
    handler = logging.StreamHandler(out)
    handler.setFormatter(Readable() if out.isatty() else JsonLines())
    handler.addFilter(quotes_nobody)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.ERROR)  # else they write to stderr by themselves
    adopt("gunicorn.error", handler)
    report_greenlets()


def adopt(name: str, handler: logging.Handler) -> None:
    """A logger that has handlers of its own writes as we do."""
    logger = logging.getLogger(name)
    if logger.handlers:
        logger.handlers[:] = [handler]


def quotes_nobody(record: logging.LogRecord) -> bool:
    if record.name in LIBRARIES:
        record.msg, record.args = "a message could not be handled", ()
        return record.exc_info is not None
    if record.name == "gunicorn.error" and str(record.msg).startswith(GUNICORN_QUOTES):
        record.msg, record.args = "a request could not be handled", ()
    return True


def report_greenlets() -> None:
    """gevent would print the request with it, address and all."""
    import gevent  # noqa: PLC0415 (it comes under the standard library first)

    log = logging.getLogger("gevent")

    def report(_context: object, kind: type, error: BaseException, places: Any) -> None:
        log.error("something failed in the background", exc_info=(kind, error, places))

    gevent.get_hub().print_exception = report


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": moment(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request := getattr(record, "request", None):
            told["request"] = request
        if record.exc_info and record.exc_info[1]:
            told["error"] = "\n".join(story(record.exc_info[1]))
        return json.dumps(told)


class Readable(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = moment(record).astimezone().strftime("%H:%M:%S")
        request = f" [{record.request}]" if hasattr(record, "request") else ""
        lines = [f"{at} {record.levelname} {record.name}{request}: {record.getMessage()}"]
        if record.exc_info and record.exc_info[1]:
            lines += story(record.exc_info[1])
        return "\n".join(lines)


def moment(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def story(error: BaseException) -> Iterator[str]:
    """The places it passed and its kind; then what it came from."""
    for place in traceback.extract_tb(error.__traceback__):
        yield f"  {place.filename}:{place.lineno} in {place.name}"
    yield named(error)
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield "after"
        yield from story(before)


def named(error: BaseException) -> str:
    kind = type(error)
    words = getattr(error, "orig", error)
    if isinstance(error, OSError) or kind.__name__ in WORDS_ARE_SAFE:
        return f"{kind.__module__}.{kind.__name__}: {str(words).partition(chr(10))[0]}"
    return f"{kind.__module__}.{kind.__name__}"


class Nowhere:
    """Where pywsgi tells what clients sent wrong, with their addresses."""

    def write(self, _text: str) -> None:
        """Not kept."""

    def flush(self) -> None:
        """Nothing to do."""
