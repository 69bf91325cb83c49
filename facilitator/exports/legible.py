"""Text that every format can hold: the last door, so that no writer can fail on a character."""

import operator
import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TypeVar, cast

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
    """The same value with every text in it legible, however deep. What is legible already is
    returned itself: every writer asks, and a large meeting has a hundred thousand texts."""
    if isinstance(value, str):
        return type(value)(legible_text(value))
    if isinstance(value, tuple):
        items = [legible(item) for item in value]
        return value if are_same(items, value) else type(value)(items)
    kind: type = type(value)
    if names := names_of(kind):
        parts = [getattr(value, name) for name in names]
        made = [legible(part) for part in parts]
        if not are_same(made, parts):
            return cast(Value, kind(**dict(zip(names, made, strict=True))))
    return value


@cache
def names_of(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()


def are_same(made: Sequence[object], before: Sequence[object]) -> bool:
    return all(map(operator.is_, made, before))
