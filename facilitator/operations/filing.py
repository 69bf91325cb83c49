"""Files of approved versions, and what an erasure takes out of those."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, false, select
from sqlalchemy.orm import Session, undefer

from facilitator.domain.changes import FileFiled, VersionRedacted
from facilitator.domain.errors import N_, Conflict, NotFound, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.frozen import Unsound, canonical, checksum
from facilitator.domain.redaction import Rule, redacted, without_mention_forward
from facilitator.store.models import (
    Filed,
    FiledContent,
    FiledFile,
    Meeting,
    Participant,
    Stage,
    Workshop,
)

Rules = dict[int, Rule]  # of each version

CHANGED = N_("This version was redacted meanwhile. Please try again.")
SAY = N_("Say whether it leaves the approved versions as well.")
UNSOUND = N_(
    "Version %(number)d could not be read any more after this, so nothing was changed."
    " It is a fault of this program."
)


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


# What an erasure takes out


def approved(session: Session, meeting_id: int) -> Sequence[int]:
    return session.scalars(select(Filed.id).where(Filed.meeting_id == meeting_id)).all()


def asked_of_approved(session: Session, meeting_id: int, answer: bool | None) -> bool:
    """Shall something leave the approved versions as well? Where there are some, somebody has to
    say so, since they may not have been there yet when the page was opened. Raises WrongFields."""
    if answer is None and approved(session, meeting_id):
        raise WrongFields({"approved_too": Refused(SAY)})
    return bool(answer)


def approved_with(session: Session, workshop: Workshop) -> Sequence[int]:
    """The approved versions in which this session stands: those from after its close."""
    return session.scalars(select(Filed.id).join(Stage).where(stands(workshop))).all()


def approved_with_this_alone(session: Session, person: Participant) -> Sequence[int]:
    """Those of them in which no other session stands that this person's phone was in: there the
    attendance tells of no other."""
    workshop = session.get_one(Workshop, person.workshop_id)
    others = (
        select(Participant.id)
        .join(Workshop, Workshop.id == Participant.workshop_id)
        .where(
            Participant.attendee_id == person.attendee_id,
            Participant.id != person.id,
            Participant.removed_at.is_(None),
            Workshop.closed_at <= Stage.at,
        )
    )
    alone = stands(workshop), ~others.exists()
    return session.scalars(select(Filed.id).join(Stage).where(*alone)).all()


def stands(workshop: Workshop) -> ColumnElement[bool]:
    if workshop.closed_at is None:
        return false()
    return and_(Filed.meeting_id == workshop.meeting_id, Stage.at >= workshop.closed_at)


def without_brought_forward(session: Session, meeting_id: int, name: str) -> Rules:
    """A name in the actions that other meetings of the series took over, as they were approved."""
    series = select(Meeting.series_id).where(Meeting.id == meeting_id).scalar_subquery()
    others = Meeting.series_id == series, Meeting.id != meeting_id
    found = session.scalars(select(Filed.id).join(Meeting).where(*others)).all()
    return of_each(found, partial(without_mention_forward, name=name))


def of_each(versions: Sequence[int], rule: Rule) -> Rules:
    return dict.fromkeys(versions, rule)


def redact(session: Session, rules: Rules, *, now: datetime) -> list[VersionRedacted]:
    """Apply to each approved version its rule. Where it takes something out, the files go as well:
    they are written again, and say so. Raises Refused where a version couldn't be read any more."""
    rows = session.scalars(
        select(Filed)
        .where(Filed.id.in_(rules))
        .order_by(Filed.id)
        .options(undefer(Filed.report))
        .with_for_update()
    ).all()
    changes = []
    for filed in rows:
        left = after_rule(filed, rules[filed.id], now.astimezone().date())
        if left is None:
            continue
        filed.report, filed.redacted_at = canonical(left), now
        filed.checksum = checksum(filed.report)
        session.execute(delete(FiledFile).where(FiledFile.filed_id == filed.id))
        changes.append(VersionRedacted(filed.meeting_id, filed.id))
    session.flush()
    for meeting_id in {change.meeting_id for change in changes}:
        drop_unused(session, meeting_id)
    return changes


def after_rule(filed: Filed, rule: Rule, today: date) -> dict[str, Any] | None:
    try:
        return redacted(json.loads(filed.report), rule, today)
    except Unsound as unsound:
        raise Refused(UNSOUND, number=filed.number) from unsound


def drop_unused(session: Session, meeting_id: int) -> None:
    """Pictures that no approved version of the meeting shows any more."""
    here = FiledContent.meeting_id == meeting_id
    kept = session.scalars(select(FiledContent.checksum).where(here)).all()
    reports = session.scalars(select(Filed.report).where(Filed.meeting_id == meeting_id)).all()
    unused = [it for it in kept if not any(it in report for report in reports)]
    session.execute(delete(FiledContent).where(here, FiledContent.checksum.in_(unused)))
