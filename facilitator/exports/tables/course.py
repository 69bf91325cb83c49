"""How the sessions went: steps with their times, and what facilitators changed."""

from facilitator.domain.runsheet import STEP_NAMES
from facilitator.exports import wording
from facilitator.exports.report import Report
from facilitator.exports.sessions import titled
from facilitator.exports.tables.grid import Grid
from facilitator.languages import translate as _


def run_sheet(report: Report) -> Grid:
    columns = (
        _("Session"), _("No."), _("Step"), _("Questions"), _("Minutes planned"), _("Opened"),
        _("Closed"),
    )  # fmt: skip
    rows = tuple(
        (
            session,
            number,
            step.title or _(STEP_NAMES[step.kind]),
            ", ".join(str(question) for question in step.questions) or None,
            step.minutes,
            time.opened_at if time else None,
            time.closed_at if time else None,
        )
        for session, workshop in titled(report)
        for number, step in enumerate(workshop.steps, 1)
        for time in step.times or (None,)
    )
    return Grid("run-sheet", _("Run sheet"), columns, rows)


def changes(report: Report) -> Grid:
    columns = (_("Session"), _("Time"), _("Change"), _("What"), _("Reason"))
    rows = tuple(
        (session, change.at, _(wording.CHANGES[change.kind]), change.what, change.reason or None)
        for session, workshop in titled(report)
        for change in workshop.changes
    )
    return Grid("changes", _("Changes"), columns, rows)
