"""The Word template that a meeting's minutes are filled into: its series' own, if it has one."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.store.models import Meeting, Upload


@dataclass(frozen=True)
class WordTemplate:
    name: str  # of the file that was uploaded
    content: bytes


def read_template(session: Session, meeting_id: int) -> WordTemplate | None:
    row = session.execute(
        select(Upload.name, Upload.content)
        .join(Meeting, Meeting.series_id == Upload.series_id)
        .where(Meeting.id == meeting_id, Upload.kind == "template")
    ).one_or_none()
    return WordTemplate(*row) if row else None
