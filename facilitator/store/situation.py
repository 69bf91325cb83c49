"""Reads where a workshop stands. The one place that turns rows into a `Situation`."""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import N_, NotFound
from facilitator.domain.stage import Situation
from facilitator.domain.words import StepKind
from facilitator.store.models import Act, Opening, Reveal, Step, StepQuestion, Vote, Workshop

NO_SUCH_SESSION = N_("There is no such session.")
READ_ALREADY = "situations"  # in the info of a reader's session

# Asked at every request, so built once: putting a statement together takes several times as
# long as running it. The newest vote that counts is one that was not stopped.
NEWEST_VOTE = (
    select(func.max(Vote.id))
    .where(Vote.workshop_id == Workshop.id, Vote.stopped_at.is_(None))
    .correlate(Workshop)
    .scalar_subquery()
)
OPEN_VOTE = exists().where(Vote.opening_id == Opening.id, Vote.closed_at.is_(None))
STANDING = (
    select(
        Workshop.state,
        Workshop.look_up_since,
        Opening.id,
        Opening.step_id,
        Opening.ends_at,
        Opening.ideas_each,
        Step.kind,
        NEWEST_VOTE.label("vote_id"),
        Reveal.vote_id.label("revealed"),
        OPEN_VOTE.label("vote_is_open"),
    )
    .outerjoin(Opening, Opening.id == Workshop.current_opening_id)
    .outerjoin(Step, Step.id == Opening.step_id)
    .outerjoin(Reveal, Reveal.vote_id == NEWEST_VOTE)
    .where(Workshop.id == bindparam("workshop_id"))
)
HELD_STILL = (
    select(Workshop.id)
    .where(Workshop.id == bindparam("workshop_id"))
    .with_for_update(read=True, of=Workshop)
)
ACTS = (
    select(Act.kind, Act.number).where(Act.opening_id == bindparam("opening_id")).order_by(Act.id)
)
QUESTIONS = (
    select(StepQuestion.question_id)
    .where(StepQuestion.step_id == bindparam("step_id"))
    .order_by(StepQuestion.question_id)
)


def situation(session: Session, workshop_id: int) -> Situation:
    """Where the workshop stands. A reader's session is one snapshot, and many readers of a
    screen ask this: there it is read once."""
    read: dict[int, Situation] | None = session.info.get(READ_ALREADY)
    if read is None:
        return standing(session, workshop_id)
    if workshop_id not in read:
        read[workshop_id] = standing(session, workshop_id)
    return read[workshop_id]


def held_still(session: Session, workshop_id: int) -> Situation:
    """The same, and on PostgreSQL the step can't change until this transaction ends.

    Ballots, ideas and cards read the workshop FOR SHARE before anything else, so none of them
    can follow the close of their step, and they don't queue behind each other.
    """
    session.execute(HELD_STILL, {"workshop_id": workshop_id})
    return standing(session, workshop_id)


def situation_of(session: Session, workshop: Workshop) -> Situation:
    """Where this workshop stands, whose row is held: asked after the lock, in a statement of its
    own, so that it sees what the lock waited for."""
    return standing(session, workshop.id)


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
        raise NotFound(NO_SUCH_SESSION)
    return workshop


def standing(session: Session, workshop_id: int) -> Situation:
    row = session.execute(STANDING, {"workshop_id": workshop_id}).one_or_none()
    if row is None:
        raise NotFound(NO_SUCH_SESSION)
    shared: dict[str, Any] = {
        "workshop_id": workshop_id,
        "state": row.state,
        "look_up": row.look_up_since is not None,
        "vote_id": row.vote_id,
        "revealed": row.revealed is not None,
    }
    if row.id is None:
        return Situation(**shared)
    acts = session.execute(ACTS, {"opening_id": row.id}).all()
    return Situation(
        **shared,
        opening_id=row.id,
        step_id=row.step_id,
        kind=cast(StepKind, row.kind),
        question_ids=questions_of(session, row.step_id),
        ends_at=row.ends_at,
        ideas_each=row.ideas_each,
        acts=standing_acts(act.kind for act in acts),
        vote_stopped=row.kind == "vote" and not row.vote_is_open,
        read=tuple(act.number for act in acts if act.kind == "reading"),
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
    return tuple(session.scalars(QUESTIONS, {"step_id": step_id}))
