"""A room to look at from the console: people of organisations, ideas, topics, placed cards."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator import House
from facilitator.operations.steps import go_on
from facilitator.screens.watch import Watch
from facilitator.store.models import (
    Attendee,
    Cluster,
    Device,
    Idea,
    Organisation,
    Participant,
    Placement,
    Settlement,
    Workshop,
)
from facilitator.store.situation import situation
from tests.conftest import NOW


def watch(workshop_id: int, **seen: object) -> Watch:
    return Watch(workshop_id, NOW, **seen)  # type: ignore[arg-type]


def drive(house: House, workshop_id: int, stage: str) -> None:
    """Press next until the workshop is there."""
    for _ in range(50):
        with house.database.read() as session:
            here = situation(session, workshop_id)
        if here.stage == stage:
            return
        house.live.perform(go_on, workshop_id, position=here.position, by_id=None)
    raise AssertionError(f"never got to {stage}")


def person(session: Session, workshop_id: int, organisation: str, kind: str = "city") -> int:
    meeting_id = session.get_one(Workshop, workshop_id).meeting_id
    found = session.query(Organisation).filter_by(meeting_id=meeting_id, name=organisation).first()
    home = found or Organisation(
        meeting_id=meeting_id,
        name=organisation,
        partner_type=kind,
        country="DK",
        expected=True,
    )
    device = Device(created_at=NOW)
    session.add_all([home, device])
    session.flush()
    attendee = Attendee(
        meeting_id=meeting_id,
        device_id=device.id,
        organisation_id=home.id,
        partner_type=kind,
        country="DK",
        languages="en",
        joined_at=NOW,
    )
    session.add(attendee)
    session.flush()
    return participant(session, workshop_id, device.id, attendee.id)


def participant(session: Session, workshop_id: int, device_id: int, attendee_id: int | None) -> int:
    one = Participant(
        workshop_id=workshop_id,
        device_id=device_id,
        attendee_id=attendee_id,
        language="en",
        joined_at=NOW,
    )
    session.add(one)
    session.flush()
    return one.id


def idea(session: Session, workshop_id: int, text: str, **more: object) -> int:
    one = Idea(
        workshop_id=workshop_id,
        text=text,
        at=NOW,
        **({"question_id": 1, "list_": "possibility", "language": "en"} | more),
    )
    session.add(one)
    session.flush()
    return one.id


def topic(
    session: Session,
    workshop_id: int,
    letter: int,
    name: str,
    *ideas: int,
    list_: str = "possibility",
) -> int:
    one = Cluster(
        workshop_id=workshop_id,
        question_id=1,
        list_=list_,
        letter=letter,
        name=name,
        created_at=NOW,
    )
    session.add(one)
    session.flush()
    for idea_id in ideas:
        session.add(Settlement(workshop_id=workshop_id, idea_id=idea_id, cluster_id=one.id, at=NOW))
    session.flush()
    return one.id


def answer(
    session: Session,
    workshop_id: int,
    idea_id: int,
    reader: int,
    topic_id: int | None,
    suggestion: str = "",
    at: datetime = NOW,
) -> None:
    """Where a reader put a card; without a topic it fits nowhere."""
    session.add(
        Placement(
            workshop_id=workshop_id,
            idea_id=idea_id,
            participant_id=reader,
            answer="nowhere" if topic_id is None else "topic",
            cluster_id=topic_id,
            suggestion=suggestion,
            at=at,
        )
    )
    session.flush()
