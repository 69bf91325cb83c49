"""The one way in which a frozen report is written down, so that its checksum can be told, and what
of it has to stay as it is, so that it can be read again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

# The fields in which people's words stand. All others hold figures, days and codes.
WORDS = {
    "acronym", "activity", "agenda_item", "alternative", "approved_by", "author", "barrier_name",
    "body", "caption", "chair", "consent", "deliverable", "distribution", "former_names", "funding",
    "host", "how", "label", "meeting", "members", "merged_names", "minute_taker", "name", "note",
    "organisation", "original", "owner", "person", "place", "possibility_name", "programme",
    "project", "project_number", "prompt", "reason", "role", "session", "stop_reason", "text",
    "title", "what", "who",
}  # fmt: skip
MAY_BE_EMPTY = {"author", "original", "roster_type", "roster_country"}
CODED = ("decisions", "how")  # how a decision was taken; elsewhere `how` is a sentence


@dataclass(frozen=True)
class Written:
    """A report as it is frozen: its canonical text, and by their checksums what it holds that is no
    text, pictures and the Word template."""

    text: str
    contents: Mapping[str, bytes]


Code = tuple[str, str, Any]  # where, which field, what


class Unsound(ValueError):
    """A frozen report that couldn't be read any more."""


def canonical(plain: Any) -> str:
    """JSON with sorted keys and no space: the same values are the same text."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def checksum(content: str | bytes) -> str:
    """SHA-256, of a text as UTF-8."""
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def known_as(table: str, number: int) -> str:
    """How a part of a frozen report says of which row of a table it was told."""
    return f"{table}:{number}"


def check_codes(before: Any, after: Any) -> None:
    """Raises Unsound where `after` says anything but words that `before` doesn't: whatever a rule
    takes out of people's words, the rest can still be read."""
    if new := {*codes(after)} - {*codes(before)}:
        raise Unsound(f"not in the report before: {sorted(map(str, new))[:3]}")


def codes(plain: Any, within: str = "", field: str = "") -> Iterator[Code]:
    """Days, codes and names of fields as they are; of figures and words only of which kind."""
    if isinstance(plain, dict):
        yield field, "fields", tuple(sorted(plain))
        for name, value in plain.items():
            yield from codes(value, field, name)
    elif isinstance(plain, list):
        for each in plain:
            yield from codes(each, within, field)
    elif plain is not None or field not in MAY_BE_EMPTY:
        is_word = field in WORDS and (within, field) != CODED
        is_kind = is_word or isinstance(plain, int | float)
        yield within, field, type(plain).__name__ if is_kind else plain
