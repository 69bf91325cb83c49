"""Attendance by person: who signed, of whom, beside how many joined and how many voted."""

from collections.abc import Iterator
from itertools import groupby

from facilitator.exports.blocks import Block, Column, Heading, Paragraph, Table, Text
from facilitator.exports.report import PersonReport, PersonsReport, Report, Turnout
from facilitator.languages import translate as _
from facilitator.languages import translate_plural as ngettext


def present(report: Report) -> list[Block]:
    """present 63 (signed list) · joined 58 · voted 54; as much of it as was counted."""
    counted = list(counts(report))
    line: list[Block] = [Paragraph(" · ".join(counted), "fixed")] if counted else []
    without = report.persons.without_phone
    if not without:
        return line
    said = ngettext(
        "%(num)d person was there without a phone.",
        "%(num)d people were there without a phone.",
        without,
    )
    return [*line, Paragraph(said)]


def counts(report: Report) -> Iterator[str]:
    present, devices = report.persons.present, report.attendance.devices
    joined = report.workshops[0].joined if len(report.workshops) == 1 else devices
    if present is not None:
        yield _("present %(n)d (signed list)", n=present)
    if present is not None or joined:
        yield _("joined %(n)d", n=joined)
    votes = [(each.title, vote) for each in report.workshops for vote in each.votes if vote.stands]
    for title, vote in votes:
        voted = _("voted %(n)d", n=vote.turnout.voted)
        if len(votes) > 1:
            voted = _("voted %(n)d (%(session)s)", n=vote.turnout.voted, session=title)
        yield ", ".join([voted, *without_phones(vote.turnout)])


def without_phones(turnout: Turnout) -> Iterator[str]:
    if turnout.on_paper and turnout.hands:
        yield _(
            "of these %(paper)d on paper, %(hands)d by show of hands",
            paper=turnout.on_paper,
            hands=turnout.hands,
        )
    elif turnout.on_paper:
        yield _("of these %(num)d on paper", num=turnout.on_paper)
    elif turnout.hands:
        yield _("of these %(num)d by show of hands", num=turnout.hands)


def persons(report: Report) -> list[Block]:
    listed = report.persons
    if not listed.rows:
        return []
    by_organisation = signed_table(listed) if listed.signed else expected_table(listed)
    apart = _("The list of persons is kept apart from phones: nothing tells which was whose.")
    return [Heading(2, Text(_("Persons"))), by_organisation, Paragraph(apart, "note")]


def signed_table(listed: PersonsReport) -> Table:
    columns = (
        Column(_("Organisation"), 20),
        Column(_("Present"), 30),
        Column(_("Expected"), 8, number=True),
        Column(_("Signed"), 8, number=True),
    )
    rows = tuple(
        (
            Text(organisation),
            Text(names([row for row in rows if row.signed]) or "–"),
            Text(str(sum(row.expected for row in rows))),
            Text(str(sum(row.signed for row in rows))),
        )
        for organisation, rows in grouped(listed)
    )
    return Table(_("Persons on the signed list, by organisation"), columns, rows)


def expected_table(listed: PersonsReport) -> Table:
    columns = (
        Column(_("Organisation"), 20),
        Column(_("Persons expected"), 38),
        Column(_("Expected"), 8, number=True),
    )
    rows = tuple(
        (Text(organisation), Text(names(rows)), Text(str(len(rows))))
        for organisation, rows in grouped(listed)
    )
    return Table(_("Persons expected, by organisation"), columns, rows)


def grouped(listed: PersonsReport) -> Iterator[tuple[str, list[PersonReport]]]:
    for organisation, rows in groupby(listed.rows, key=lambda row: row.organisation):
        yield organisation or _("not given"), list(rows)


def names(rows: list[PersonReport]) -> str:
    return "; ".join(f"{row.name} ({row.role})" if row.role else row.name for row in rows)
