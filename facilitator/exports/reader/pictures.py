"""Photos, scans and the emblem, in the order in which they came."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, undefer

from facilitator.exports.report import KeptPicture, PictureReport
from facilitator.store.models import Upload

SHOWN = ("photo", "scan", "emblem")


def pictures(session: Session, meeting_id: int) -> tuple[PictureReport, ...]:
    rows = session.scalars(uploads(meeting_id).options(undefer(Upload.content)))
    return tuple(
        PictureReport(**told(row), content=row.content if row.width else b"") for row in rows
    )


def kept_pictures(session: Session, meeting_id: int) -> tuple[KeptPicture, ...]:
    rows = session.scalars(uploads(meeting_id))
    return tuple(KeptPicture(**told(row), content=b"", number=row.id) for row in rows)


def uploads(meeting_id: int) -> Select[Upload]:
    return (
        select(Upload)
        .where(Upload.meeting_id == meeting_id, Upload.kind.in_(SHOWN))
        .order_by(Upload.position, Upload.id)
    )


def told(row: Upload) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "name": row.name,
        "caption": row.caption,
        "alternative": row.alternative,
        "width": row.width or 0,
        "height": row.height or 0,
    }
