"""Attendance by organisation: a list of who was there, not a figure of votes."""

from collections.abc import Callable
from typing import cast

from facilitator.domain.words import PARTNER_TYPES, PartnerType
from facilitator.exports.blocks import Block, Column, Heading, Paragraph, Table, Text
from facilitator.exports.minutes.opening import organisations
from facilitator.exports.minutes.persons import persons, present
from facilitator.exports.report import Attendance, AttendanceAxis, Presence, Report
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
            "partner_type",
            _("Attendance by kind of organisation"),
            _("Kind"),
            kind,
        ),
        totals(report.attendance, "country", _("Attendance by country"), _("Country"), country),
        *on_which_line(report.attendance),
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
            Text(kind(row.partner_type)),
            Text(country(row.country)),
            Text(str(row.devices)),
        )
        for row in present.present
    )
    return Table(_("Organisations present"), columns, rows)


def kind(name: str) -> str:
    return _(PARTNER_TYPES[cast(PartnerType, name)]) if name else _("not given")


def country(code: str) -> str:
    return country_name(code) if code else _("not given")


def off_roster(row: Presence, present: Attendance) -> str:
    return (
        _("Not on the list of expected organisations")
        if (present.expected and not row.expected)
        else ""
    )


def totals(
    present: Attendance,
    axis: AttendanceAxis,
    caption: str,
    title: str,
    named: Callable[[str], str],
) -> Table:
    rows = sorted(((named(each.group), each) for each in present.by(axis)), key=lambda row: row[0])
    if not present.expected:
        columns = (Column(title, 24), *figures(_("Organisations"), _("Devices")))
        return Table(caption, columns, tuple(line(n, it.others, it.devices) for n, it in rows))
    rows.append((_("All"), present.whole))
    return Table(
        caption,
        (
            Column(title, 16),
            *figures(_("Expected"), _("Of these present"), _("Others present"), _("Devices")),
        ),
        tuple(line(name, it.expected, it.came, it.others, it.devices) for name, it in rows),
    )


def figures(*titles: str) -> tuple[Column, ...]:
    return tuple(Column(title, 11, number=True) for title in titles)


def line(name: str, *counts: int) -> tuple[Text, ...]:
    return (Text(name), *(Text(str(count)) for count in counts))


def on_which_line(present: Attendance) -> list[Block]:
    """Why the lines of a table can add up to more than its last, or to less than one expects."""
    moved = any(
        row.roster_type is not None or row.roster_country is not None for row in present.present
    )
    others = [row for row in present.present if not row.expected]
    several = len(others) > len({row.organisation for row in others})
    listed = _(
        "Expected organisations are counted on the line that the list gives them, once; devices "
        "on the line that their people gave."
    )
    why = _(
        "An organisation is counted on more than one line where its people gave several kinds "
        "or countries."
    )
    return [Paragraph(words, "note") for words in [listed] * moved + [why] * several]


def missing(present: Attendance) -> list[Block]:
    absent = [row.organisation for row in present.absent if row.expected]
    if not absent:
        return []
    return [Paragraph(_("Expected, nobody joined: %(names)s.", names=", ".join(absent)), "note")]
