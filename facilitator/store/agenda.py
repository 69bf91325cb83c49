"""The agenda of a meeting in the order of the day."""

from datetime import time
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.agenda import Entry
from facilitator.store.models import AgendaItem


def agenda_of(session: Session, meeting_id: int) -> list[tuple[int, Entry]]:
    """Entries with their ids; those without a time stand at the end of their day."""
    rows = session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id))
    listed = [(row.id, entry_of(row)) for row in rows]
    return sorted(listed, key=lambda each: (*when(each[1]), each[0]))


def when(it: Entry) -> tuple[Any, ...]:
    last = time.max
    return it.day, it.starts or last, it.ends or last


def entry_of(row: AgendaItem) -> Entry:
    kind = cast(Any, row.kind)
    who, of = row.who, row.workshop_id
    return Entry(row.day, row.starts, row.ends, kind, row.title, row.place, who, of)
