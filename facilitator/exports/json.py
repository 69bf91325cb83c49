"""JSON for other programs: the whole `Report`, versioned, keys sorted, words of no language."""

import json
from dataclasses import asdict
from datetime import date, time
from hashlib import sha256
from typing import Any

from facilitator.exports import wording
from facilitator.exports.legible import legible
from facilitator.exports.report import Report
from facilitator.exports.report.known import NOWHERE_TOLD


def write_json(report: Report, language: str) -> bytes:
    """Lists and values have the names of `exports/report/`; moments carry their distance from UTC.

    `language` is taken like by every writer and changes nothing: the fixed sentences stay in
    English beside the data.
    """
    said = {"rule": wording.ONE_BROWSER, "limits": wording.INDICATIVE}
    content = {**told(asdict(legible(report))), "says": said}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, default=moment)
    return text.encode() + b"\n"


def told(plain: Any) -> Any:
    """Without that by which parts are known in our own database."""
    if isinstance(plain, dict):
        return {name: told(value) for name, value in plain.items() if name != NOWHERE_TOLD}
    return tuple(map(told, plain)) if isinstance(plain, tuple) else plain


def moment(value: object) -> str:
    """A picture is told by its SHA-256; the files are in the other formats."""
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if isinstance(value, (date, time)):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in the record")
