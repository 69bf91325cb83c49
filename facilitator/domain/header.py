"""The head of a meeting's minutes: what a programme files them under, and who kept them."""

from collections.abc import Mapping

from facilitator.domain.errors import N_
from facilitator.domain.form import Form, number_or_none, optional_line

MOST_PEOPLE = 9999

# Name and longest text of each field, in the order in which the minutes say them.
FILED_UNDER = {
    "programme": (N_("Programme"), 160),
    "project": (N_("Project"), 160),
    "acronym": (N_("Acronym"), 40),
    "project_number": (N_("Project number"), 40),
    "activity": (N_("Work package or activity"), 160),
    "deliverable": (N_("Deliverable"), 160),
}
KEPT_BY = {
    "host": (N_("Host"), 160),
    "chair": (N_("Chair"), 160),
    "minute_taker": (N_("Minutes taken by"), 160),
    "distribution": (N_("Distribution"), 500),
}
FUNDING = {"funding": (N_("Funding statement"), 500)}
HEADER = {**FILED_UNDER, **KEPT_BY, **FUNDING}
OF_THE_PROJECT = ("programme", "project", "acronym", "project_number", "distribution", "funding")

COUNTS = ("signed", "without_phone")


def header_fields(typed: Mapping[str, str]) -> dict[str, str]:
    """Every field checked; each may be empty."""
    form, read = Form(), {}
    for name, (_label, longest) in HEADER.items():
        with form.field(name):
            read[name] = optional_line(typed.get(name, ""), longest)
    form.check()
    return read


def counted_people(typed: Mapping[str, str]) -> dict[str, int | None]:
    """How many signed and how many had no phone; None where nobody counted."""
    form, read = Form(), {}
    for name in COUNTS:
        with form.field(name):
            read[name] = number_or_none(typed.get(name, ""), 0, MOST_PEOPLE)
    form.check()
    return read
