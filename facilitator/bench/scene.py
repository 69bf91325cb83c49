"""The workshop that the benchmark plays: one question, write, vote, results."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.words import LISTS
from facilitator.store.models import (
    Account,
    Cluster,
    Idea,
    Meeting,
    Organisation,
    Question,
    Settlement,
    SignIn,
    Step,
    Workshop,
)
from facilitator.web import cookies

CODE = "7KD4MR"
ORGANISATIONS = 40
TOPICS_EACH_LIST = 8
STEPS = (("collect", 30), ("vote", 30), ("results", 30))


@dataclass(frozen=True)
class Scene:
    workshop_id: int
    desk_token: str  # the cookie of a signed-in facilitator


def set_scene(session: Session, desk_token: str) -> Scene:
    now = datetime.now(UTC)
    account = Account(
        name="Benchmark",
        email="benchmark@example.org",
        password_hash="",  # nosec B106 # nobody can sign in with it
        is_organiser=True,
        language="en",
        created_at=now,
    )
    meeting = Meeting(
        title="A room that is measured",
        place="Here",
        starts_on=now.date(),
        ends_on=now.date(),
        language="en",
        created_at=now,
    )
    session.add_all([account, meeting])
    session.flush()
    session.add(
        SignIn(
            account_id=account.id,
            token_hash=cookies.token_hash(desk_token),
            created_at=now,
            expires_at=now + timedelta(days=1),
        )
    )
    session.add_all(roster(meeting.id))
    return Scene(add_workshop(session, meeting.id, now), desk_token)


def roster(meeting_id: int) -> list[Organisation]:
    return [
        Organisation(
            meeting_id=meeting_id,
            name=f"Rehearsal {number}",
            partner_type="city",
            country="DK",
            expected=True,
        )
        for number in range(1, ORGANISATIONS + 1)
    ]


def add_workshop(session: Session, meeting_id: int, now: datetime) -> int:
    workshop = Workshop(
        meeting_id=meeting_id, title="A full room", language="en", code=CODE, created_at=now
    )
    session.add(workshop)
    session.flush()
    question = Question(
        workshop_id=workshop.id,
        position=0,
        prompt="What helps us, and what stands in the way?",
        possibility_label="Possibilities",
        barrier_label="Barriers",
    )
    session.add_all(
        Step(
            workshop_id=workshop.id,
            position=position,
            kind=kind,
            minutes=minutes,
            questions=[question],
        )
        for position, (kind, minutes) in enumerate(STEPS)
    )
    session.flush()
    return workshop.id


def sort_everything(session: Session, workshop_id: int) -> None:
    """Eight topics in each list, and every idea in one of them, as if the room had sorted."""
    now = datetime.now(UTC)
    question_id = session.scalars(
        select(Question.id).where(Question.workshop_id == workshop_id)
    ).one()
    for list_ in LISTS:
        topics = [
            Cluster(
                workshop_id=workshop_id,
                question_id=question_id,
                list_=list_,
                letter=letter,
                name=f"What the room said about subject {letter + 1}",
                created_at=now,
            )
            for letter in range(TOPICS_EACH_LIST)
        ]
        session.add_all(topics)
        session.flush()
        ideas = session.scalars(
            select(Idea.id).where(Idea.workshop_id == workshop_id, Idea.list_ == list_)
        )
        session.add_all(
            Settlement(
                idea_id=idea,
                workshop_id=workshop_id,
                cluster_id=topics[number % len(topics)].id,
                at=now,
            )
            for number, idea in enumerate(ideas)
        )
