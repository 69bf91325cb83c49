"""Changes by the facilitator, in the order of time. What was hidden is named, never quoted."""

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.exports.reader.local import Local
from facilitator.exports.reader.topics import Board, created, touched
from facilitator.exports.report import Change, ChangeKind
from facilitator.store.models import BoardAction, Idea, Vote, Workshop

# What a board action is in the record; the others make the board and change nothing on it.
ON_THE_BOARD: dict[str, ChangeKind] = {
    "merged": "merged",
    "split": "split",
    "split_up": "split",
    "renamed": "renamed",
    "moved": "moved",
    "late_topic": "late_topic",
    "taken_back": "taken_back",
}


def changes(
    session: Session, workshop: Workshop, wall: Board, opened: list[Vote], local: Local
) -> tuple[Change, ...]:
    made = [
        *idea_changes(session, workshop, wall, local),
        *(
            Change(ON_THE_BOARD[action.kind], local(action.at), what(action, wall))
            for action in wall.actions
            if action.kind in ON_THE_BOARD
        ),
        *stopped_votes(opened, wall, local),
    ]
    return tuple(sorted(made, key=lambda change: change.at))


def idea_changes(
    session: Session, workshop: Workshop, wall: Board, local: Local
) -> Iterator[Change]:
    rows = session.scalars(
        select(Idea).where(
            Idea.workshop_id == workshop.id,
            Idea.practice.is_(False),
            Idea.withdrawn_at.is_(None),
        )
    )
    for idea in rows:
        where = wall.list_label(idea.question_id, idea.list_)
        if len(wall.questions) > 1:
            where = f"{wall.numbers[idea.question_id]}. {where}"
        if idea.hidden_at is not None:
            yield Change("hidden", local(idea.hidden_at), where, idea.hidden_reason)
        elif idea.edited_by_id is not None and idea.edited_at is not None:
            yield Change("edited", local(idea.edited_at), f"{where}: {idea.text}")


def what(action: BoardAction, wall: Board) -> str:
    """What the action itself says it was about, or the topics that it touched."""
    after: Any = action.after
    said = after.get("what")
    if said:
        return str(said)
    topics = {*touched(action, "topics"), *created(action), *destinations(action)}
    return ", ".join(
        f"{wall.label(id_)}: {wall.topics[id_].name}" for id_ in sorted(topics & set(wall.topics))
    )


def destinations(action: BoardAction) -> Iterator[int]:
    """The topics into which ideas went."""
    for fields in touched(action, "ideas").values():
        place = fields.get("place")
        if place and "cluster_id" in place:
            yield int(cast(int, place["cluster_id"]))


def stopped_votes(opened: list[Vote], wall: Board, local: Local) -> Iterator[Change]:
    for vote in opened:
        lists = (wall.list_label(each.question_id, each.list_) for each in vote.lists)
        if vote.stopped_at is not None:
            yield Change("stopped", local(vote.stopped_at), ", ".join(lists), vote.stop_reason)
