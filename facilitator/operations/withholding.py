"""Single ideas whose words stay out of the minutes, which say how many there are. The room's
screens go on showing them: this is about what is filed."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.changes import IdeaTold, IdeaWithheld
from facilitator.domain.errors import N_, Conflict, NotFound
from facilitator.operations.meetings import meeting_locked
from facilitator.store.models import Idea, Withheld, Workshop


def withhold_idea(
    session: Session, meeting_id: int, idea_id: int, *, reason: str, by_id: int, now: datetime
) -> list[IdeaWithheld]:
    """The reason is the organisers' own note. Raises Conflict where another one stands."""
    check_idea(session, meeting_id, idea_id)
    standing = session.get(Withheld, idea_id)
    if standing is None:
        session.add(Withheld(idea_id=idea_id, reason=reason, at=now, by_id=by_id))
    elif reason not in ("", standing.reason):
        raise Conflict(
            N_("This is withheld already, with the reason “%(reason)s”. Nothing was changed."),
            reason=standing.reason,
        )
    return [IdeaWithheld(meeting_id, idea_id)]


def tell_idea(session: Session, meeting_id: int, idea_id: int, *, now: datetime) -> list[IdeaTold]:
    """Back into the minutes."""
    check_idea(session, meeting_id, idea_id)
    if standing := session.get(Withheld, idea_id):
        session.delete(standing)
    return [IdeaTold(meeting_id, idea_id)]


def check_idea(session: Session, meeting_id: int, idea_id: int) -> None:
    """An idea of this meeting that the minutes would tell."""
    meeting_locked(session, meeting_id)
    idea = session.get(Idea, idea_id)
    workshop = session.get(Workshop, idea.workshop_id) if idea else None
    if idea is None or workshop is None or workshop.meeting_id != meeting_id or is_away(idea):
        raise NotFound(N_("This idea is not in the minutes."))


def is_away(idea: Idea) -> bool:
    return idea.practice or idea.withdrawn_at is not None or idea.hidden_at is not None
