"""Reads where a workshop stands. The one place that turns rows into a `Situation`."""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import N_, NotFound
from facilitator.domain.stage import Situation
from facilitator.domain.words import StepKind
from facilitator.store.models import Act, Opening, Reveal, Step, StepQuestion, Vote, Workshop


def situation(session: Session, workshop_id: int) -> Situation:
    return situation_of(session, found(session.get(Workshop, workshop_id)))


def held_still(session: Session, workshop_id: int) -> Situation:
    """The same, and on PostgreSQL the step can't change until this transaction ends.

    Ballots, ideas and cards read the workshop FOR SHARE before anything else, so none of them
    can follow the close of their step, and they don't queue behind each other.
    """
    return situation_of(session, locked(session, workshop_id, read=True))


def locked(session: Session, workshop_id: int, *, read: bool = False) -> Workshop:
    """The workshop's row under a lock: FOR SHARE to read, FOR NO KEY UPDATE to change the step."""
    row = session.get(
        Workshop,
        workshop_id,
        populate_existing=True,
        with_for_update=cast(Any, {"read": True} if read else {"key_share": True}),
    )
    return found(row)


def found(workshop: Workshop | None) -> Workshop:
    if workshop is None:
        raise NotFound(N_("There is no such session."))
    return workshop


def situation_of(session: Session, workshop: Workshop) -> Situation:
    vote_id, revealed = newest_vote(session, workshop.id)
    shared = {
        "workshop_id": workshop.id,
        "state": workshop.state,
        "look_up": workshop.look_up_since is not None,
        "vote_id": vote_id,
        "revealed": revealed,
    }
    if workshop.current_opening_id is None:
        return Situation(**cast(Any, shared))
    opening, kind = session.execute(
        select(Opening, Step.kind)
        .join(Step, Step.id == Opening.step_id)
        .where(Opening.id == workshop.current_opening_id)
    ).one()
    acts = session.execute(
        select(Act.kind, Act.number).where(Act.opening_id == opening.id).order_by(Act.id)
    ).all()
    return Situation(
        **cast(Any, shared),
        opening_id=opening.id,
        step_id=opening.step_id,
        kind=cast(StepKind, kind),
        question_ids=questions_of(session, opening.step_id),
        ends_at=opening.ends_at,
        ideas_each=opening.ideas_each,
        acts=standing_acts(act.kind for act in acts),
        vote_stopped=kind == "vote" and not has_open_vote(session, opening.id),
        reading=max((act.number for act in acts if act.kind == "reading"), default=None),
    )


def standing_acts(kinds: Iterable[str]) -> frozenset[str]:
    """What was done and still holds: a wall that was hidden again is not shown."""
    standing: set[str] = set()
    for kind in kinds:
        standing.add(kind)
        if kind == "wall_hidden":
            standing.discard("wall_shown")
        if kind == "wall_shown":
            standing.discard("wall_hidden")
    return frozenset(standing)


def questions_of(session: Session, step_id: int) -> tuple[int, ...]:
    rows = session.scalars(
        select(StepQuestion.question_id)
        .where(StepQuestion.step_id == step_id)
        .order_by(StepQuestion.question_id)
    )
    return tuple(rows)


def has_open_vote(session: Session, opening_id: int) -> bool:
    open_votes = select(Vote.id).where(Vote.opening_id == opening_id, Vote.closed_at.is_(None))
    return session.scalar(open_votes.limit(1)) is not None


def newest_vote(session: Session, workshop_id: int) -> tuple[int | None, bool]:
    """The newest vote that was not stopped, and whether its results were shown."""
    row = session.execute(
        select(Vote.id, Reveal.vote_id)
        .outerjoin(Reveal, Reveal.vote_id == Vote.id)
        .where(Vote.workshop_id == workshop_id, Vote.stopped_at.is_(None))
        .order_by(Vote.id.desc())
        .limit(1)
    ).first()
    return (row[0], row[1] is not None) if row else (None, False)
