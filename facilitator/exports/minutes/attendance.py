"""Attendance by organisation: a list of who was there, not a figure of votes."""

from collections import Counter
from collections.abc import Callable

from facilitator.domain.words import PARTNER_TYPES
from facilitator.exports.blocks import Block, Column, Heading, Paragraph, Table, Text
from facilitator.exports.minutes.opening import organisations
from facilitator.exports.minutes.persons import persons, present
from facilitator.exports.report import Attendance, Presence, Report
from facilitator.languages import country_name
from facilitator.languages import translate as _
from facilitator.languages import translate_plural as ngettext


def attendance(report: Report) -> list[Block]:
    heading: list[Block] = [Heading(1, Text(_("Attendance"))), *present(report)]
    return [*heading, *devices(report), *persons(report)]


def devices(report: Report) -> list[Block]:
    if not report.attendance.present:
        return [Paragraph(_("No device has joined.")), *missing(report.attendance)]
    return [
        Paragraph(counted(report)),
        organisation_table(report.attendance),
        totals(
            report.attendance,
            _("Attendance by kind of organisation"),
            _("Kind"),
            lambda row: _(PARTNER_TYPES[row.partner_type]),
        ),
        totals(
            report.attendance,
            _("Attendance by country"),
            _("Country"),
            lambda row: country(row.country),
        ),
        *on_several_lines(report.attendance),
        *missing(report.attendance),
    ]


def counted(report: Report) -> str:
    present = report.attendance
    sentence = _(
        "%(devices)s from %(organisations)s in %(countries)s. One device counts once.",
        devices=ngettext("%(num)d device", "%(num)d devices", present.devices),
        organisations=organisations(present),
        countries=ngettext("%(num)d country", "%(num)d countries", present.countries),
    )
    shared = sum(workshop.shared for workshop in report.workshops)
    if not shared:
        return sentence
    more = ngettext(
        "%(num)d further person took part on a shared device; "
        "such persons are counted in the turnout, not here.",
        "%(num)d further persons took part on a shared device; "
        "such persons are counted in the turnout, not here.",
        shared,
    )
    return f"{sentence} {more}"


def organisation_table(present: Attendance) -> Table:
    columns = (
        Column(_("Organisation"), 24),
        Column(_("Kind"), 14),
        Column(_("Country"), 12),
        Column(_("Devices"), 8, number=True),
    )
    rows = tuple(
        (
            Text(row.organisation, note=off_roster(row, present)),
            Text(_(PARTNER_TYPES[row.partner_type])),
            Text(country(row.country)),
            Text(str(row.devices)),
        )
        for row in present.present
    )
    return Table(_("Organisations present"), columns, rows)


def country(code: str) -> str:
    return country_name(code) if code else _("not given")


def off_roster(row: Presence, present: Attendance) -> str:
    return (
        _("Not on the list of expected organisations")
        if (present.expected and not row.expected)
        else ""
    )


def totals(present: Attendance, caption: str, title: str, of: Callable[[Presence], str]) -> Table:
    devices: Counter[str] = Counter()
    seen: dict[str, set[str]] = {}
    for row in present.present:
        devices[of(row)] += row.devices
        seen.setdefault(of(row), set()).add(row.organisation)
    columns = (
        Column(title, 24),
        Column(_("Organisations"), 11, number=True),
        Column(_("Devices"), 8, number=True),
    )
    rows = tuple(
        (Text(group), Text(str(len(seen[group]))), Text(str(devices[group])))
        for group in sorted(devices)
    )
    return Table(caption, columns, rows)


def on_several_lines(present: Attendance) -> list[Block]:
    """Why the organisations of a table can add up to more than were present."""
    kinds = {(row.organisation, row.partner_type) for row in present.present}
    countries = {(row.organisation, row.country) for row in present.present}
    if len(kinds) == len(countries) == present.organisations:
        return []
    why = _(
        "An organisation is counted on more than one line where its people gave several kinds "
        "or countries."
    )
    return [Paragraph(why, "note")]


def missing(present: Attendance) -> list[Block]:
    absent = [row.organisation for row in present.absent if row.expected]
    if not absent:
        return []
    return [Paragraph(_("Expected, nobody joined: %(names)s.", names=", ".join(absent)), "note")]
