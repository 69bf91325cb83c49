"""A report as it is frozen at an approval: one text from which every file can be written again.

Unlike the JSON that is published it holds pictures and the Word template whole. What a later
version of this program adds to a report has a default, so that an older text can still be read.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date, datetime, time

from cattrs import Converter

from facilitator.domain.frozen import canonical
from facilitator.exports.report import Report


@dataclass(frozen=True)
class Frozen:
    report: Report
    template: bytes | None = None  # the Word file of the series, as it was then


def converter() -> Converter:
    """Moments and days as ISO 8601, bytes as base64; the rest is JSON already."""
    made = Converter()
    for kind in (date, datetime, time):
        made.register_unstructure_hook(kind, lambda value: value.isoformat())
        made.register_structure_hook(kind, lambda text, to: to.fromisoformat(text))
    made.register_unstructure_hook(bytes, lambda value: b64encode(value).decode())
    made.register_structure_hook(bytes, lambda text, _to: b64decode(text))
    return made


CONVERTER = converter()


def froze(report: Report, template: bytes | None = None) -> str:
    """The canonical text, with which the checksum of a version is made."""
    return canonical(CONVERTER.unstructure(Frozen(report, template)))


def thawed(text: str) -> Frozen:
    return CONVERTER.structure(json.loads(text), Frozen)
