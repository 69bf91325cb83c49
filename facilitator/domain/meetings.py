"""What a meeting must have before it is kept."""

from dataclasses import dataclass
from datetime import date

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, day, line, one_of, optional_line
from facilitator.domain.words import INTERFACE_LANGUAGES

LONGEST_TITLE = 160


@dataclass(frozen=True)
class MeetingDetails:
    title: str
    place: str
    starts_on: date
    ends_on: date
    language: str
    series: str  # empty: it belongs to none


def meeting_details(
    title: str, place: str, starts_on: str, ends_on: str, language: str, series: str
) -> MeetingDetails:
    """What was typed, checked; a meeting without an end lasts a day."""
    form = Form()
    first = last = date.min
    with form.field("title"):
        title = line(title, LONGEST_TITLE)
    with form.field("place"):
        place = line(place, LONGEST_TITLE)
    with form.field("starts_on"):
        first = last = day(starts_on)
    with form.field("ends_on"):
        last = last_day(first, ends_on)
    with form.field("language"):
        language = one_of(language, INTERFACE_LANGUAGES)
    with form.field("series"):
        series = optional_line(series, LONGEST_TITLE)
    form.check()
    return MeetingDetails(title, place, first, last, language, series)


def last_day(first: date, typed: str) -> date:
    last = day(typed) if typed.strip() else first
    if last < first:
        raise Refused(N_("The meeting would end before it begins."))
    return last
