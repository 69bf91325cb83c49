"""The agenda by day; what ran side by side says so."""

from collections import Counter
from datetime import time
from itertools import groupby

from facilitator.domain.agenda import KINDS, shown
from facilitator.exports import formatting
from facilitator.exports.blocks import Block, Column, Heading, Table, Text
from facilitator.exports.report import AgendaReport, Report
from facilitator.languages import translate as _


def agenda(report: Report) -> list[Block]:
    if not report.agenda:
        return []
    blocks: list[Block] = [Heading(1, Text(_("Agenda")))]
    for day, entries in groupby(report.agenda, key=lambda each: each.day):
        on = formatting.day(day)
        blocks += [Heading(2, Text(on)), day_table(_("Agenda of %(day)s", day=on), [*entries])]
    return blocks


def day_table(caption: str, entries: list[AgendaReport]) -> Table:
    """Without the columns in which nobody wrote anything."""
    at: Counter[time | None] = Counter(each.starts for each in entries if each.starts)
    columns = [
        (Column(_("Time"), 12), [time_cell(each, at[each.starts] > 1) for each in entries]),
        (Column(_("What"), 30), [title_cell(each) for each in entries]),
        (Column(_("Place"), 14), [Text(each.place) for each in entries]),
        (Column(_("Who"), 18), [Text(each.who) for each in entries]),
    ]
    told = [(head, cells) for head, cells in columns if any(cell.text for cell in cells)]
    rows = zip(*(cells for _, cells in told), strict=True)
    return Table(caption, tuple(head for head, _ in told), tuple(rows))


def time_cell(it: AgendaReport, is_parallel: bool) -> Text:
    span = "–".join(shown(each) for each in (it.starts, it.ends) if each)
    return Text(span, note=_("in parallel") if is_parallel else "")


def title_cell(it: AgendaReport) -> Text:
    if it.session and it.session != it.title:
        return Text(it.title, note=_("Session: %(title)s", title=it.session))
    return Text(it.title, note=_(KINDS[it.kind]) if it.kind in ("session", "trip") else "")
