"""The sections of the minutes: their order, which may be left out, what may be written in them.

Figures come from the sessions. Organisers write words before them, put the sections into another
order, add some of their own, and leave out what nobody needs to check the rest.
"""

from collections.abc import Mapping

from facilitator.domain.errors import N_
from facilitator.domain.form import Form, line
from facilitator.domain.text import check_length, clean, is_blank

# By key, as they come unless somebody puts them otherwise: what was agreed first, annexes last.
SECTIONS = {
    "opening": N_("In brief"),
    "decisions": N_("Decisions"),
    "actions": N_("Actions"),
    "results": N_("Results"),
    "quotes": N_("Quotes"),
    "agenda": N_("Agenda"),
    "attendance": N_("Attendance"),
    "photos": N_("Photos"),
    "course": N_("Course of the session"),
    "method": N_("Method, voting rule and limits"),
    "changes": N_("Changes by the facilitator"),
    "annex": N_("Annex: all ideas, word for word"),
    "scans": N_("Annex: the signed list"),
}
FIRST = "opening"  # what, where, when; the contents follow it
# Without these a reader could not tell what was agreed, how it came about and what was changed.
ALWAYS_TOLD = frozenset({"opening", "decisions", "actions", "results", "method", "changes"})
OWN = "own-"  # how the keys of the organisers' own sections begin; a number follows
MOST_OWN = 40
LONGEST_TITLE, LONGEST_TEXT = 120, 20_000


def is_own(key: str) -> bool:
    return key.startswith(OWN)


def may_be_hidden(key: str) -> bool:
    return key not in ALWAYS_TOLD


def arranged(positions: Mapping[str, int]) -> list[str]:
    """The keys in their order. `positions` are the organisers'; a section without one stays where
    it comes, and their own sections are those that have one."""
    as_it_comes = {key: number for number, key in enumerate(SECTIONS)}
    places = {key: (place, 1) for key, place in as_it_comes.items()}
    for key, place in positions.items():
        if is_own(key) or key in SECTIONS:
            places[key] = (place, 0)
    del places[FIRST]
    return [FIRST, *sorted(places, key=lambda key: places[key])]


def section_fields(key: str, typed: Mapping[str, str]) -> dict[str, str]:
    """What may be written in a section, checked: words, and of an own one its title."""
    form, read = Form(), dict[str, str]()
    if is_own(key):
        with form.field("title"):
            read["title"] = line(typed.get("title", ""), LONGEST_TITLE)
    with form.field("text"):
        read["text"] = words(typed.get("text", ""))
    form.check()
    return read


def words(typed: str) -> str:
    """Paragraphs; none for what looks empty."""
    text = clean(typed, lines=True)
    if is_blank(text):
        return ""
    check_length(text, LONGEST_TEXT)
    return text
