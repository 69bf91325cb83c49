"""Photos, scans and the emblem, in the order in which they came."""

from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from facilitator.exports.report import PictureReport
from facilitator.store.models import Upload

SHOWN = ("photo", "scan", "emblem")


def pictures(session: Session, meeting_id: int) -> tuple[PictureReport, ...]:
    rows = session.scalars(
        select(Upload)
        .where(Upload.meeting_id == meeting_id, Upload.kind.in_(SHOWN))
        .order_by(Upload.position, Upload.id)
        .options(undefer(Upload.content))
    )
    return tuple(
        PictureReport(
            kind=cast(Any, row.kind),
            name=row.name,
            caption=row.caption,
            alternative=row.alternative,
            width=row.width or 0,
            height=row.height or 0,
            content=row.content if row.width else b"",
        )
        for row in rows
    )
