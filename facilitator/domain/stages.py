"""Where the minutes of a meeting stand: a draft, sent for comments, approved; then corrected.

What was said so far is a list of kinds, oldest first: `comments`, `approved`, `reopened`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol, get_args

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, day, line

Kind = Literal["comments", "approved", "reopened"]
State = Literal["draft", "comments", "approved"]
STATES: tuple[State, ...] = get_args(State)

NOT_HELD = N_("No session of this meeting was held yet, so there is nothing to approve.")
STILL_OPEN = N_("“%(title)s” is not closed yet. Close it first: approved minutes don’t change.")

LONGEST_BODY, LONGEST_HOW, LONGEST_NOTE = 160, 280, 500


def state_after(kinds: Sequence[str]) -> State:
    """The newest word holds; a correction that has begun is a draft again."""
    newest = kinds[-1] if kinds else "reopened"
    return "approved" if newest == "approved" else "comments" if newest == "comments" else "draft"


def version_after(kinds: Sequence[str]) -> int:
    """The number of the version that stands, or that is being written."""
    approved = list(kinds).count("approved")
    return approved if state_after(kinds) == "approved" else approved + 1


def standing_version(kinds: Sequence[str]) -> int | None:
    """The approved one, unless a correction of it has begun."""
    return version_after(kinds) if state_after(kinds) == "approved" else None


class Said(Protocol):
    """What was said, with the note of a correction that was begun."""

    kind: Any
    note: Any


def note_of(said: Iterable[Said]) -> str:
    """What the version after all this corrects: the newest correction that was begun."""
    notes = [each.note for each in said if each.kind == "reopened"]
    return notes[-1] if notes else ""


@dataclass(frozen=True)
class Held:
    """A session in earnest: a rehearsal is none."""

    title: str
    is_over: bool


def not_yet(sessions: Sequence[Held]) -> Refused | None:
    """Why the minutes may not be approved: every session must be over, its votes with it."""
    still_open = [each.title for each in sessions if not each.is_over]
    if still_open:
        return Refused(STILL_OPEN, title=still_open[0])
    return None if sessions else Refused(NOT_HELD)


@dataclass(frozen=True)
class Approval:
    """By which body or person, on which day, in which way."""

    by: str
    on: date
    how: str


def comments_until(typed: Mapping[str, str], today: date) -> date:
    form = Form()
    until = today
    with form.field("until"):
        until = day(typed["until"])
        if until < today:
            raise Refused(N_("This day is over. Choose today or a later one."))
    form.check()
    return until


def approval(typed: Mapping[str, str], today: date) -> Approval:
    form = Form()
    by, on, how = "", today, ""
    with form.field("approved_by"):
        by = line(typed["approved_by"], LONGEST_BODY)
    with form.field("approved_on"):
        on = day(typed["approved_on"])
        if on > today:
            raise Refused(N_("This day is still to come."))
    with form.field("how"):
        how = line(typed["how"], LONGEST_HOW)
    form.check()
    return Approval(by, on, how)


def correction(typed: Mapping[str, str]) -> str:
    """What is corrected and why: it stands in the next version."""
    form, note = Form(), ""
    with form.field("note"):
        note = line(typed["note"], LONGEST_NOTE)
    form.check()
    return note
