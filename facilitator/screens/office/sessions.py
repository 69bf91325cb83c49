"""A session as the office sees it: in what state it is, and what is in it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from facilitator.domain.workshops import SessionState, session_state
from facilitator.store.models import (
    Action,
    Decision,
    Idea,
    Opening,
    Participant,
    Step,
    Workshop,
    WorkshopFacilitator,
)
from facilitator.store.tallies import people_joined, visible_ideas


@dataclass(frozen=True)
class SessionCard:
    """`step` counts from 1 while it runs, else it is 0."""

    id: int
    meeting_id: int
    title: str
    language: str
    code: str
    state: SessionState
    rehearsed: bool
    step: int
    steps: int
    questions: int
    minutes: int
    joined: int
    ideas: int
    decisions: int
    actions: int
    closed_at: datetime | None

    @property
    def has_minutes(self) -> bool:
        """Something worth taking home."""
        return self.state not in ("ready", "lobby")


def card(session: Session, workshop: Workshop) -> SessionCard:
    steps = session.scalars(
        select(Step).where(Step.workshop_id == workshop.id).order_by(Step.position)
    ).all()
    people = people_joined(session, workshop.id)
    opened = workshop.lobby_opened_at is not None
    return SessionCard(
        id=workshop.id,
        meeting_id=workshop.meeting_id,
        title=workshop.title,
        language=workshop.language,
        code=workshop.code,
        state=session_state(workshop.state, lobby_opened=opened, people=people),
        rehearsed=workshop.rehearsed_at is not None,
        step=current_place(session, workshop, [step.id for step in steps]),
        steps=len(steps),
        questions=len(workshop.questions),
        minutes=sum(step.minutes for step in steps),
        joined=people,
        ideas=session.scalar(
            select(func.count()).select_from(visible_ideas(workshop.id).subquery())
        )
        or 0,
        decisions=standing(session, Decision, workshop.id),
        actions=standing(session, Action, workshop.id),
        closed_at=workshop.closed_at,
    )


def current_place(session: Session, workshop: Workshop, step_ids: list[int]) -> int:
    if workshop.current_opening_id is None:
        return 0
    return 1 + step_ids.index(session.get_one(Opening, workshop.current_opening_id).step_id)


def count(session: Session, *where: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).where(*where)) or 0


def standing(session: Session, table: type[Decision] | type[Action], workshop_id: int) -> int:
    return count(session, table.workshop_id == workshop_id, table.removed_at.is_(None))


def cards_of_meeting(session: Session, meeting_id: int) -> tuple[SessionCard, ...]:
    """Running first, then what is to come as it was made, then what is over, newest first."""
    workshops = session.scalars(
        select(Workshop).where(Workshop.meeting_id == meeting_id).order_by(Workshop.id)
    )
    return in_order([card(session, workshop) for workshop in workshops])


def cards_of_facilitator(session: Session, account_id: int) -> tuple[SessionCard, ...]:
    """What somebody may drive who is no organiser."""
    workshops = session.scalars(
        select(Workshop)
        .join(WorkshopFacilitator, WorkshopFacilitator.workshop_id == Workshop.id)
        .where(WorkshopFacilitator.account_id == account_id)
        .order_by(Workshop.id)
    )
    return in_order([card(session, workshop) for workshop in workshops])


ORDER = {"running": 0, "lobby": 1, "rehearsing": 2, "rehearsed": 3, "ready": 4, "closed": 5}


def in_order(cards: list[SessionCard]) -> tuple[SessionCard, ...]:
    return tuple(sorted(cards, key=lambda each: (ORDER[each.state], each.id)))


@dataclass(frozen=True)
class Content:
    """What is gone when a rehearsal is cleared or a session deleted."""

    people: int
    ideas: int


def content(session: Session, workshop_id: int) -> Content:
    """Every row, hidden and withdrawn ones too; seed and practice ideas are no loss."""
    return Content(
        count(session, Participant.workshop_id == workshop_id, Participant.on_paper.is_(False)),
        count(
            session,
            Idea.workshop_id == workshop_id,
            Idea.source != "seed",
            Idea.practice.is_(False),
        ),
    )
