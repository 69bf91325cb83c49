"""The agenda of a meeting: entries added, changed by several at once, removed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.agenda import Entry, entry, fields
from facilitator.domain.changes import AgendaEdited
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.together import Fields, together
from facilitator.operations.meetings import meeting_locked
from facilitator.store.agenda import entry_of
from facilitator.store.models import AgendaItem, Workshop

COLUMNS = ("day", "starts", "ends", "kind", "title", "place", "who", "workshop_id")


def add_entries(
    session: Session, meeting_id: int, entries: Sequence[Entry], *, now: datetime
) -> list[AgendaEdited]:
    """One that stands there already, word for word, is not added again."""
    meeting_locked(session, meeting_id)
    rows = session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id))
    standing = {entry_of(row) for row in rows}
    for it in entries:
        check_session(session, meeting_id, it)
        if it not in standing:
            session.add(written(AgendaItem(meeting_id=meeting_id), it))
            standing.add(it)
    return [AgendaEdited(meeting_id)]


def change_entry(
    session: Session, meeting_id: int, item_id: int, it: Entry, began: Fields, *, now: datetime
) -> list[AgendaEdited]:
    """`began` is what the form showed; what somebody else changed since stays. Raises Clash."""
    row = entry_here(session, meeting_id, item_id)
    joined = entry(together(fields(it), began, fields(entry_of(row))))
    check_session(session, meeting_id, joined)
    written(row, joined)
    return [AgendaEdited(meeting_id)]


def remove_entry(
    session: Session, meeting_id: int, item_id: int, *, now: datetime
) -> list[AgendaEdited]:
    session.delete(entry_here(session, meeting_id, item_id))
    return [AgendaEdited(meeting_id)]


def entry_here(session: Session, meeting_id: int, item_id: int) -> AgendaItem:
    meeting_locked(session, meeting_id)
    row = session.get(AgendaItem, item_id)
    if row is None or row.meeting_id != meeting_id:
        raise NotFound(N_("This entry is not in the agenda any more."))
    return row


def check_session(session: Session, meeting_id: int, it: Entry) -> None:
    if it.workshop_id is None:
        return
    workshop = session.get(Workshop, it.workshop_id)
    if workshop is None or workshop.meeting_id != meeting_id:
        raise WrongFields({"what": Refused(N_("Please choose one of these."))})


def written(row: AgendaItem, it: Entry) -> AgendaItem:
    for name in COLUMNS:
        setattr(row, name, getattr(it, name))
    return row
