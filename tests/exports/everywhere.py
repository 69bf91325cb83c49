"""A report in which every free text says the same, made from the dataclasses: a field that is new
is in it by itself."""

import io
import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from PIL import Image

from facilitator.exports.report import Report

# What is no free text: codes, letters, ranks, and dots as digits.
CODES = {
    "language": "en", "country": "DK", "roster_country": "DE", "members": "city", "letter": "A",
    "barrier": "A", "possibility": "A", "rank": "1", "marks": "1",
}  # fmt: skip
MOMENT = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG")
    return file.getvalue()


PLAIN: dict[type, Any] = {
    int: 1, bool: True, date: MOMENT.date(), datetime: MOMENT, time: time(9), bytes: jpeg(),
}  # fmt: skip


def everywhere(text: str) -> Report:
    made: Report = saying(text, Report, "")
    return made


def saying(text: str, hint: Any, name: str) -> Any:
    if hint is str:
        return CODES.get(name, text)
    if hint in PLAIN:
        return PLAIN[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return hint(
            **{each.name: saying(text, hints[each.name], each.name) for each in fields(hint)}
        )
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return inner[0]
    if origin in (Union, types.UnionType):
        return saying(text, next(each for each in inner if each is not type(None)), name)
    if origin is tuple:
        kinds = inner[:1] if inner[-1] is Ellipsis else inner
        return tuple(saying(text, each, name) for each in kinds)
    raise TypeError(f"{name}: {hint!r} has no sample")
