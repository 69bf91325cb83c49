"""What a person may know about what is kept of them, for how long and for whom."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.store.marks import marks
from facilitator.store.models import Meeting, Workshop


@dataclass(frozen=True)
class Kept:
    """`people_until`: the last day on which somebody could tell who wrote and voted what; None
    where no day was chosen, then as long as the minutes. `keep_until` is that of the minutes."""

    title: str
    code: str
    state: str
    naming: str
    open_vote: bool
    people_until: date | None
    keep_until: date | None
    mark: str | None


KEPT = (
    select(
        Workshop.title,
        Workshop.code,
        Workshop.state,
        Workshop.naming,
        Workshop.open_vote,
        Meeting.people_until,
        Meeting.keep_until,
    )
    .join(Meeting, Meeting.id == Workshop.meeting_id)
    .where(Workshop.id == bindparam("workshop_id"))
)


def kept(session: Session, workshop_id: int, participant: int | None = None) -> Kept:
    row = session.execute(KEPT, {"workshop_id": workshop_id}).one()
    mine = marks(session, [participant] if participant else [])
    return Kept(*row, mine.get(participant or 0))
