"""The actions of a meeting as its page shows them, and those brought forward to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.agreed import FOLLOWED_UP, Status, as_texts
from facilitator.store.forward import actions_brought_forward
from facilitator.store.models import Action, Meeting, Organisation, Workshop


@dataclass(frozen=True)
class ListedAction:
    id: int
    text: str
    status: Status
    owner: str
    due_on: date | None

    @property
    def fields(self) -> dict[str, str]:
        """As the form types them."""
        return as_texts(self, FOLLOWED_UP)


@dataclass(frozen=True)
class ActionGroup:
    """Those of one session of this meeting, or of one earlier meeting."""

    title: str
    starts_on: date
    entries: tuple[ListedAction, ...]


@dataclass(frozen=True)
class Actions:
    brought_forward: tuple[ActionGroup, ...]
    own: tuple[ActionGroup, ...]
    owners: tuple[str, ...]  # organisations to choose from
    in_series: bool

    def action(self, action_id: int) -> ListedAction | None:
        groups = (*self.brought_forward, *self.own)
        every = (entry for group in groups for entry in group.entries)
        return next((each for each in every if each.id == action_id), None)


def actions(session: Session, meeting_id: int) -> Actions:
    here = session.get_one(Meeting, meeting_id)
    own = session.execute(
        select(Action, Workshop)
        .join(Workshop, Workshop.id == Action.workshop_id)
        .where(Workshop.meeting_id == meeting_id, Action.removed_at.is_(None))
        .order_by(Workshop.id, Action.id)
    )
    owners = session.scalars(
        select(Organisation.name)
        .where(Organisation.meeting_id == meeting_id)
        .order_by(Organisation.name)
    )
    carried = groupby(actions_brought_forward(session, meeting_id), key=lambda each: each[1])
    by_session = groupby(own, key=lambda each: each[1])
    return Actions(
        tuple(group(it.title, it.starts_on, (row for row, _ in rows)) for it, rows in carried),
        tuple(group(it.title, here.starts_on, (row for row, _ in rows)) for it, rows in by_session),
        tuple(owners),
        here.series_id is not None,
    )


def group(title: str, starts_on: date, rows: Iterable[Action]) -> ActionGroup:
    return ActionGroup(title, starts_on, tuple(listed(row) for row in rows))


def listed(row: Action) -> ListedAction:
    return ListedAction(row.id, row.text, cast(Status, row.status), row.owner, row.due_on)
