"""A report as it is frozen at an approval: one text from which every file can be written again, and
beside it what is no text, by checksum.

Unlike the JSON that is published it tells of which rows its parts are, and has the Word template
and all pictures. What a later version of this program adds to a report has a default, so that an
older text can still be read.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast

from cattrs import Converter

from facilitator.domain.frozen import Written, canonical, checksum
from facilitator.exports.report import Report

Plain = dict[str, Any]  # as JSON holds it


@dataclass(frozen=True)
class Frozen:
    report: Report
    template: bytes | None = None  # the Word file of the series, as it was then


def converter() -> Converter:
    """Moments and days as ISO 8601; the rest is JSON already, but for bytes."""
    made = Converter()
    for kind in (date, datetime, time):
        made.register_unstructure_hook(kind, lambda value: value.isoformat())
        made.register_structure_hook(kind, lambda text, to: to.fromisoformat(text))
    return made


def froze(report: Report, template: bytes | None = None) -> Written:
    contents: dict[str, bytes] = {}

    def named(content: bytes) -> str:
        name = checksum(content) if content else ""
        contents[name] = content
        return name

    writer = converter()
    writer.register_unstructure_hook(bytes, named)
    text = canonical(writer.unstructure(Frozen(report, template)))
    contents.pop("", None)
    return Written(text, contents)


def parsed(text: str) -> Plain:
    return cast(Plain, json.loads(text))


def thawed(plain: Plain, contents: Mapping[str, bytes]) -> Frozen:
    """Raises KeyError for a content that is missing."""
    reader = converter()
    whole = {"": b"", **contents}
    reader.register_structure_hook(bytes, lambda name, _to: whole[name])
    return reader.structure(plain, Frozen)


def names_of(plain: Plain) -> set[str]:
    """The checksums of the contents that it takes to thaw this."""
    names = {it["content"] for it in plain["report"]["pictures"]} | {plain["template"]}
    return names - {None, ""}


def as_published(plain: Plain) -> Plain:
    """Without the contents that nobody would see; `exports/public.py` leaves out what is said."""
    shown = [it for it in plain["report"]["pictures"] if it["kind"] == "emblem"]
    return {"report": {**plain["report"], "pictures": shown}, "template": None}
