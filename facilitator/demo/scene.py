"""The example meeting in the database: two questions, a roster, somebody to drive it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.config import WrongSetting
from facilitator.demo import script
from facilitator.domain.runsheet import TWO_QUESTIONS
from facilitator.operations.meetings import series_named
from facilitator.store.models import (
    Account,
    Meeting,
    Organisation,
    ProjectorLink,
    Question,
    SignIn,
    Step,
    Workshop,
)

EMAIL = "you@fjordby.example"
SERIES = "Working days of the partners (example)"
TITLE = "Working days in Fjordby (example)"
SESSION = "Climate and nature"
PLACE = "Fjordby"
IDEAS_EACH = 5  # more than a room of 24 would get by itself: the script has that many
TEXT_LIMIT = 280


@dataclass(frozen=True)
class Keys:
    """What opens the example: a login for whoever looks, a sign-in for the autopilot."""

    password_hash: str
    autopilot_hash: str  # of its sign-in's token
    projector_hash: str  # of the projector link's token


@dataclass(frozen=True)
class Scene:
    meeting_id: int
    workshop_id: int
    question_ids: tuple[int, ...]
    visitor_id: int  # whoever looks


def set_scene(session: Session, code: str, keys: Keys, now: datetime) -> Scene:
    visitor = account(session, "You", EMAIL, keys.password_hash, now)
    autopilot = account(session, "Autopilot", "autopilot@fjordby.example", "!", now)
    session.add(
        SignIn(
            account_id=autopilot.id,
            token_hash=keys.autopilot_hash,
            created_at=now,
            expires_at=now + timedelta(days=1),
        )
    )
    meeting = add_meeting(session, visitor, now)
    workshop = add_workshop(session, meeting, code, now)
    session.add(
        ProjectorLink(
            workshop_id=workshop.id,
            token_hash=keys.projector_hash,
            created_at=now,
            created_by_id=visitor.id,
        )
    )
    return Scene(meeting.id, workshop.id, tuple(each.id for each in workshop.questions), visitor.id)


def examples_before(session: Session) -> int:
    """How many examples this database holds; refuses beside what is somebody's own."""
    emails = set(session.scalars(select(Account.email)))
    if emails and EMAIL not in emails:
        raise WrongSetting(
            "DATA_DIR or DATABASE_URL names a place with accounts of your own, and the example"
            " would add one with a printed password. Leave them out, or name an empty place."
        )
    return session.scalar(select(func.count()).where(Meeting.title == TITLE)) or 0


def account(session: Session, name: str, email: str, password_hash: str, now: datetime) -> Account:
    """The account with this email, as an earlier example left it or new; the password is new."""
    made = session.scalar(select(Account).where(Account.email == email)) or Account(
        name=name, email=email, is_organiser=True, language="en", created_at=now
    )
    made.password_hash = password_hash
    session.add(made)
    session.flush()
    return made


def add_meeting(session: Session, organiser: Account, now: datetime) -> Meeting:
    meeting = Meeting(
        title=TITLE,
        place=PLACE,
        starts_on=now.date(),
        ends_on=now.date() + timedelta(days=1),
        language="en",
        note=script.ATTRIBUTION,
        created_by_id=organiser.id,
        created_at=now,
        series_id=series_named(session, SERIES),
    )
    session.add(meeting)
    session.flush()
    add_roster(session, meeting.id)
    return meeting


def add_roster(session: Session, meeting_id: int) -> None:
    session.add_all(
        Organisation(
            meeting_id=meeting_id,
            name=each.name,
            partner_type=each.partner_type,
            country=each.country,
            expected=True,
        )
        for each in script.organisations()
    )


def add_workshop(session: Session, meeting: Meeting, code: str, now: datetime) -> Workshop:
    workshop = Workshop(
        meeting_id=meeting.id,
        title=SESSION,
        language="en",
        code=code,
        text_limit=TEXT_LIMIT,
        ideas_each=IDEAS_EACH,
        created_at=now,
        lobby_opened_at=now,
    )
    session.add(workshop)
    session.flush()
    questions = [
        Question(
            workshop_id=workshop.id,
            position=position,
            prompt=question.prompt,
            possibility_label=question.labels["possibility"],
            barrier_label=question.labels["barrier"],
        )
        for position, question in enumerate(script.questions())
    ]
    session.add_all(
        Step(
            workshop_id=workshop.id,
            position=position,
            kind=planned.kind,
            minutes=planned.minutes,
            questions=[questions[place] for place in planned.questions],
        )
        for position, planned in enumerate(TWO_QUESTIONS.steps)
    )
    session.flush()
    return workshop
