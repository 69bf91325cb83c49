"""The course of the session: the run sheet with planned minutes and real times."""

from facilitator.domain.runsheet import STEP_NAMES
from facilitator.exports import formatting
from facilitator.exports.blocks import Block, Column, Heading, Paragraph, Table, Text
from facilitator.exports.report import RealTime, Report, StepReport
from facilitator.languages import translate as _


def course(report: Report) -> list[Block]:
    steps = [step for workshop in report.workshops for step in workshop.steps]
    heading = Heading(1, Text(_("Course of the session")))
    if not steps:
        return [heading, Paragraph(_("The run sheet is empty."))]
    columns = (
        Column(_("Step"), 22),
        Column(_("Real time"), 14),
        Column(_("Planned"), 9, number=True),
        Column(_("Taken"), 9, number=True),
    )
    rows = tuple(step_row(step) for step in steps)
    zone = formatting.zone(report.generated_at)
    return [
        heading,
        Table(_("Run sheet with planned and real times"), columns, rows),
        Paragraph(_("Times are %(zone)s.", zone=zone), "note"),
    ]


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
