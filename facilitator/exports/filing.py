"""What organisers add to the report of a meeting, beside what the room made: plain values again."""

from dataclasses import dataclass
from datetime import date, time

from facilitator.domain.agenda import Kind


@dataclass(frozen=True)
class HeaderReport:
    """What the minutes are filed under; whatever is empty is left out."""

    programme: str = ""
    project: str = ""
    acronym: str = ""
    project_number: str = ""
    activity: str = ""
    deliverable: str = ""
    host: str = ""
    chair: str = ""
    minute_taker: str = ""
    distribution: str = ""
    funding: str = ""


@dataclass(frozen=True)
class AgendaReport:
    """An entry of the agenda; `session` is the title of the session that was then."""

    day: date
    starts: time | None
    ends: time | None
    kind: Kind
    title: str
    place: str = ""
    who: str = ""
    session: str = ""
