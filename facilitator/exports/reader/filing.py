"""Where the minutes of a meeting stand, and what is said of the version that is read."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from facilitator.domain.stages import State, state_after, version_after
from facilitator.exports.report import FilingReport
from facilitator.store.models import Stage
from facilitator.store.stages import stages


def being_written(session: Session, meeting_id: int) -> tuple[State, FilingReport]:
    """Of the draft: whatever is edited after an approval stands in the next version."""
    said = stages(session, meeting_id)
    kinds = [stage.kind for stage in said]
    if state_after(kinds) == "approved":
        return "draft", FilingReport(version_after(kinds) + 1)
    until = said[-1].until if said else None
    it = FilingReport(version_after(kinds), comments_until=until, note=last_note(said))
    return state_after(kinds), it


def just_approved(session: Session, meeting_id: int) -> FilingReport:
    """Of the version that the newest stage approves."""
    said = stages(session, meeting_id)
    return FilingReport(
        version_after([stage.kind for stage in said]),
        approved_by=said[-1].approved_by,
        approved_on=said[-1].approved_on,
        how=said[-1].how,
        note=last_note(said),
    )


def last_note(said: Sequence[Stage]) -> str:
    """Of the newest correction that was begun."""
    notes = [stage.note for stage in said if stage.kind == "reopened"]
    return notes[-1] if notes else ""
