"""The pictures and files of a meeting, without their content; and the content of one."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.store.models import Upload

ORDER = {"emblem": 0, "photo": 1, "scan": 2}


@dataclass(frozen=True)
class KeptFile:
    id: int
    kind: str
    name: str
    mime_type: str
    width: int | None
    height: int | None
    caption: str
    alternative: str

    @property
    def is_picture(self) -> bool:
        return self.width is not None

    @property
    def fields(self) -> dict[str, str]:
        return {"caption": self.caption, "alternative": self.alternative}


def kept_files(session: Session, meeting_id: int) -> tuple[KeptFile, ...]:
    """The emblem, photos, scans; within these as they came."""
    rows = session.execute(
        select(
            Upload.id,
            Upload.kind,
            Upload.name,
            Upload.mime_type,
            Upload.width,
            Upload.height,
            Upload.caption,
            Upload.alternative,
        )
        .where(Upload.meeting_id == meeting_id, Upload.kind.in_(ORDER))
        .order_by(Upload.position, Upload.id)
    )
    return tuple(sorted((KeptFile(*row) for row in rows), key=lambda each: ORDER[each.kind]))


def content_of(session: Session, upload_id: int) -> bytes:
    return session.get_one(Upload, upload_id).content
