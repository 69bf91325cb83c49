"""Where the minutes stand, step by step: sent for comments, approved and frozen, reopened."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import MinutesApproved, MinutesReopened, MinutesSentForComments
from facilitator.domain.errors import N_, Conflict, Refused
from facilitator.domain.frozen import checksum
from facilitator.domain.stages import Approval, state_after, version_after
from facilitator.operations.meetings import meeting_locked
from facilitator.store.models import Filed, Stage, Workshop
from facilitator.store.stages import stages

# The canonical text of the minutes as they are at this moment, in this transaction.
Written = Callable[[Session, int, datetime], str]

FASTER = N_("Somebody was faster: look at where the minutes stand now. Nothing was changed.")
APPROVED = N_("These minutes are approved. To change them, begin a correction first.")
NOT_HELD = N_("No session of this meeting was held yet, so there is nothing to approve.")
STILL_OPEN = N_("“%(title)s” is not closed yet. Close it first: approved minutes don’t change.")


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
    written: Written,
    *,
    seen: int,
    by_id: int,
    now: datetime,
) -> list[MinutesApproved]:
    """What `written` says now is frozen, in the very transaction that approves it."""
    kinds = kinds_now(session, meeting_id, seen)
    if state_after(kinds) == "approved":
        raise Refused(APPROVED)
    check_sessions(session, meeting_id)
    stage = Stage(meeting_id=meeting_id, kind="approved", approved_by=approval.by)
    stage.approved_on, stage.how = approval.on, approval.how
    add(session, stage, by_id, now)
    report = written(session, meeting_id, now)
    filed = Filed(meeting_id=meeting_id, stage_id=stage.id, report=report)
    filed.number, filed.checksum = version_after([*kinds, "approved"]), checksum(report)
    session.add(filed)
    session.flush()
    return [MinutesApproved(meeting_id, filed.id)]


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
    """A rehearsal is no session that was held; one in earnest must be over, its votes with it."""
    held = Workshop.meeting_id == meeting_id, Workshop.lobby_opened_at.is_not(None)
    if not session.scalar(select(func.count()).where(*held)):
        raise Refused(NOT_HELD)
    still_open = select(Workshop.title).where(*held, Workshop.state != "closed")
    title = session.scalar(still_open.order_by(Workshop.id).limit(1))
    if title is not None:
        raise Refused(STILL_OPEN, title=title)
