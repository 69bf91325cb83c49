"""Where the minutes of a meeting stand, and what is said of the version that is read."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from facilitator.domain.stages import State, state_after, version_after
from facilitator.exports.report import FilingReport
from facilitator.store.models import Stage
from facilitator.store.stages import stages


def filing(session: Session, meeting_id: int) -> tuple[State, FilingReport]:
    said = stages(session, meeting_id)
    kinds = [stage.kind for stage in said]
    state, number = state_after(kinds), version_after(kinds)
    note = last_note(said)
    if state == "draft":
        return state, FilingReport(number, note=note)
    newest = said[-1]
    if state == "comments":
        return state, FilingReport(number, comments_until=newest.until, note=note)
    return state, FilingReport(
        number,
        approved_by=newest.approved_by,
        approved_on=newest.approved_on,
        how=newest.how,
        note=note,
    )


def last_note(said: Sequence[Stage]) -> str:
    """Of the newest correction that was begun."""
    notes = [stage.note for stage in said if stage.kind == "reopened"]
    return notes[-1] if notes else ""
