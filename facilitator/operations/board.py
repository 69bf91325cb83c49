"""The board: when topics and ideas may be moved, and how an action is undone.

Undoing takes the newest action first and puts the fields back, unless somebody built on them
since: then it says who or what.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import BoardUndone, Change
from facilitator.domain.errors import N_, Conflict, Refused
from facilitator.domain.stage import Situation
from facilitator.operations.recording import MOMENTS, Kind, looks
from facilitator.store.models import BoardAction, Cluster, Idea, Placement, Settlement, Vote
from facilitator.store.situation import locked, situation_of

MAY_CHANGE_UNDER_A_VOTE: tuple[Kind, ...] = ("renamed", "edited", "hidden", "shown", "taken_back")

SORTED_SINCE = N_("The room has sorted these cards since, so this stays as it is.")


def board(session: Session, workshop_id: int) -> Situation:
    """Where the workshop stands, locked, if topics and ideas may be moved now; refuses if not."""
    here = situation_of(session, locked(session, workshop_id))
    check_may_change(here)
    return here


def check_may_change(here: Situation) -> None:
    if here.state == "closed":
        raise Refused(N_("The session is closed."))
    if here.stage == "voting":
        raise Refused(
            N_("While a vote is open topics can be renamed, nothing else. Stop this vote first.")
        )
    if here.stage in ("counted", "revealed", "agreed") and here.vote_id is not None:
        raise Refused(N_("The room has voted on these topics. To change them, go back to sorting."))


# Undo


def undo(
    session: Session,
    workshop_id: int,
    *,
    by_id: int | None,
    now: datetime,
    action_id: int | None = None,
) -> list[Change]:
    """Take back the newest action on topics or ideas, whoever of the facilitators did it.

    With `action_id` only if that is still the newest, so that a doubled press undoes one.
    """
    here = situation_of(session, locked(session, workshop_id))
    action = newest_action(session, workshop_id)
    if action is None:
        raise Refused(N_("There is nothing to undo."))
    if action_id not in (None, action.id):
        raise Conflict(N_("Something else was done since. Look at it before you undo."))
    check_undo(session, here, action)
    restore(session, action, now)
    action.undone_at, action.undone_by_id = now, by_id
    return [BoardUndone(workshop_id, action.id)]


def newest_action(session: Session, workshop_id: int) -> BoardAction | None:
    return session.scalars(
        select(BoardAction)
        .where(BoardAction.workshop_id == workshop_id, BoardAction.undone_at.is_(None))
        .order_by(BoardAction.id.desc())
        .limit(1)
    ).first()


def check_undo(session: Session, here: Situation, action: BoardAction) -> None:
    """Refuse with the reason where later facts depend on the action."""
    if action.kind in MAY_CHANGE_UNDER_A_VOTE:
        if here.state == "closed":
            raise Refused(N_("The session is closed."))
    else:
        check_may_change(here)
        check_not_voted(session, action)
    after: Any = action.after
    now = looks(session, after["topics"], after["ideas"])
    for kind, reason in (
        ("topics", N_("A topic was changed since, so this stays as it is.")),
        ("ideas", SORTED_SINCE),
    ):
        for id_, values in after[kind].items():
            if any(now[kind][id_][name] != value for name, value in values.items()):
                raise Refused(reason)
    for topic_id in after["created"]:
        check_unused(session, topic_id, set(after["ideas"]))
    check_not_answered_again(session, after["voided"])


def check_not_voted(session: Session, action: BoardAction) -> None:
    voted_since = session.scalar(
        select(Vote.id)
        .where(
            Vote.workshop_id == action.workshop_id,
            Vote.stopped_at.is_(None),
            Vote.opened_at >= action.at,
        )
        .limit(1)
    )
    if voted_since is not None:
        raise Refused(N_("The room has voted since, so this stays as it is."))


def check_unused(session: Session, topic_id: int, moved_by_action: set[str]) -> None:
    """A topic that the action made may go only while nobody else has put anything into it."""
    name = session.get_one(Cluster, topic_id).name
    settled = session.scalars(
        select(Settlement.idea_id).where(Settlement.cluster_id == topic_id)
    ).all()
    placed = session.scalars(
        select(Placement.idea_id).where(
            Placement.cluster_id == topic_id, Placement.voided_at.is_(None)
        )
    ).all()
    cards = {str(idea) for idea in settled} - moved_by_action | {str(idea) for idea in placed}
    if cards:
        raise Refused(
            N_(
                "%(n)d card was placed in “%(topic)s” since. Merge the topic or move the card.",
                "%(n)d cards were placed in “%(topic)s” since. Merge the topic or move the cards.",
            ),
            n=len(cards),
            topic=name,
        )


def check_not_answered_again(session: Session, voided: Iterable[int]) -> None:
    for placement_id in voided:
        old = session.get_one(Placement, placement_id)
        again = session.scalar(
            select(Placement.id).where(
                Placement.idea_id == old.idea_id,
                Placement.participant_id == old.participant_id,
                Placement.voided_at.is_(None),
            )
        )
        if again is not None:
            raise Refused(SORTED_SINCE)


def restore(session: Session, action: BoardAction, now: datetime) -> None:
    before: Any = action.before
    after: Any = action.after
    for id_, values in before["topics"].items():
        put_back(session.get_one(Cluster, int(id_)), values)
    for id_, values in before["ideas"].items():
        if "place" in values:
            restore_place(session, action.workshop_id, int(id_), values["place"])
        put_back(session.get_one(Idea, int(id_)), {k: v for k, v in values.items() if k != "place"})
    for placement_id in after["voided"]:
        session.get_one(Placement, placement_id).voided_at = None
    for topic_id in after["created"]:
        session.get_one(Cluster, topic_id).removed_at = now
    session.flush()


def restore_place(
    session: Session, workshop_id: int, idea_id: int, values: dict[str, Any] | None
) -> None:
    place = session.get(Settlement, idea_id)
    if values is None:
        if place is not None:
            session.delete(place)
        return
    if place is None:
        place = Settlement(idea_id=idea_id, workshop_id=workshop_id)
        session.add(place)
    put_back(place, values)


def put_back(row: object, values: dict[str, Any]) -> None:
    for name, value in values.items():
        is_moment = name in MOMENTS and value is not None
        setattr(row, name, datetime.fromisoformat(value) if is_moment else value)
