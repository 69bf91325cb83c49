"""The published JSON Schema: in step with the report, true of every record, and strict."""

import json
from dataclasses import dataclass, replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from facilitator.exports.json import write_json
from facilitator.exports.report import Report
from facilitator.exports.schema import PUBLISHED, schema, shape, write_schema


def closed(part: Any) -> Any:
    """The same schema, in which nothing may stand that it doesn't name."""
    if isinstance(part, list):
        return [closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    inside = {name: closed(each) for name, each in part.items()}
    return {"additionalProperties": False, **inside} if "required" in part else inside


STRICT = Draft202012Validator(closed(schema()), format_checker=Draft202012Validator.FORMAT_CHECKER)


def read(report: Report) -> Any:
    return json.loads(write_json(report, "en"))


def test_the_published_schema_is_the_reports() -> None:
    assert PUBLISHED.read_bytes() == write_schema(), "run: python -m facilitator.exports.schema"
    Draft202012Validator.check_schema(schema())


def test_every_record_keeps_to_it_and_holds_nothing_else(report: Report) -> None:
    STRICT.validate(read(report))


def test_two_sessions_and_what_is_not_revealed_keep_to_it(
    two_normal_sessions: Report, unrevealed: Report
) -> None:
    STRICT.validate(read(two_normal_sessions))
    STRICT.validate(read(unrevealed))


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("version",), 2),
        (("meeting", "starts_on"), "in October"),
        (("attendance", "rows", 0, "devices"), "9"),
        (("workshops", 0, "naming"), "secret"),
        (("workshops", 0, "votes", 1, "turnout"), None),
        (("workshops", 0, "questions", 0, "lists", 0, "topics", 0, "voter"), "Ada"),
    ],
)
def test_what_is_not_in_it_is_refused(normal: Report, where: tuple[Any, ...], value: Any) -> None:
    record = read(normal)
    part = record
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value

    with pytest.raises(ValidationError) as refused:
        STRICT.validate(record)
    assert tuple(refused.value.absolute_path) in (where, where[:-1])


def test_a_field_added_with_a_default_may_be_missing_in_older_records(normal: Report) -> None:
    record = read(replace(normal, meeting=replace(normal.meeting, note="By ferry.")))

    del record["meeting"]["note"]
    STRICT.validate(record)
    del record["meeting"]["title"]
    assert not STRICT.is_valid(record)


def test_classes_pairs_and_choices_have_their_form() -> None:
    @dataclass(frozen=True)
    class Named:
        pair: tuple[int, str]
        maybe: bool | None = None

    parts: dict[str, Any] = {}
    pair = {"prefixItems": [{"type": "integer"}, {"type": "string"}], "minItems": 2, "maxItems": 2}

    assert shape(tuple[Named, ...], parts) == {"type": "array", "items": {"$ref": "#/$defs/Named"}}
    assert parts["Named"] == {
        "type": "object",
        "properties": {
            "pair": {"type": "array", **pair},
            "maybe": {"anyOf": [{"type": "boolean"}, {"type": "null"}]},
        },
        "required": ["pair"],
    }
    with pytest.raises(TypeError):
        shape(complex, parts)
