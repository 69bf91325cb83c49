"""Text that every format can hold: the last door, so that no writer can fail on a character."""

import re
from dataclasses import fields, is_dataclass
from typing import TypeVar

Value = TypeVar("Value")

# What XML 1.0 forbids, lone surrogates, the noncharacters, and the controls that turn the
# direction of a whole line: an idea with one of those would garble its neighbours.
ILLEGIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000)
              for last in (0xFFFE, 0xFFFF))
    + "]"
)  # fmt: skip


def legible_text(text: str) -> str:
    return ILLEGIBLE.sub("", text)


def legible(value: Value) -> Value:
    """The same value with every text in it legible, however deep."""
    if isinstance(value, str):
        return type(value)(legible_text(value))
    if isinstance(value, tuple):
        return type(value)(legible(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{f.name: legible(getattr(value, f.name)) for f in fields(value)})
    return value
