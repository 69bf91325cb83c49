"""A sheet to print, drawn by a Typst template beside this file from plain data: in the archival
form where our fonts have every sign of it."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import typst

from facilitator.exports import pictures


def printed(data: Mapping[str, Any], template: str, day: date) -> bytes:
    """The file says no moment of its own, only the day: the same content is the same sheet, byte by
    byte. Raises typst.TypstError if it can't be drawn at all."""
    made_at, content = (
        datetime.combine(day, time(), UTC),
        json.dumps(data, default=lambda _photo: None),
    )
    try:
        return pictures.pdf(content, made_at=made_at, archival=True, template=template)
    except typst.TypstError as refused:
        if not refused.message.startswith("PDF/"):  # else: a sign that no font of ours has
            raise
        return pictures.pdf(content, made_at=made_at, archival=False, template=template)
