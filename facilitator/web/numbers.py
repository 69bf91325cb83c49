"""Numbers as addresses and forms carry them: an id or a count, never more than a column holds."""

from datetime import UTC, datetime

from flask import request
from werkzeug.routing import IntegerConverter, Map

from facilitator.domain.errors import Refused
from facilitator.web.answers import SENTENCES

LARGEST = 2**31 - 1
LONGEST = 20  # with blanks and noughts that somebody typed


class Unreadable(Refused):
    """Only a page that is broken or made up sends such a thing."""

    status = 400

    def __init__(self) -> None:
        super().__init__(SENTENCES[400])


def number(name: str) -> int:
    """The number in this field of the form; Unreadable when there is none."""
    value = request.form.get(name, type=whole)
    if value is None:
        raise Unreadable
    return value


def whole(typed: str) -> int:
    """For `request.form.get(name, type=whole)`: what is no such number counts as not sent."""
    if len(typed) > LONGEST or "_" in typed:
        raise ValueError("no number as people type it")
    number = int(typed)
    if abs(number) > LARGEST:
        raise ValueError("larger than a column holds")
    return number


def moment(typed: str) -> datetime:
    """A moment as screens know it, in milliseconds; in the same way for `type=`."""
    try:
        return datetime.fromtimestamp(int(typed) / 1000, UTC)
    except (OverflowError, OSError) as error:
        raise ValueError("no moment of any calendar") from error


class Number(IntegerConverter):
    """`<int:...>` in an address: there is nothing at a number that is no id."""

    regex = r"\d{1,10}"

    def __init__(self, map: Map) -> None:  # noqa: A002 (Werkzeug's own name for it)
        super().__init__(map, max=LARGEST)
