"""Single ideas whose words stay out of the minutes, which say how many there are. The room's
screens go on showing them: this is about what is filed."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.changes import Fact, IdeaTold, IdeaWithheld
from facilitator.domain.errors import N_, Conflict, NotFound
from facilitator.operations.filing import approved, asked_of_approved, of_each, redact
from facilitator.operations.forgetting_words import topics_named_by, without_these
from facilitator.operations.meetings import meeting_locked
from facilitator.store.models import Idea, Withheld, Workshop


def withhold_idea(
    session: Session,
    meeting_id: int,
    idea_id: int,
    *,
    reason: str,
    by_id: int,
    now: datetime,
    approved_too: bool | None = False,
) -> list[Fact]:
    """The reason is the organisers' own note. With `approved_too` its words leave approved minutes
    as well. Raises Conflict where another reason stands."""
    idea = check_idea(session, meeting_id, idea_id)
    too = asked_of_approved(session, meeting_id, approved_too)
    standing = session.get(Withheld, idea_id)
    if standing is None:
        session.add(Withheld(idea_id=idea_id, reason=reason, at=now, by_id=by_id))
    elif reason not in ("", standing.reason):
        raise Conflict(
            N_("This is withheld already, with the reason “%(reason)s”. Nothing was changed."),
            reason=standing.reason,
        )
    withheld = IdeaWithheld(meeting_id, idea_id)
    if not too:
        return [withheld]
    named = topics_named_by(session, idea.workshop_id).get(idea.author_id or 0, ())
    rule = without_these(session, idea.workshop_id, [idea], named)
    return [withheld, *redact(session, of_each(approved(session, meeting_id), rule), now=now)]


def tell_idea(session: Session, meeting_id: int, idea_id: int, *, now: datetime) -> list[IdeaTold]:
    """Back into the minutes."""
    check_idea(session, meeting_id, idea_id)
    if standing := session.get(Withheld, idea_id):
        session.delete(standing)
    return [IdeaTold(meeting_id, idea_id)]


def check_idea(session: Session, meeting_id: int, idea_id: int) -> Idea:
    """An idea of this meeting that the minutes would tell."""
    meeting_locked(session, meeting_id)
    idea = session.get(Idea, idea_id)
    workshop = session.get(Workshop, idea.workshop_id) if idea else None
    if idea is None or workshop is None or workshop.meeting_id != meeting_id or is_away(idea):
        raise NotFound(N_("This idea is not in the minutes."))
    return idea


def is_away(idea: Idea) -> bool:
    return idea.practice or idea.withdrawn_at is not None or idea.hidden_at is not None
