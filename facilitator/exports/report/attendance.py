"""Who joined a meeting, by organisation."""

from dataclasses import dataclass

from facilitator.domain.words import PartnerType


@dataclass(frozen=True)
class Presence:
    """An organisation in the attendance list; `devices` is 0 where nobody of it joined."""

    organisation: str
    partner_type: PartnerType
    country: str
    devices: int
    expected: bool


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
