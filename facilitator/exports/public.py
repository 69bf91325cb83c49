"""What of approved minutes anybody may read: everything but what is about persons."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from facilitator.exports.report import IdeaReport, PersonsReport, Report

# Every field of a report is thought about: a test fails for one that is neither here nor below.
AS_IT_IS = (
    "meeting",
    "attendance",
    "generated_at",
    "state",
    "version",
    "whole",
    "sections",
    "forward",
)
WITHOUT_PERSONS = ("header", "filing", "agenda", "persons", "pictures", "workshops", "quotes")


def public(report: Report) -> Report:
    """Without the list of persons and its scan, names beside ideas, who chaired, took, approved and
    gets the minutes, speakers, quotes, photos."""
    listed = report.persons
    return replace(
        report,
        header=replace(report.header, chair="", minute_taker="", distribution=""),
        filing=replace(report.filing, approved_by="", how=""),
        agenda=tuple(replace(entry, who="") for entry in report.agenda),
        persons=PersonsReport(counted=listed.present, without_phone=listed.without_phone),
        pictures=tuple(it for it in report.pictures if it.kind == "emblem"),
        workshops=unsigned(report.workshops),
        quotes=(),
    )


def unsigned(value: Any) -> Any:
    """The same with no name beside any idea, however deep."""
    if isinstance(value, IdeaReport):
        return replace(value, author=None)
    if isinstance(value, tuple):
        return tuple(unsigned(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {each.name: unsigned(getattr(value, each.name)) for each in fields(value)}
        return type(value)(**held)
    return value
