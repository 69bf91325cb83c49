"""Reads an agenda as people have it: a line an entry, pasted from a mail, a document or a table.

    2026-10-14
    09:00-10:30 Opening | Town hall | The mayor
    10:30 Coffee

A line with nothing but a date begins that day. What can't be read is said with its line, and the
rest is read all the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.domain.agenda import Entry, Kind, entry
from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.pasted import LINE_END, WrongLine

MOST_LINES = 300
TIME = r"\d{1,2}[:.h]\d{2}"
WHEN = re.compile(
    rf"({TIME})?\s*(?:(?:-|–|—|to|til|bis)\s*)?({TIME})?\s*(?:(?:uhr|h)\b)?\s*[:,]?\s*(.*)",
    re.IGNORECASE,
)
DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")

# What the title says at its start, in the languages of these meetings.
TELLING: dict[Kind, re.Pattern[str]] = {
    "break": re.compile(
        r"(\w*pause|break|coffee|kaffee?|koffie|tea|lunch|lunsj|frokost|mittag\w*|dinner|diner|"
        r"middag|abendessen|buffet)\b",
        re.IGNORECASE,
    ),
    "trip": re.compile(
        r"(field ?trip|study (trip|visit)|site visit|excursion|ekskursion|exkursion|studietur|"
        r"besichtigung|studiebesøg|befaring|excursie)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True)
class AgendaReading:
    entries: tuple[Entry, ...]
    wrong: tuple[WrongLine, ...]
    left: str  # what couldn't be read, each below its day


def read_agenda(
    text: str, first_day: date, sessions: Mapping[str, int] | None = None
) -> AgendaReading:
    """Every line, read or refused; before a line with a date it is the `first_day`. A title that is
    one of the `sessions` is that session. Refuses the whole only when it is empty or endless."""
    known = {title.casefold(): id_ for title, id_ in (sessions or {}).items()}
    lines = [(n, line.strip()) for n, line in enumerate(LINE_END.split(text), 1) if line.strip()]
    if not lines:
        raise Refused(N_("Write something first."))
    if len(lines) > MOST_LINES:
        raise Refused(
            N_("These are %(n)d lines; at most %(most)d fit."), n=len(lines), most=MOST_LINES
        )
    on, entries, wrong, left = first_day, [], [], list[str]()
    for number, said in lines:
        if day := day_alone(said):
            on = day
            continue
        try:
            entries.append(read_line(said, on, known))
        except Refused as refused:
            wrong.append(WrongLine(number, said, first_reason(refused)))
            left += [on.isoformat(), said]
    return AgendaReading(tuple(entries), tuple(wrong), "\n".join(once(left)))


def day_alone(said: str) -> date | None:
    try:
        if found := DAY_FIRST.fullmatch(said):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(said)
    except ValueError:
        return None


def read_line(said: str, on: date, sessions: Mapping[str, int]) -> Entry:
    """Cells are parted by tabs or by upright strokes; times may fill one cell or two."""
    cells = [cell.strip() for cell in re.split(r"[\t|]", said)]
    starts, ends, title = times(cells.pop(0))
    if starts and not title and cells:
        more, second, title = times(cells.pop(0))
        ends = ends or more or second
        if not title and cells:
            title = cells.pop(0)
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > 2:
        raise Refused(N_("More than a title, a place and who: “%(text)s”."), text=cells[2])
    place, who = [*cells, "", ""][:2]
    typed = {"starts": starts, "ends": ends, "title": title, "place": place, "who": who}
    return entry({**typed, "day": on.isoformat(), "what": kind_of(title, sessions)})


def times(cell: str) -> tuple[str, str, str]:
    """When it begins and ends, each perhaps empty, and what follows."""
    found = WHEN.fullmatch(cell)
    if found is None or not found[1]:
        return "", "", cell
    return found[1], found[2] or "", found[3]


def kind_of(title: str, sessions: Mapping[str, int]) -> str:
    if found := sessions.get(title.casefold()):
        return f"session-{found}"
    return next((kind for kind, pattern in TELLING.items() if pattern.match(title)), "item")


def first_reason(refused: Refused) -> Refused:
    return next(iter(refused.fields.values())) if isinstance(refused, WrongFields) else refused


def once(lines: list[str]) -> Iterator[str]:
    """The day stands once above all of its lines."""
    above = ""
    for said in lines:
        if said != above:
            yield said
        if day_alone(said):
            above = said
