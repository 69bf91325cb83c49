"""The roster as it stands, and what a pasted list would change in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.roster import RosterLine
from facilitator.store.models import Attendee, Organisation


@dataclass(frozen=True)
class Known:
    """`expected` is false for one that somebody added at the door."""

    id: int
    name: str
    partner_type: str
    country: str
    expected: bool
    attended: int


def roster(session: Session, meeting_id: int) -> tuple[Known, ...]:
    rows = session.execute(
        select(Organisation, func.count(Attendee.id))
        .outerjoin(Attendee, Attendee.organisation_id == Organisation.id)
        .where(Organisation.meeting_id == meeting_id)
        .group_by(Organisation.id)
    )
    known = (
        Known(o.id, o.name, o.partner_type, o.country, o.expected, attended) for o, attended in rows
    )
    return tuple(sorted(known, key=lambda each: each.name.casefold()))


@dataclass(frozen=True)
class Understood:
    """A line that was read: new, changing a known one, or as it is already."""

    line: RosterLine
    fate: str  # new, changes, same


def understood(lines: Sequence[RosterLine], known: Sequence[Known]) -> tuple[Understood, ...]:
    by_name = {each.name.casefold(): each for each in known}
    return tuple(Understood(line, fate(line, by_name.get(line.name.casefold()))) for line in lines)


def fate(line: RosterLine, known: Known | None) -> str:
    if known is None:
        return "new"
    same = (line.partner_type, line.country, True) == (
        known.partner_type,
        known.country,
        known.expected,
    )
    return "same" if same else "changes"
