"""Dates, times and numbers as the language of the record writes them."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_decimal

from facilitator.languages import spoken

# Plain "en" would write American dates; the partners are Europeans.
LOCALES = {"en": "en_GB"}
TAGS = {
    "en": "en-GB", "da": "da-DK", "de": "de-DE", "nb": "nb-NO", "sv": "sv-SE", "nl": "nl-NL",
    "fr": "fr-FR",
}  # fmt: skip


def locale() -> str:
    return LOCALES.get(spoken(), spoken())


def day(value: date) -> str:
    return str(format_date(value, "long", locale=locale()))


def short_day(value: date) -> str:
    """14 Oct"""
    return str(format_skeleton("MMMd", value, locale=locale()))


def days(first: date, last: date) -> str:
    """14–15 October 2026, or 14.–15. Oktober 2026."""
    if first == last:
        return day(last)
    if (first.year, first.month) != (last.year, last.month):
        return f"{day(first)} – {day(last)}"
    dot = "." if day(last).startswith(f"{last.day}.") else ""
    return f"{first.day}{dot}–{day(last)}"


def clock(moment: datetime) -> str:
    return str(format_skeleton("Hm", moment, tzinfo=moment.tzinfo, locale=locale()))


def moment(value: datetime) -> str:
    return f"{day(value.date())}, {clock(value)}"


def zone(value: datetime) -> str:
    return str(format_datetime(value, "OOOO", tzinfo=value.tzinfo, locale=locale()))


def number(value: int) -> str:
    return str(format_decimal(value, locale=locale()))
