"""The sign-in sheet: everybody on the list with room for a signature a day, and empty rows."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from facilitator.exports import formatting
from facilitator.exports.legible import legible
from facilitator.exports.minutes.pictures import emblem
from facilitator.exports.printed import printed
from facilitator.exports.report import Report
from facilitator.languages import speaking
from facilitator.languages import translate as _

TEMPLATE = "signing.typ"
MOST_DAYS = 3  # more columns leave no room for a name
EMPTY_ROWS, EMPTY_SHEET = 8, 15  # for those who come unannounced; where there is no list


def write_sign_in_sheet(report: Report, language: str) -> bytes:
    """An A4 page or more; the head of the table is on each."""
    with speaking(language):
        content = sheet(legible(report), language)
        return printed(content, TEMPLATE, report.meeting.starts_on)


def sheet(report: Report, language: str) -> dict[str, Any]:
    header, meeting = report.header, report.meeting
    project = " · ".join(
        part for part in (header.acronym or header.project, header.project_number) if part
    )
    people = [[row.name, row.role, row.organisation] for row in report.persons.rows]
    return {
        "language": language,
        "emblem": asdict(above) if (above := emblem(report)) else None,
        "kind": _("Sign-in sheet"),
        "title": meeting.title,
        "programme": header.programme,
        "project": project,
        "where": ", ".join(
            part
            for part in (meeting.place, formatting.days(meeting.starts_on, meeting.ends_on))
            if part
        ),
        "host": header.host,
        "funding": header.funding,
        "heads": [_("Name"), _("Organisation"), *signatures(meeting.starts_on, meeting.ends_on)],
        "people": people + [["", "", ""]] * (EMPTY_ROWS if people else EMPTY_SHEET),
        "page": _("Page"),
    }


def signatures(first: date, last: date) -> list[str]:
    """A column for each day, as long as they fit on the page."""
    count = (last - first).days + 1
    if not 1 < count <= MOST_DAYS:
        return [_("Signature")]
    days = [first + timedelta(number) for number in range(count)]
    return [_("Signature, %(day)s", day=formatting.short_day(day)) for day in days]
