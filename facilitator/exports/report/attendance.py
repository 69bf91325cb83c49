"""Who joined a meeting, by organisation."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from facilitator.domain.words import PartnerType

Kind = Literal[PartnerType, ""]


@dataclass(frozen=True)
class Presence:
    """An organisation in the attendance list; `devices` is 0 where nobody of it joined. Kind and
    country are what its people said, of a missing one what the roster says; "" if nobody did."""

    organisation: str
    partner_type: Kind
    country: str
    devices: int
    expected: bool
    roster_type: PartnerType | None = None  # where the roster says otherwise than its people
    roster_country: str | None = None


AttendanceAxis = Literal["partner_type", "country"]


@dataclass(frozen=True)
class Came:
    """Organisations of one kind or country: expected, there of these, and others that were there;
    and all devices of that kind or country."""

    group: str
    expected: int
    came: int
    others: int
    devices: int


@dataclass(frozen=True)
class Attendance:
    """Who joined, by organisation. A politician among a city's people is a line of its own."""

    rows: tuple[Presence, ...]

    @property
    def present(self) -> tuple[Presence, ...]:
        return tuple(row for row in self.rows if row.devices)

    @property
    def absent(self) -> tuple[Presence, ...]:
        here = {row.organisation for row in self.present}
        return tuple(row for row in self.rows if row.organisation not in here)

    @property
    def devices(self) -> int:
        return sum(row.devices for row in self.rows)

    @property
    def organisations(self) -> int:
        return len({row.organisation for row in self.present})

    @property
    def countries(self) -> int:
        return len({row.country for row in self.present if row.country})

    @property
    def expected(self) -> int:
        """Organisations on the roster; 0 where the meeting has none."""
        return len({row.organisation for row in self.rows if row.expected})

    @property
    def expected_present(self) -> int:
        return len({row.organisation for row in self.present if row.expected})

    @property
    def whole(self) -> Came:
        """Below the lines of `by`, which can add up to more."""
        others = self.organisations - self.expected_present
        return Came("", self.expected, self.expected_present, others, self.devices)

    def by(self, axis: AttendanceAxis) -> tuple[Came, ...]:
        """An expected organisation counts once: where the roster has it or, where that says
        nothing, where most of its devices are. Others and all devices count where their people
        said they belong."""
        here = {row.organisation for row in self.present}
        fewest_first = sorted(self.rows, key=lambda row: row.devices)
        roster = {row.organisation: on_roster(row, axis) for row in fewest_first if row.expected}
        expected = Counter(roster.values())
        came = Counter(group for name, group in roster.items() if name in here)
        strangers = {
            (row.organisation, said(row, axis)) for row in self.present if not row.expected
        }
        others = Counter(group for _, group in strangers)
        devices = Counter[str]()
        for row in self.rows:
            devices[said(row, axis)] += row.devices
        return tuple(
            Came(group, expected[group], came[group], others[group], devices[group])
            for group in sorted({*expected, *(said(row, axis) for row in self.present)})
        )


def said(row: Presence, axis: AttendanceAxis) -> str:
    return row.partner_type if axis == "partner_type" else row.country


def on_roster(row: Presence, axis: AttendanceAxis) -> str:
    listed = row.roster_type if axis == "partner_type" else row.roster_country
    return said(row, axis) if listed is None else listed
