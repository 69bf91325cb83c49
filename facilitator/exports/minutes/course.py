"""The course of each session: the run sheet with planned minutes and real times."""

from facilitator.domain.runsheet import STEP_NAMES
from facilitator.exports import formatting
from facilitator.exports.blocks import Block, Column, Heading, Paragraph, Table, Text
from facilitator.exports.minutes.sessions import by_session
from facilitator.exports.report import RealTime, Report, StepReport, WorkshopReport
from facilitator.exports.sessions import several
from facilitator.languages import translate as _


def course(report: Report) -> list[Block]:
    title = _("Course of the sessions") if several(report) else _("Course of the session")
    blocks: list[Block] = [Heading(1, Text(title)), *by_session(report, session_course)]
    if not any(workshop.steps for workshop in report.workshops):
        return blocks
    zone = formatting.zone(report.generated_at)
    return [*blocks, Paragraph(_("Times are %(zone)s.", zone=zone), "note")]


def session_course(workshop: WorkshopReport) -> list[Block]:
    if not workshop.steps:
        return [Paragraph(_("The run sheet is empty."))]
    columns = (
        Column(_("Step"), 22),
        Column(_("Real time"), 14),
        Column(_("Planned"), 9, number=True),
        Column(_("Taken"), 9, number=True),
    )
    rows = tuple(step_row(step) for step in workshop.steps)
    return [Table(_("Run sheet with planned and real times"), columns, rows)]


def step_row(step: StepReport) -> tuple[Text, ...]:
    return (
        Text(step_name(step), note=step_questions(step)),
        Text("; ".join(span(time) for time in step.times) or _("not opened")),
        Text(_("%(n)d min", n=step.minutes)),
        Text(taken(step)),
    )


def step_name(step: StepReport) -> str:
    return step.title or _(STEP_NAMES[step.kind])


def step_questions(step: StepReport) -> str:
    if not step.questions:
        return ""
    return ", ".join(_("Question %(number)d", number=number) for number in step.questions)


def span(time: RealTime) -> str:
    opened = formatting.clock(time.opened_at)
    if time.closed_at is None:
        return _("since %(time)s", time=opened)
    return f"{opened}–{formatting.clock(time.closed_at)}"


def taken(step: StepReport) -> str:
    seconds = sum(
        (time.closed_at - time.opened_at).total_seconds()
        for time in step.times
        if time.closed_at is not None
    )
    if not any(time.closed_at for time in step.times):
        return "–"
    return _("%(n)d min", n=round(seconds / 60)) if seconds >= 60 else _("under 1 min")
