"""Reads where a workshop stands. The one place that turns rows into a `Situation`."""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import N_, NotFound
from facilitator.domain.stage import Situation
from facilitator.domain.words import StepKind
from facilitator.store.models import Act, Opening, Reveal, Step, StepQuestion, Vote, Workshop

READ_ALREADY = "situations"  # in the info of a reader's session

# Asked at every request, so built once: putting a statement together takes several times as
# long as running it.
OPENING = (
    select(Opening.id, Opening.step_id, Opening.ends_at, Opening.ideas_each, Step.kind)
    .join(Step, Step.id == Opening.step_id)
    .where(Opening.id == bindparam("id"))
)
ACTS = (
    select(Act.kind, Act.number).where(Act.opening_id == bindparam("opening_id")).order_by(Act.id)
)
QUESTIONS = (
    select(StepQuestion.question_id)
    .where(StepQuestion.step_id == bindparam("step_id"))
    .order_by(StepQuestion.question_id)
)
OPEN_VOTE = (
    select(Vote.id)
    .where(Vote.opening_id == bindparam("opening_id"), Vote.closed_at.is_(None))
    .limit(1)
)
NEWEST_VOTE = (
    select(Vote.id, Reveal.vote_id)
    .outerjoin(Reveal, Reveal.vote_id == Vote.id)
    .where(Vote.workshop_id == bindparam("workshop_id"), Vote.stopped_at.is_(None))
    .order_by(Vote.id.desc())
    .limit(1)
)


def situation(session: Session, workshop_id: int) -> Situation:
    """Where the workshop stands. A reader's session is one snapshot, and many readers of a
    screen ask this: there it is read once, and the workshop's row is held for them."""
    read = session.info.get(READ_ALREADY)
    if read is None:
        return situation_of(session, found(session.get(Workshop, workshop_id)))
    if workshop_id not in read:
        workshop = found(session.get(Workshop, workshop_id))
        read[workshop_id] = situation_of(session, workshop), workshop
    here: Situation = read[workshop_id][0]
    return here


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
    opening = session.execute(OPENING, {"id": workshop.current_opening_id}).one()
    acts = session.execute(ACTS, {"opening_id": opening.id}).all()
    return Situation(
        **cast(Any, shared),
        opening_id=opening.id,
        step_id=opening.step_id,
        kind=cast(StepKind, opening.kind),
        question_ids=questions_of(session, opening.step_id),
        ends_at=opening.ends_at,
        ideas_each=opening.ideas_each,
        acts=standing_acts(act.kind for act in acts),
        vote_stopped=opening.kind == "vote" and not has_open_vote(session, opening.id),
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
    return tuple(session.scalars(QUESTIONS, {"step_id": step_id}))


def has_open_vote(session: Session, opening_id: int) -> bool:
    return session.scalar(OPEN_VOTE, {"opening_id": opening_id}) is not None


def newest_vote(session: Session, workshop_id: int) -> tuple[int | None, bool]:
    """The newest vote that was not stopped, and whether its results were shown."""
    row = session.execute(NEWEST_VOTE, {"workshop_id": workshop_id}).first()
    return (row[0], row[1] is not None) if row else (None, False)
