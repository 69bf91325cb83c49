"""What of approved minutes anybody may read: everything but what is about persons."""

from collections.abc import Set
from dataclasses import fields, is_dataclass, replace
from typing import Any

from facilitator.exports.report import (
    ActionReport,
    DecisionReport,
    IdeaReport,
    PersonsReport,
    Report,
)
from facilitator.exports.report.known import Known


def public(report: Report) -> Report:
    """Without the list of persons and its scan, names beside ideas, who chaired, took, approved and
    gets the minutes, speakers, quotes, photos; without who does or decided something, unless that
    is an organisation of the meeting; and without what other meetings agreed.

    `tests/exports/test_public.py` lists every text that stays."""
    listed = report.persons
    organisations = frozenset(row.organisation.casefold() for row in report.attendance.rows)
    return replace(
        report,
        header=replace(report.header, chair="", minute_taker="", distribution=""),
        filing=replace(report.filing, approved_by="", how=""),
        agenda=tuple(replace(entry, who="") for entry in report.agenda),
        persons=PersonsReport(counted=listed.present, without_phone=listed.without_phone),
        pictures=tuple(replace(it, name="") for it in report.pictures if it.kind == "emblem"),
        workshops=unnamed(report.workshops, organisations),
        quotes=(),
        forward=(),
    )


def unnamed(value: Any, organisations: Set[str]) -> Any:
    """The same with no name beside any idea, beside what was agreed only these; and nothing by
    which rows are known. However deep."""
    match value:
        case IdeaReport():
            return replace(value, author=None, known_by=())
        case ActionReport():
            return replace(value, owner=one_of(organisations, value.owner))
        case DecisionReport():
            return replace(value, body=one_of(organisations, value.body))
        case tuple():
            return tuple(unnamed(each, organisations) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {
            each.name: unnamed(getattr(value, each.name), organisations) for each in fields(value)
        }
        return type(value)(**held | ({"known_by": ()} if isinstance(value, Known) else {}))
    return value


def one_of(organisations: Set[str], name: str) -> str:
    return name if name.casefold() in organisations else ""
