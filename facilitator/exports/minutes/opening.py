"""The first half page: what, where, when, and the whole session in four sentences."""

from collections.abc import Mapping

from facilitator.domain.header import FILED_UNDER, KEPT_BY
from facilitator.exports import formatting
from facilitator.exports.blocks import Block, Facts, Heading, Paragraph, Text
from facilitator.exports.minutes.turnout import who_voted
from facilitator.exports.report import (
    Attendance,
    HeaderReport,
    PersonsReport,
    Report,
    WorkshopReport,
)
from facilitator.exports.sessions import several, titled
from facilitator.exports.standing import said_of_version
from facilitator.languages import translate as _
from facilitator.languages import translate_plural as ngettext

Rows = tuple[tuple[str, str], ...]


def opening(report: Report) -> list[Block]:
    return [
        Facts(facts(report)),
        *([Paragraph(report.header.funding, "note")] if report.header.funding else []),
        Heading(1, Text(_("In brief"))),
        *(Paragraph(line) for line in brief(report)),
        *([Paragraph(report.meeting.note, "note")] if report.meeting.note else []),
    ]


def facts(report: Report) -> Rows:
    meeting = report.meeting
    sessions = (
        (_("Session"), title)
        for title, workshop in titled(report)
        if several(report) or not report.whole or workshop.title != meeting.title
    )
    return (
        *filled(report.header, FILED_UNDER),
        *sessions,
        (_("Place"), meeting.place or _("not given")),
        (_("Date"), formatting.days(meeting.starts_on, meeting.ends_on)),
        *filled(report.header, KEPT_BY),
        *said_of_version(report),
    )


def filled(header: HeaderReport, fields: Mapping[str, tuple[str, int]]) -> Rows:
    """The fields that somebody wrote something into."""
    said = ((label, getattr(header, name)) for name, (label, _longest) in fields.items())
    return tuple((_(label), text) for label, text in said if text)


def brief(report: Report) -> list[str]:
    lines = [*were_present(report.persons), joined(report.attendance)]
    for title, workshop in titled(report):
        of_it = [written(workshop), *voted(workshop), agreed(workshop)]
        if several(report):
            of_it = [f"{title}: {' '.join(of_it)}"]
        lines += of_it
    return lines


def were_present(persons: PersonsReport) -> list[str]:
    if persons.present is None:
        return []
    said = ngettext(
        "%(num)d person was present (signed list).",
        "%(num)d people were present (signed list).",
        persons.present,
    )
    return [said]


def joined(attendance: Attendance) -> str:
    if not attendance.devices:
        return _("No device has joined.")
    devices = ngettext("%(num)d device", "%(num)d devices", attendance.devices)
    return _(
        "%(devices)s joined, from %(organisations)s.",
        devices=devices,
        organisations=organisations(attendance),
    )


def organisations(attendance: Attendance) -> str:
    """17 of 20 organisations, and 2 more: as far as there is a roster to compare with."""
    if not attendance.expected:
        return ngettext("%(num)d organisation", "%(num)d organisations", attendance.organisations)
    expected = _(
        "%(present)d of %(expected)d organisations",
        present=attendance.expected_present,
        expected=attendance.expected,
    )
    more = attendance.organisations - attendance.expected_present
    if not more:
        return expected
    return _(
        "%(expected)s and %(others)s",
        expected=expected,
        others=ngettext("%(num)d not on the list", "%(num)d not on the list", more),
    )


def written(workshop: WorkshopReport) -> str:
    ideas = ngettext("%(num)d idea", "%(num)d ideas", workshop.ideas)
    if not workshop.topics:
        return _("%(ideas)s, no topics yet.", ideas=ideas)
    topics = ngettext("%(num)d topic", "%(num)d topics", workshop.topics)
    return _("%(ideas)s in %(topics)s.", ideas=ideas, topics=topics)


def voted(workshop: WorkshopReport) -> list[str]:
    """One sentence for each vote whose results stand."""
    return [f"{who_voted(vote.turnout)}." for vote in workshop.votes if vote.stands]


def agreed(workshop: WorkshopReport) -> str:
    if not workshop.decisions and not workshop.actions:
        return _("No decisions or actions were written down.")
    return _(
        "%(decisions)s and %(actions)s.",
        decisions=ngettext("%(num)d decision", "%(num)d decisions", len(workshop.decisions)),
        actions=ngettext("%(num)d action", "%(num)d actions", len(workshop.actions)),
    )
