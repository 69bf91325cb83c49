"""Which sessions of a meeting its minutes tell, and what approved versions hold beside words."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.store.models import Filed, FiledContent, Meeting, Workshop


def filed_workshops(meeting: Meeting) -> Sequence[Workshop]:
    """Those that are still rehearsed are left out, unless all are."""
    return [it for it in meeting.workshops if it.lobby_opened_at] or meeting.workshops


def contents_of(session: Session, filed: Filed, names: Collection[str]) -> dict[str, bytes]:
    """Pictures and the Word template, by checksum."""
    here = FiledContent.meeting_id == filed.meeting_id, FiledContent.checksum.in_(names)
    rows = session.execute(select(FiledContent.checksum, FiledContent.content).where(*here))
    return {row.checksum: row.content for row in rows}
