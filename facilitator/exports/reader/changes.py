"""Changes by the facilitator, in the order of time. What was hidden is named, never quoted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.frozen import known_as
from facilitator.exports.reader.local import Local
from facilitator.exports.reader.topics import Board, created, touched
from facilitator.exports.report import Change, ChangeKind
from facilitator.store.models import BoardAction, Idea, Removal, SheetAct, Vote, Workshop

# What a board action is in the record; the others make the board and change nothing on it.
ON_THE_BOARD: dict[str, ChangeKind] = {
    "merged": "merged",
    "split": "split",
    "split_up": "split",
    "renamed": "renamed",
    "moved": "moved",
    "late_topic": "late_topic",
    "promoted": "promoted",
    "taken_back": "taken_back",
}


def changes(
    session: Session, workshop: Workshop, wall: Board, opened: list[Vote], local: Local
) -> tuple[Change, ...]:
    ideas = standing_ideas(session, workshop)
    shown = {idea.id: idea.text for idea in ideas if idea.hidden_at is None}
    made = [
        *idea_changes(ideas, wall, local),
        *(
            Change(
                ON_THE_BOARD[action.kind],
                local(action.at),
                what(action, wall, shown),
                known_by=about(action),
            )
            for action in wall.actions
            if action.kind in ON_THE_BOARD
        ),
        *stopped_votes(opened, wall, local),
        *removed_phones(session, workshop, local),
        *typed_sheets(session, opened, local),
    ]
    return tuple(sorted(made, key=lambda change: change.at))


def standing_ideas(session: Session, workshop: Workshop) -> list[Idea]:
    """All that their authors let stand, hidden ones too."""
    return list(
        session.scalars(
            select(Idea).where(
                Idea.workshop_id == workshop.id,
                Idea.practice.is_(False),
                Idea.withdrawn_at.is_(None),
            )
        )
    )


def idea_changes(ideas: list[Idea], wall: Board, local: Local) -> Iterator[Change]:
    for idea in ideas:
        where = wall.place(idea.question_id, idea.list_)
        if idea.hidden_at is not None:
            yield Change("hidden", local(idea.hidden_at), where, idea.hidden_reason)
        elif idea.edited_by_id is not None and idea.edited_at is not None:
            known_by = (known_as("idea", idea.id),)
            told = f"{where}: {idea.text}"
            yield Change("edited", local(idea.edited_at), told, known_by=known_by)


def about(action: BoardAction) -> tuple[str, ...]:
    """Every topic and idea that may be named in what is said of it."""
    topics = {*created(action)}
    for when in ("before", "after"):
        for id_, looks in touched(action, "topics", when=when).items():
            topics |= {id_, looks.get("merged_into_id") or id_}
        for looks in touched(action, "ideas", when=when).values():
            topics |= {looks["place"]["cluster_id"]} if looks.get("place") else set()
    ideas = touched(action, "ideas")
    named = [known_as("topic", id_) for id_ in topics] + [known_as("idea", id_) for id_ in ideas]
    return tuple(sorted(named))


def what(action: BoardAction, wall: Board, shown: dict[int, str]) -> str:
    """The topics it was about, by letter and name: what they were, and what became of them."""
    match action.kind:
        case "renamed":
            return "; ".join(renamed(action, wall))
        case "merged":
            return "; ".join(merged(action, wall))
        case "moved":
            return "; ".join(moved(action, wall, shown))
        case "split" | "split_up":
            return f"{said(action)} → {named(created(action), wall)}"
        case "late_topic":
            return named(created(action), wall)
        case "promoted":
            return named(created(action) or touched(action, "topics"), wall)
        case _:
            return str(len(touched(action, "ideas")))


def said(action: BoardAction) -> str:
    after: Any = action.after
    return str(after.get("what", ""))


def named(topics: Iterable[int], wall: Board) -> str:
    return ", ".join(f"{wall.label(id_)}: {wall.topics[id_].name}" for id_ in topics)


def renamed(action: BoardAction, wall: Board) -> Iterator[str]:
    after = touched(action, "topics")
    for id_, fields in touched(action, "topics", when="before").items():
        if "name" in fields:
            yield f"{wall.label(id_)}: {fields['name']} → {after[id_]['name']}"


def merged(action: BoardAction, wall: Board) -> Iterator[str]:
    for id_, fields in touched(action, "topics").items():
        if fields.get("merged_into_id"):
            kept = int(fields["merged_into_id"])
            yield f"{named([id_], wall)} → {wall.label(kept)}"


def moved(action: BoardAction, wall: Board, shown: dict[int, str]) -> Iterator[str]:
    """Which idea went into which topic; several, and what isn't shown, are only counted."""
    went: defaultdict[int, list[int]] = defaultdict(list)
    for idea, fields in touched(action, "ideas").items():
        if place := fields.get("place"):
            went[int(place["cluster_id"])].append(idea)
    for topic, ideas in went.items():
        is_quoted = len(ideas) == 1 and ideas[0] in shown
        moving = f"“{shown[ideas[0]]}”" if is_quoted else str(len(ideas))
        yield f"{moving} → {named([topic], wall)}"


def removed_phones(session: Session, workshop: Workshop, local: Local) -> Iterator[Change]:
    """How many ideas went with each; never whose phone it was."""
    removals = session.scalars(select(Removal).where(Removal.workshop_id == workshop.id))
    for removal in removals:
        yield Change("phone_removed", local(removal.at), str(removal.ideas))


def typed_sheets(session: Session, opened: list[Vote], local: Local) -> Iterator[Change]:
    """How many of each vote were typed in and taken back, told at its close: their own times would
    date the people whose sheets they are."""
    kinds: dict[str, ChangeKind] = {"entered": "sheets_entered", "taken_back": "sheets_taken_back"}
    acts = session.execute(
        select(SheetAct.vote_id, SheetAct.kind).where(
            SheetAct.vote_id.in_([vote.id for vote in opened])
        )
    ).all()
    counts = Counter((act.vote_id, act.kind) for act in acts)
    for vote in opened:
        for kind, told in kinds.items():
            if sheets := counts[vote.id, kind]:
                yield Change(told, local(vote.closed_at or vote.opened_at), str(sheets))


def stopped_votes(opened: list[Vote], wall: Board, local: Local) -> Iterator[Change]:
    for vote in opened:
        lists = (wall.place(each.question_id, each.list_) for each in vote.lists)
        if vote.stopped_at is not None:
            yield Change("stopped", local(vote.stopped_at), ", ".join(lists), vote.stop_reason)
