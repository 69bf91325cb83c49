"""Where the minutes stand, step by step: sent for comments, approved and frozen, reopened."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import MinutesApproved, MinutesReopened, MinutesSentForComments
from facilitator.domain.errors import N_, Conflict, Refused
from facilitator.domain.frozen import Written, checksum
from facilitator.domain.stages import Approval, Held, not_yet, state_after, version_after
from facilitator.operations.meetings import meeting_locked
from facilitator.store.models import Filed, FiledContent, Stage, Workshop
from facilitator.store.stages import stages

# The minutes as they are at this moment, in this transaction.
Freezing = Callable[[Session, int, datetime], Written]

FASTER = N_("Somebody was faster: look at where the minutes stand now. Nothing was changed.")
APPROVED = N_("These minutes are approved. To change them, begin a correction first.")


def send_for_comments(
    session: Session, meeting_id: int, until: date, *, seen: int, by_id: int, now: datetime
) -> list[MinutesSentForComments]:
    """Until the end of a day; sent again, another day holds. `seen` is the number of the newest
    stage that whoever presses has seen, 0 where there was none."""
    kinds = kinds_now(session, meeting_id, seen)
    if state_after(kinds) == "approved":
        raise Refused(APPROVED)
    add(session, Stage(meeting_id=meeting_id, kind="comments", until=until), by_id, now)
    return [MinutesSentForComments(meeting_id)]


def approve(
    session: Session,
    meeting_id: int,
    approval: Approval,
    freezing: Freezing,
    *,
    seen: int,
    by_id: int,
    now: datetime,
) -> list[MinutesApproved]:
    """What `freezing` says now stands, in the very transaction that approves it."""
    kinds = kinds_now(session, meeting_id, seen)
    if state_after(kinds) == "approved":
        raise Refused(APPROVED)
    check_sessions(session, meeting_id)
    stage = Stage(meeting_id=meeting_id, kind="approved", approved_by=approval.by)
    stage.approved_on, stage.how = approval.on, approval.how
    add(session, stage, by_id, now)
    written = freezing(session, meeting_id, now)
    filed = Filed(meeting_id=meeting_id, stage_id=stage.id, report=written.text)
    filed.number, filed.checksum = version_after([*kinds, "approved"]), checksum(written.text)
    session.add(filed)
    keep_contents(session, meeting_id, written.contents)
    session.flush()
    return [MinutesApproved(meeting_id, filed.id)]


def keep_contents(session: Session, meeting_id: int, contents: Mapping[str, bytes]) -> None:
    """Each once, however many versions show it."""
    here = FiledContent.meeting_id == meeting_id
    kept = {*session.scalars(select(FiledContent.checksum).where(here))}
    for name in contents.keys() - kept:
        row = FiledContent(meeting_id=meeting_id, checksum=name, content=contents[name])
        session.add(row)


def reopen(
    session: Session, meeting_id: int, note: str, *, seen: int, by_id: int, now: datetime
) -> list[MinutesReopened]:
    """The approved version stays; the next one says in `note` what it corrects, and why."""
    if state_after(kinds_now(session, meeting_id, seen)) != "approved":
        raise Refused(N_("Only approved minutes are corrected. These are still a draft."))
    add(session, Stage(meeting_id=meeting_id, kind="reopened", note=note), by_id, now)
    return [MinutesReopened(meeting_id)]


def kinds_now(session: Session, meeting_id: int, seen: int) -> list[str]:
    """One organiser after the other; Conflict where something was said since they looked."""
    meeting_locked(session, meeting_id)
    said = stages(session, meeting_id)
    if (said[-1].id if said else 0) != seen:
        raise Conflict(FASTER)
    return [stage.kind for stage in said]


def add(session: Session, stage: Stage, by_id: int, now: datetime) -> None:
    stage.by_id, stage.at = by_id, now
    session.add(stage)
    session.flush()


def check_sessions(session: Session, meeting_id: int) -> None:
    """Until the end of this transaction none of them is closed or deleted, and nobody is erased
    from one: whoever does that locks its row."""
    here = select(Workshop).where(Workshop.meeting_id == meeting_id).order_by(Workshop.id)
    rows = session.scalars(
        here.with_for_update(read=True).execution_options(populate_existing=True)
    )
    held = [Held(row.title, row.state == "closed") for row in rows if row.lobby_opened_at]
    if refused := not_yet(held):
        raise refused
