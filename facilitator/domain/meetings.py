"""What a meeting must have before it is kept."""

from calendar import monthrange
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
    people_until: date  # who wrote and voted what is deleted the day after
    keep_until: date | None  # then the minutes too; None: until somebody deletes the meeting


def meeting_details(
    title: str,
    place: str,
    starts_on: str,
    ends_on: str,
    language: str,
    series: str,
    people_until: str = "",
    keep_until: str = "",
) -> MeetingDetails:
    """What was typed, checked; a meeting without an end lasts a day, and people are kept for half
    a year unless a day is given."""
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
    people, minutes = half_a_year_after(last), None
    with form.field("people_until"):
        people = kept_until(people_until, last) or people
    with form.field("keep_until"):
        minutes = kept_until(keep_until, people)
    form.check()
    return MeetingDetails(title, place, first, last, language, series, people, minutes)


def kept_until(typed: str, least: date) -> date | None:
    """A day on which there is still something to keep."""
    if not typed.strip():
        return None
    until = day(typed)
    if until < least:
        raise Refused(N_("This must not be before %(day)s."), day=least.isoformat())
    return until


def half_a_year_after(last: date) -> date:
    """The same day six months on, or the last of that month."""
    if last.year == date.max.year:
        return last
    year, month = last.year + (last.month + 5) // 12, (last.month + 5) % 12 + 1
    return date(year, month, min(last.day, monthrange(year, month)[1]))


def last_day(first: date, typed: str) -> date:
    last = day(typed) if typed.strip() else first
    if last < first:
        raise Refused(N_("The meeting would end before it begins."))
    return last
