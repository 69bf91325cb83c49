"""Photos, the scan of the signed list and the emblem of a meeting."""

from datetime import datetime
from functools import partial

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Fact, PictureRemoved, PicturesEdited
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.frozen import checksum
from facilitator.domain.redaction import without_picture
from facilitator.domain.together import Fields, together
from facilitator.domain.uploads import MOST_FILES
from facilitator.operations.filing import approved, asked_of_approved, of_each, redact
from facilitator.operations.meetings import meeting_locked
from facilitator.store.models import Upload


def add_upload(
    session: Session,
    meeting_id: int,
    *,
    kind: str,
    name: str,
    caption: str,
    alternative: str,
    mime_type: str,
    width: int | None,
    height: int | None,
    content: bytes,
    by_id: int,
    now: datetime,
) -> list[PicturesEdited]:
    """The same file twice is kept once; a new emblem takes the place of the old one."""
    meeting_locked(session, meeting_id)
    here = Upload.meeting_id == meeting_id, Upload.kind == kind
    if session.scalar(select(Upload.id).where(*here, Upload.content == content)):
        return [PicturesEdited(meeting_id)]
    if kind == "emblem":
        session.execute(delete(Upload).where(*here))
    count = session.scalar(select(func.count()).where(Upload.meeting_id == meeting_id)) or 0
    if count >= MOST_FILES:
        raise Refused(N_("A meeting holds at most %(most)d files."), most=MOST_FILES)
    row = Upload(meeting_id=meeting_id, kind=kind, name=name, mime_type=mime_type, content=content)
    row.caption, row.alternative, row.position = caption, alternative, count
    row.width, row.height, row.at, row.by_id = width, height, now, by_id
    session.add(row)
    return [PicturesEdited(meeting_id)]


def describe_upload(
    session: Session,
    meeting_id: int,
    upload_id: int,
    typed: Fields,
    began: Fields,
    *,
    now: datetime,
) -> list[PicturesEdited]:
    """Caption and alternative; what somebody else changed since `began` stays. Raises Clash."""
    row = upload_here(session, meeting_id, upload_id)
    joined = together(typed, began, {name: getattr(row, name) for name in typed})
    for name, value in joined.items():
        setattr(row, name, value)
    return [PicturesEdited(meeting_id)]


def remove_upload(
    session: Session,
    meeting_id: int,
    upload_id: int,
    *,
    now: datetime,
    approved_too: bool | None = False,
) -> list[Fact]:
    """From here on, and with `approved_too` out of approved minutes: somebody on it asked."""
    row = upload_here(session, meeting_id, upload_id)
    too = asked_of_approved(session, meeting_id, approved_too)
    content = checksum(row.content) if row.width else ""
    rule = partial(without_picture, kind=row.kind, name=row.name, content=content)
    session.delete(row)
    removed = PictureRemoved(meeting_id, upload_id)
    if not too:
        return [removed]
    return [removed, *redact(session, of_each(approved(session, meeting_id), rule), now=now)]


def upload_here(session: Session, meeting_id: int, upload_id: int) -> Upload:
    meeting_locked(session, meeting_id)
    row = session.get(Upload, upload_id)
    if row is None or row.meeting_id != meeting_id:
        raise NotFound(N_("This file is not here any more."))
    return row
