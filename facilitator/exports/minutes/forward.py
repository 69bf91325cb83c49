"""What became of the actions of earlier meetings: the series' list, as it stands now."""

from facilitator.domain.agreed import STATUSES
from facilitator.exports import formatting
from facilitator.exports.blocks import Block, Column, Heading, Table, Text
from facilitator.exports.report import ForwardReport, Report
from facilitator.languages import translate as _


def brought_forward(report: Report) -> list[Block]:
    if not report.forward:
        return []
    columns = (
        Column(_("Action"), 24),
        Column(_("Owner"), 12),
        Column(_("Due"), 9),
        Column(_("Meeting"), 13),
        Column(_("Status"), 9),
    )
    rows = tuple(forward_row(each) for each in report.forward)
    return [
        Heading(2, Text(_("Brought forward"))),
        Table(_("Actions of earlier meetings that were open when this one began"), columns, rows),
    ]


def forward_row(it: ForwardReport) -> tuple[Text, ...]:
    since = formatting.day(it.settled_on) if it.settled_on else ""
    return (
        Text(it.text),
        Text(it.owner or _("nobody yet")),
        Text(formatting.day(it.due_on) if it.due_on else _("no date")),
        Text(it.meeting, note=formatting.day(it.meeting_on)),
        Text(_(STATUSES[it.status]), note=since),
    )
