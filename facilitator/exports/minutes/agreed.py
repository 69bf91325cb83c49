"""Decisions and actions: exact wording, how and by whom; who does what until when."""

from facilitator.domain.agreed import HOW, STATUSES
from facilitator.exports import formatting
from facilitator.exports.blocks import Block, Column, Heading, Paragraph, Table, Text
from facilitator.exports.minutes.forward import brought_forward
from facilitator.exports.minutes.sessions import noted
from facilitator.exports.report import ActionReport, DecisionReport, Report
from facilitator.exports.sessions import several, titled
from facilitator.languages import translate as _


def decisions(report: Report) -> list[Block]:
    heading = Heading(1, Text(_("Decisions")))
    taken = [(each, title) for title, it in titled(report) for each in it.decisions]
    if not taken:
        return [heading, Paragraph(_("No decisions were written down."))]
    columns = (
        Column(_("No."), 3),
        Column(_("Decision"), 30),
        Column(_("How"), 14),
    )
    rows = tuple(
        (
            Text(str(number)),
            Text(
                decision.text,
                note=noted(decision.body, title * several(report), under(decision)),
            ),
            Text(how_decided(decision)),
        )
        for number, (decision, title) in enumerate(taken, 1)
    )
    return [heading, Table(_("Decisions, in their exact wording"), columns, rows)]


def under(decision: DecisionReport) -> str:
    item = decision.agenda_item
    return _("Agenda item: %(title)s", title=item) if item else ""


def how_decided(decision: DecisionReport) -> str:
    if decision.how == "consensus":
        return _(HOW["consensus"])
    return _(
        "By show of hands: %(in_favour)s for, %(against)s against, %(abstained)s abstained",
        in_favour=decision.in_favour or 0,
        against=decision.against or 0,
        abstained=decision.abstained or 0,
    )


def actions(report: Report) -> list[Block]:
    heading = Heading(1, Text(_("Actions")))
    to_do = [(each, title) for title, it in titled(report) for each in it.actions]
    if not to_do:
        none = Paragraph(_("No actions were written down."))
        return [heading, none, *brought_forward(report)]
    columns = (
        Column(_("No."), 3),
        Column(_("Action"), 24),
        Column(_("Owner"), 13),
        Column(_("Due"), 10),
        Column(_("Status"), 8),
    )
    rows = tuple(
        action_row(number, action, title * several(report))
        for number, (action, title) in enumerate(to_do, 1)
    )
    table = Table(_("Actions, with owner and due date"), columns, rows)
    return [heading, table, *brought_forward(report)]


def action_row(number: int, action: ActionReport, session: str) -> tuple[Text, ...]:
    return (
        Text(str(number)),
        Text(action.text, note=session),
        Text(action.owner or _("nobody yet")),
        Text(formatting.day(action.due_on) if action.due_on else _("no date")),
        Text(_(STATUSES[action.status])),
    )
