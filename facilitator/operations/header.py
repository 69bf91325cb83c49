"""The head of the minutes, written by several organisers at once if need be."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.changes import HeaderEdited
from facilitator.domain.header import COUNTS
from facilitator.domain.together import Fields, together
from facilitator.operations.meetings import meeting_locked
from facilitator.store.models import Header


def write_header(
    session: Session, meeting_id: int, typed: Fields, began: Fields, *, by_id: int, now: datetime
) -> list[HeaderEdited]:
    """Any of the fields of `Header`; what others changed since `began` stays. Raises Clash."""
    meeting_locked(session, meeting_id)
    header = session.get(Header, meeting_id) or Header(meeting_id=meeting_id, edition=0)
    standing = {name: value_of(header, name) for name in typed}
    joined = together(typed, began, standing)
    if joined != standing:
        for name, value in joined.items():
            setattr(header, name, value)
        header.edition += 1
        header.edited_at, header.edited_by_id = now, by_id
        session.add(header)
    return [HeaderEdited(meeting_id)]


def value_of(header: Header, name: str) -> Any:
    """A header that was never written is empty; its columns get defaults with the first row."""
    value = getattr(header, name)
    return value if name in COUNTS else value or ""
