"""The figures of the meeting at a glance."""

from collections.abc import Iterator

from facilitator.domain.header import HEADER
from facilitator.exports import wording
from facilitator.exports.minutes.opening import filled
from facilitator.exports.report import PersonsReport, Report, WorkshopReport
from facilitator.exports.sessions import titled
from facilitator.exports.standing import said_of_version
from facilitator.exports.tables.grid import Cell, Grid
from facilitator.languages import translate as _


def overview(report: Report) -> Grid:
    meeting, present = report.meeting, report.attendance
    rows: list[tuple[Cell, ...]] = [
        (_("Meeting"), meeting.title),
        *filled(report.header, HEADER),
        (_("Place"), meeting.place),
        (_("From"), meeting.starts_on),
        (_("To"), meeting.ends_on),
        *said_of_version(report),
        (_("Generated on"), report.generated_at),
        *counted_people(report.persons),
        (_("Devices that joined"), present.devices),
        (_("Organisations present"), present.organisations),
        (_("Organisations expected"), present.expected or None),
        (_("Expected organisations present"), present.expected_present or None),
        (_("Countries"), present.countries),
    ]
    rows += [
        (_("Rule"), _(wording.ONE_BROWSER)),
        (_("Limits"), _(wording.INDICATIVE)),
    ]
    of_meeting = [(None, *row) for row in rows]
    of_sessions = [(title, *row) for title, each in titled(report) for row in counted(each)]
    columns = (_("Session"), _("What"), _("Value"))
    return Grid("overview", _("Overview"), columns, (*of_meeting, *of_sessions))


def counted(workshop: WorkshopReport) -> Iterator[tuple[Cell, ...]]:
    yield _("People who joined on a device"), workshop.joined
    yield _("Of these on shared devices"), workshop.shared
    yield _("Ideas"), workshop.ideas
    if workshop.withheld:
        yield _("Of these withheld"), workshop.withheld
    yield _("Ideas written on paper"), workshop.paper_ideas
    yield _("Topics"), workshop.topics
    for vote in workshop.votes:
        if vote.stands:
            yield _("Had joined on a device when the vote was open"), vote.turnout.joined
            yield _("Voted"), vote.turnout.voted
            yield _("Of these on paper"), vote.turnout.on_paper
            yield _("Of these by show of hands"), vote.turnout.hands
            yield _("Abstained"), vote.turnout.abstained


def counted_people(persons: PersonsReport) -> Iterator[tuple[Cell, ...]]:
    if persons.present is not None:
        yield _("People present (signed list)"), persons.present
    if persons.without_phone is not None:
        yield _("Of these without a phone"), persons.without_phone
