"""The meeting around its sessions: agenda, attendance, persons."""

from facilitator.domain.agenda import KINDS, shown
from facilitator.exports.minutes.attendance import country, kind
from facilitator.exports.report import Report
from facilitator.exports.tables.grid import Grid
from facilitator.languages import country_name
from facilitator.languages import translate as _


def agenda(report: Report) -> Grid:
    columns = (
        _("Day"), _("From"), _("To"), _("What it is"), _("Title"), _("Place"), _("Who"),
        _("Session"),
    )  # fmt: skip
    rows = tuple(
        (
            each.day,
            shown(each.starts) or None,
            shown(each.ends) or None,
            _(KINDS[each.kind]),
            each.title,
            each.place or None,
            each.who or None,
            each.session or None,
        )
        for each in report.agenda
    )
    return Grid("agenda", _("Agenda"), columns, rows)


def attendance(report: Report) -> Grid:
    columns = (
        _("Organisation"), _("Kind"), _("Country"), _("Devices"), _("Expected"),
        _("Kind on the list, if another"), _("Country on the list, if another"),
    )  # fmt: skip
    rows = tuple(
        (
            row.organisation,
            kind(row.partner_type) if row.partner_type else None,
            country_name(row.country) if row.country else None,
            row.devices,
            _("yes") if row.expected else _("no"),
            kind(row.roster_type) if row.roster_type else None,
            country_name(row.roster_country) if row.roster_country else None,
        )
        for row in report.attendance.rows
    )
    return Grid("attendance", _("Attendance"), columns, rows)


def attendance_sums(report: Report) -> Grid:
    columns = (
        _("By"), _("Group"), _("Expected"), _("Of these present"), _("Others present"),
        _("Devices"),
    )  # fmt: skip
    present = report.attendance
    whole = (_("All"), present.whole)
    by_kind = [(kind(each.group), each) for each in present.by("partner_type")]
    by_country = [(country(each.group), each) for each in present.by("country")]
    rows = tuple(
        (by, group, each.expected, each.came, each.others, each.devices)
        for by, lines in ((_("Kind"), by_kind), (_("Country"), by_country))
        for group, each in (*lines, whole)
    )
    return Grid("attendance-sums", _("Attendance by kind and country"), columns, rows)


def persons(report: Report) -> Grid:
    columns = (_("Name"), _("Organisation"), _("Role"), _("Expected"), _("Signed"))
    rows = tuple(
        (
            row.name,
            row.organisation or None,
            row.role or None,
            _("yes") if row.expected else _("no"),
            _("yes") if row.signed else _("no"),
        )
        for row in report.persons.rows
    )
    return Grid("persons", _("Persons"), columns, rows)
