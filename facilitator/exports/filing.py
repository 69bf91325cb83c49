"""What organisers add to the report of a meeting, beside what the room made: plain values again."""

from dataclasses import dataclass


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
