"""The JSON Schema of the record, made from the dataclasses of `exports/report/`: it follows them.

`python -m facilitator.exports.schema` writes it to docs/record.schema.json; a test holds the two
together, and the server gives the same at /record.schema.json.
"""

import json
import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from facilitator.exports.report import VERSION, Report
from facilitator.exports.report.known import NOWHERE_TOLD

NAME = "record.schema.json"
PUBLISHED = Path(__file__).parents[2] / "docs" / NAME
PLAIN: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    time: {"type": "string", "pattern": r"^\d\d:\d\d:\d\d$"},  # of a day, at the place
    bytes: {"type": "string", "pattern": "^[0-9a-f]{64}$"},  # a picture, by its SHA-256
    type(None): {"type": "null"},
}


def write_schema() -> bytes:
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


def schema() -> dict[str, Any]:
    """Of one version of the record. Fields may be added within a version, as optional ones; a
    version that takes one away or changes what it means has another number."""
    parts: dict[str, Any] = {}
    whole = described(Report, parts)
    whole["properties"]["version"] = {"const": VERSION}
    whole["properties"]["says"] = {
        "description": "The fixed sentences that belong beside the figures, in English.",
        "type": "object",
        "additionalProperties": {"type": "string"},
    }
    whole["required"] = sorted([*whole["required"], "says", "version"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:facilitator:record:{VERSION}",
        "title": "The minutes of a meeting",
        "$defs": parts,
        **whole,
    }


def described(made: type, parts: dict[str, Any]) -> dict[str, Any]:
    """An object with a property for each field; those that came later have a default and may be
    missing. Classes inside it are put into `parts`."""
    hints = get_type_hints(made)
    told = [each for each in fields(made) if each.name != NOWHERE_TOLD]
    properties = {each.name: shape(hints[each.name], parts) for each in told}
    required = sorted(each.name for each in told if is_required(each))
    said = {} if is_generated(made) else {"description": " ".join((made.__doc__ or "").split())}
    return {"type": "object", "properties": properties, "required": required, **said}


def is_required(each: "Field[Any]") -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def is_generated(made: type) -> bool:
    """Without a docstring a dataclass gets one that repeats its fields."""
    return not made.__doc__ or made.__doc__.startswith(f"{made.__name__}(")


def shape(hint: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """Raises TypeError for what the record has no form for."""
    if hint in PLAIN:
        return dict(PLAIN[hint])
    if isinstance(hint, type) and is_dataclass(hint):
        if hint.__name__ not in parts:
            parts[hint.__name__] = {}  # taken, should it hold one of its own kind
            parts[hint.__name__] = described(hint, parts)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [shape(each, parts) for each in inner]}
    if origin is tuple:
        return listed(inner, parts)
    if origin is dict:
        return {"type": "object", "additionalProperties": shape(inner[1], parts)}
    raise TypeError(f"{hint!r} has no form in the schema")


def listed(inner: tuple[Any, ...], parts: dict[str, Any]) -> dict[str, Any]:
    if inner[-1] is Ellipsis:
        return {"type": "array", "items": shape(inner[0], parts)}
    return {
        "type": "array",
        "prefixItems": [shape(each, parts) for each in inner],
        "minItems": len(inner),
        "maxItems": len(inner),
    }


if __name__ == "__main__":
    PUBLISHED.write_bytes(write_schema())
