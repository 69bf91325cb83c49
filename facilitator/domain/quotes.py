"""Quotes by named people: their words, who they are, and how they agreed to be quoted."""

from collections.abc import Mapping

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, line, optional_line
from facilitator.domain.text import check_length, clean, is_blank

FIELDS = ("text", "person", "organisation", "consent")
LONGEST_TEXT, LONGEST_PERSON, LONGEST_ORGANISATION, LONGEST_CONSENT = 1000, 120, 160, 280
MOST_QUOTES = 200
HOW = N_("Write how and when they agreed. Nobody is quoted by name without having been asked.")


def quote_fields(typed: Mapping[str, str]) -> dict[str, str]:
    """Every field checked; only the organisation may be empty."""
    form, read = Form(), dict[str, str]()
    with form.field("text"):
        read["text"] = clean(typed.get("text", ""), lines=True)
        check_length(read["text"], LONGEST_TEXT)
    with form.field("person"):
        read["person"] = line(typed.get("person", ""), LONGEST_PERSON)
    with form.field("organisation"):
        read["organisation"] = optional_line(typed.get("organisation", ""), LONGEST_ORGANISATION)
    with form.field("consent"):
        read["consent"] = consent(typed.get("consent", ""))
    form.check()
    return read


def consent(typed: str) -> str:
    if is_blank(typed):
        raise Refused(HOW)
    return line(typed, LONGEST_CONSENT)
