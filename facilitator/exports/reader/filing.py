"""Where the minutes of a meeting stand, and what is said of the version that is read."""

from sqlalchemy.orm import Session

from facilitator.domain.stages import State, note_of, state_after, version_after
from facilitator.exports.report import FilingReport
from facilitator.store.stages import stages


def being_written(session: Session, meeting_id: int) -> tuple[State, FilingReport]:
    """Of the draft: whatever is edited after an approval stands in the next version."""
    said = stages(session, meeting_id)
    kinds = [stage.kind for stage in said]
    if state_after(kinds) == "approved":
        return "draft", FilingReport(version_after(kinds) + 1)
    until = said[-1].until if said else None
    it = FilingReport(version_after(kinds), comments_until=until, note=note_of(said))
    return state_after(kinds), it


def just_approved(session: Session, meeting_id: int) -> FilingReport:
    """Of the version that the newest stage approves."""
    said = stages(session, meeting_id)
    return FilingReport(
        version_after([stage.kind for stage in said]),
        approved_by=said[-1].approved_by,
        approved_on=said[-1].approved_on,
        how=said[-1].how,
        note=note_of(said),
    )
