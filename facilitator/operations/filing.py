"""Files of approved versions, and what an erasure takes out of those."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session, undefer

from facilitator.domain.changes import FileFiled, VersionRedacted
from facilitator.domain.errors import N_, Conflict, NotFound
from facilitator.domain.frozen import canonical, checksum
from facilitator.domain.redaction import Rule, redacted
from facilitator.store.models import Filed, FiledFile, Stage, Workshop

CHANGED = N_("This version was redacted meanwhile. Please try again.")


def file_away(
    session: Session,
    filed_id: int,
    *,
    of: str,
    format_: str,
    language: str,
    name: str,
    content: bytes,
    now: datetime,
) -> list[FileFiled]:
    """A file written from the report with the checksum `of`; of two that are written at once the
    first stays. Conflict where the report is another by now."""
    filed = locked(session, filed_id)
    if filed.checksum != of:
        raise Conflict(CHANGED)
    here = FiledFile.filed_id == filed_id, FiledFile.format_ == format_
    if not session.scalar(select(exists().where(*here, FiledFile.language == language))):
        file = FiledFile(filed_id=filed_id, format_=format_, language=language, name=name)
        file.checksum, file.content = checksum(content), content
        session.add(file)
        session.flush()
    return [FileFiled(filed_id)]


def locked(session: Session, filed_id: int) -> Filed:
    query = select(Filed).where(Filed.id == filed_id).with_for_update()
    filed = session.scalar(query.execution_options(populate_existing=True))
    if filed is None:
        raise NotFound(N_("This version is not here any more."))
    return filed


def approved_with(session: Session, workshop: Workshop) -> Sequence[int]:
    """The approved versions in which this session stands: those from after its close."""
    if workshop.closed_at is None:
        return []
    since = Filed.meeting_id == workshop.meeting_id, Stage.at >= workshop.closed_at
    return session.scalars(select(Filed.id).join(Stage).where(*since)).all()


def approved(session: Session, meeting_id: int) -> Sequence[int]:
    return session.scalars(select(Filed.id).where(Filed.meeting_id == meeting_id)).all()


def redact(
    session: Session, versions: Sequence[int], rule: Rule, *, now: datetime
) -> list[VersionRedacted]:
    """Apply the rule to these approved versions. Where it takes something out, the files go as
    well: they are written again, and say so."""
    rows = session.scalars(
        select(Filed)
        .where(Filed.id.in_(versions))
        .order_by(Filed.id)
        .options(undefer(Filed.report))
        .with_for_update()
    ).all()
    changes = []
    for filed in rows:
        left = redacted(json.loads(filed.report), rule, now.astimezone().date())
        if left is None:
            continue
        filed.report, filed.redacted_at = canonical(left), now
        filed.checksum = checksum(filed.report)
        session.execute(delete(FiledFile).where(FiledFile.filed_id == filed.id))
        changes.append(VersionRedacted(filed.meeting_id, filed.id))
    session.flush()
    return changes
