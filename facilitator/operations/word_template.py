"""The Word template of a series: kept, replaced by another, removed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import TemplateKept, TemplateRemoved
from facilitator.domain.errors import N_, Refused
from facilitator.operations.meetings import meeting_here
from facilitator.store.models import Upload

NO_SERIES = N_("The meeting is in no series. Name one on its page first.")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def keep_template(
    session: Session, meeting_id: int, name: str, content: bytes, *, by_id: int, now: datetime
) -> list[TemplateKept]:
    """For all meetings of the meeting's series. The same file again changes nothing."""
    series_id = series_of(session, meeting_id)
    if series_id is None:
        raise Refused(NO_SERIES)
    old = template_of(session, series_id)
    if old is not None and (old.name, old.content) == (name, content):
        return [TemplateKept(meeting_id)]
    if old is not None:
        session.delete(old)
    session.add(
        Upload(
            series_id=series_id,
            kind="template",
            name=name,
            mime_type=WORD,
            content=content,
            at=now,
            by_id=by_id,
        )
    )
    return [TemplateKept(meeting_id)]


def remove_template(session: Session, meeting_id: int, *, now: datetime) -> list[TemplateRemoved]:
    """Where there is none there is none afterwards either."""
    series_id = series_of(session, meeting_id)
    old = template_of(session, series_id) if series_id is not None else None
    if old is not None:
        session.delete(old)
    return [TemplateRemoved(meeting_id)]


def series_of(session: Session, meeting_id: int) -> int | None:
    return meeting_here(session, meeting_id).series_id


def template_of(session: Session, series_id: int) -> Upload | None:
    return session.scalar(
        select(Upload).where(Upload.series_id == series_id, Upload.kind == "template")
    )
