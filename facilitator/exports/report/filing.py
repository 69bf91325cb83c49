"""What organisers add to the report of a meeting, beside what the room made: plain values again."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from facilitator.domain.agenda import Kind
from facilitator.exports.report.known import Known


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
class FilingReport:
    """Where the minutes stand. `number` is the version that was approved, or that is being written;
    `note` says what it corrects of the one before, and why."""

    number: int = 1
    comments_until: date | None = None
    approved_by: str = ""
    approved_on: date | None = None
    how: str = ""
    note: str = ""
    redacted_on: date | None = None  # something was taken out of it


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


@dataclass(frozen=True)
class PersonReport(Known):
    name: str
    organisation: str
    role: str
    expected: bool
    signed: bool


@dataclass(frozen=True)
class PersonsReport:
    """The list of persons, by organisation and name, and what was counted beside it. Nothing in it
    is joined to a device."""

    rows: tuple[PersonReport, ...] = ()
    counted: int | None = None  # on the signed list, where nobody is ticked
    without_phone: int | None = None

    @property
    def signed(self) -> tuple[PersonReport, ...]:
        return tuple(row for row in self.rows if row.signed)

    @property
    def present(self) -> int | None:
        return len(self.signed) or self.counted


@dataclass(frozen=True)
class PictureReport:
    """A photo, a scan or the emblem as JPEG; of a scan that is a PDF only the name."""

    kind: Literal["photo", "scan", "emblem"]
    name: str
    caption: str
    alternative: str
    width: int  # pixels; 0 where there is no picture
    height: int
    content: bytes


@dataclass(frozen=True)
class KeptPicture(PictureReport):
    """The same for a page, which shows it from where it is kept: by its number, without content."""

    number: int = 0
