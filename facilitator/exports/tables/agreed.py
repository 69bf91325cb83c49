"""Decisions and actions."""

from collections.abc import Iterator

from facilitator.domain.agreed import HOW, STATUSES
from facilitator.exports.report import Report
from facilitator.exports.sessions import titled
from facilitator.exports.tables.grid import Grid
from facilitator.languages import translate as _


def decisions(report: Report) -> Grid:
    columns = (
        _("No."), _("Session"), _("Decision"), _("How"), _("For"), _("Against"), _("Abstained"),
        _("Body"), _("Agenda item"), _("Time"),
    )  # fmt: skip
    taken = [(session, each) for session, it in titled(report) for each in it.decisions]
    rows = tuple(
        (
            number,
            session,
            decision.text,
            _(HOW[decision.how]),
            decision.in_favour,
            decision.against,
            decision.abstained,
            decision.body or None,
            decision.agenda_item or None,
            decision.at,
        )
        for number, (session, decision) in enumerate(taken, 1)
    )
    return Grid("decisions", _("Decisions"), columns, rows)


def actions(report: Report) -> Grid:
    columns = (_("No."), _("Session"), _("Action"), _("Owner"), _("Due"), _("Status"))
    to_do = [(session, each) for session, it in titled(report) for each in it.actions]
    rows = tuple(
        (
            number,
            session,
            action.text,
            action.owner or None,
            action.due_on,
            _(STATUSES[action.status]),
        )
        for number, (session, action) in enumerate(to_do, 1)
    )
    return Grid("actions", _("Actions"), columns, rows)


def brought_forward(report: Report) -> Iterator[Grid]:
    """Only where something was: an empty sheet would ask for an explanation."""
    columns = (
        _("Meeting"), _("From"), _("Action"), _("Owner"), _("Due"), _("Status"), _("Settled on"),
    )  # fmt: skip
    rows = tuple(
        (
            each.meeting,
            each.meeting_on,
            each.text,
            each.owner or None,
            each.due_on,
            _(STATUSES[each.status]),
            each.settled_on,
        )
        for each in report.forward
    )
    if rows:
        yield Grid("actions-brought-forward", _("Brought forward"), columns, rows)
