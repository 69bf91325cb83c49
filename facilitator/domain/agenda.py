"""An entry of a meeting's agenda: when, what, where, who."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal, get_args

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, day, line, optional_line

Kind = Literal["item", "session", "trip", "break"]
KINDS: dict[Kind, str] = {
    "item": N_("Item"),
    "session": N_("Session"),
    "trip": N_("Field trip"),
    "break": N_("Break"),
}
LONGEST_TITLE, LONGEST_PLACE, LONGEST_WHO = 280, 160, 280
FIELDS = ("day", "starts", "ends", "what", "title", "place", "who")

WHAT = re.compile(rf"({'|'.join(get_args(Kind))})(?:-(\d{{1,9}}))?")
CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(:\d{2})?")  # some browsers send seconds
AFTER_MIDNIGHT = time(6)  # a dinner may end in the night


@dataclass(frozen=True)
class Entry:
    """Several at the same time are parallel groups. `workshop_id`: the session that was then."""

    day: date
    starts: time | None
    ends: time | None
    kind: Kind
    title: str
    place: str = ""
    who: str = ""
    workshop_id: int | None = None


def entry(typed: Mapping[str, str]) -> Entry:
    """What was typed, checked; `what` is a kind, or a session by its number: "session-3"."""
    form, on, starts, ends = Form(), date.min, None, None
    kind: Kind = "item"
    workshop_id = None
    texts = {"title": "", "place": "", "who": ""}
    with form.field("day"):
        on = day(typed["day"])
    with form.field("starts"):
        starts = clock(typed["starts"])
    with form.field("ends"):
        ends = clock(typed["ends"])
    if not form.wrong:
        with form.field("ends"):
            check_end(starts, ends)
    with form.field("what"):
        kind, workshop_id = what(typed["what"])
    with form.field("title"):
        texts["title"] = line(typed["title"], LONGEST_TITLE)
    with form.field("place"):
        texts["place"] = optional_line(typed["place"], LONGEST_PLACE)
    with form.field("who"):
        texts["who"] = optional_line(typed["who"], LONGEST_WHO)
    form.check()
    return Entry(on, starts, ends, kind, **texts, workshop_id=workshop_id)


def fields(it: Entry) -> dict[str, str]:
    """The same as it is typed: `entry(fields(it)) == it`."""
    return {
        "day": it.day.isoformat(),
        "starts": shown(it.starts),
        "ends": shown(it.ends),
        "what": it.kind if it.workshop_id is None else f"session-{it.workshop_id}",
        "title": it.title,
        "place": it.place,
        "who": it.who,
    }


def clock(typed: str) -> time | None:
    """ "9:30", "09.30" or "9h30"; None for nothing."""
    if not typed.strip():
        return None
    if (found := CLOCK.fullmatch(typed.strip())) and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    raise Refused(N_("Write the time as hours and minutes, such as 09:30."))


def shown(moment: time | None) -> str:
    return moment.isoformat("minutes") if moment else ""


def check_end(starts: time | None, ends: time | None) -> None:
    if ends and starts is None:
        raise Refused(N_("Say when it begins as well."))
    if starts and ends and ends < starts and ends > AFTER_MIDNIGHT:
        raise Refused(N_("It would end before it begins."))


def what(typed: str) -> tuple[Kind, int | None]:
    found = WHAT.fullmatch(typed)
    if found is None or (found[2] and found[1] != "session"):
        raise Refused(N_("Please choose one of these."))
    kind: Kind = found[1]  # type: ignore[assignment]  # the pattern holds it
    return kind, int(found[2]) if found[2] else None
