"""The agenda as its page shows it, day by day, and the sessions that can be named in it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.agenda import Entry, fields
from facilitator.store.agenda import agenda_of
from facilitator.store.models import Meeting, Workshop


@dataclass(frozen=True)
class Listed:
    id: int
    entry: Entry
    fields: dict[str, str]  # as the form types them
    is_parallel: bool  # something else begins at the same time


@dataclass(frozen=True)
class AgendaDay:
    day: date
    entries: tuple[Listed, ...]


@dataclass(frozen=True)
class Agenda:
    days: tuple[AgendaDay, ...]
    sessions: dict[int, str]  # titles
    first_day: date

    def entry(self, item_id: int) -> Listed | None:
        return next((each for day in self.days for each in day.entries if each.id == item_id), None)

    @property
    def by_title(self) -> dict[str, int]:
        return {title: id_ for id_, title in self.sessions.items()}

    @property
    def next_start(self) -> dict[str, str]:
        """Where the next entry most likely begins: when the newest in the list ends."""
        if not self.days:
            return {"day": self.first_day.isoformat()}
        last = self.days[-1].entries[-1].fields
        return {"day": last["day"], "starts": last["ends"]}


def agenda(session: Session, meeting_id: int) -> Agenda:
    listed = agenda_of(session, meeting_id)
    at: Counter[tuple[date, time | None]] = Counter(
        (each.day, each.starts) for _, each in listed if each.starts
    )
    rows = [Listed(id_, each, fields(each), at[each.day, each.starts] > 1) for id_, each in listed]
    days = groupby(rows, key=lambda each: each.entry.day)
    titles = session.execute(
        select(Workshop.id, Workshop.title)
        .where(Workshop.meeting_id == meeting_id)
        .order_by(Workshop.id)
    )
    return Agenda(
        tuple(AgendaDay(day, tuple(entries)) for day, entries in days),
        {row.id: row.title for row in titles},
        session.get_one(Meeting, meeting_id).starts_on,
    )
