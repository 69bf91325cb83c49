"""Decisions and actions: exact wording, how and by whom; who does what until when."""

from facilitator.domain.agreed import HOW, STATUSES
from facilitator.exports import formatting
from facilitator.exports.blocks import Block, Column, Heading, Paragraph, Table, Text
from facilitator.exports.report import ActionReport, DecisionReport, Report
from facilitator.languages import translate as _


def decisions(report: Report) -> list[Block]:
    heading = Heading(1, Text(_("Decisions")))
    taken = [decision for workshop in report.workshops for decision in workshop.decisions]
    if not taken:
        return [heading, Paragraph(_("No decisions were written down."))]
    columns = (
        Column(_("No."), 3),
        Column(_("Decision"), 30),
        Column(_("How"), 14),
    )
    rows = tuple(
        (Text(str(number)), decision_text(decision), Text(how_decided(decision)))
        for number, decision in enumerate(taken, 1)
    )
    return [heading, Table(_("Decisions, in their exact wording"), columns, rows)]


def decision_text(decision: DecisionReport) -> Text:
    return Text(decision.text, note=decision.body)


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
    to_do = [action for workshop in report.workshops for action in workshop.actions]
    if not to_do:
        return [heading, Paragraph(_("No actions were written down."))]
    columns = (
        Column(_("No."), 3),
        Column(_("Action"), 24),
        Column(_("Owner"), 13),
        Column(_("Due"), 10),
        Column(_("Status"), 8),
    )
    rows = tuple(action_row(number, action) for number, action in enumerate(to_do, 1))
    return [heading, Table(_("Actions, with owner and due date"), columns, rows)]


def action_row(number: int, action: ActionReport) -> tuple[Text, ...]:
    return (
        Text(str(number)),
        Text(action.text),
        Text(action.owner or _("nobody yet")),
        Text(formatting.day(action.due_on) if action.due_on else _("no date")),
        Text(_(STATUSES[action.status])),
    )
