"""Decisions and actions, read back aloud: say now if a word is wrong."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import select

from facilitator.domain.agreed import STATUSES, Status
from facilitator.screens.projector.view import View
from facilitator.store.models import Action, Decision


@dataclass(frozen=True)
class Decided:
    """`hands` are those for, against and abstaining; None where it was by consensus."""

    id: int
    text: str
    hands: tuple[int, int, int] | None
    body: str
    changed: bool


@dataclass(frozen=True)
class ToDo:
    id: int
    text: str
    owner: str
    due_on: date | None
    changed: bool
    status: str  # as a message; empty while it is open


@dataclass(frozen=True)
class Agreed:
    decisions: tuple[Decided, ...]
    actions: tuple[ToDo, ...]


def read_back(seen: View) -> Agreed:
    decisions = select(Decision).where(
        Decision.workshop_id == seen.workshop.id, Decision.removed_at.is_(None)
    )
    actions = select(Action).where(
        Action.workshop_id == seen.workshop.id, Action.removed_at.is_(None)
    )
    return Agreed(
        tuple(decided(row) for row in seen.session.scalars(decisions.order_by(Decision.id))),
        tuple(to_do(row) for row in seen.session.scalars(actions.order_by(Action.id))),
    )


def decided(row: Decision) -> Decided:
    hands = None
    if row.how == "hands":
        hands = (row.in_favour or 0, row.against or 0, row.abstained or 0)
    return Decided(row.id, row.text, hands, row.body, row.edited_at is not None)


def to_do(row: Action) -> ToDo:
    status = "" if row.status == "open" else STATUSES[cast(Status, row.status)]
    return ToDo(row.id, row.text, row.owner, row.due_on, row.edited_at is not None, status)
