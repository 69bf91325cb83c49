"""A house on an empty database, and a workshop in it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from facilitator import House, build
from facilitator.config import Config, read_config
from facilitator.domain.runsheet import ONE_QUESTION
from facilitator.store.models import Base, Meeting, Question, Step, Workshop

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
ORIGIN = "http://localhost:8000"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return read_config({"DATA_DIR": str(tmp_path)})


@pytest.fixture
def house(config: Config) -> Iterator[House]:
    """The whole application on an empty SQLite file; pushes wait for `house.live.flush()`."""
    house = build(config)
    house.live.background = False
    Base.metadata.create_all(house.database.writer)
    with house.app.app_context():
        yield house
    house.database.close()


@pytest.fixture
def workshop(house: House) -> int:
    """The id of a workshop made from the 25 minutes' template, with the code 7KD4MR."""
    return house.database.write(add_workshop)


def add_workshop(session: Session, code: str = "7KD4MR") -> int:
    meeting = Meeting(
        title="Working days",
        place="Fjordby",
        starts_on=date(2026, 10, 14),
        ends_on=date(2026, 10, 15),
        language="en",
        created_at=NOW,
    )
    session.add(meeting)
    session.flush()
    workshop = Workshop(
        meeting_id=meeting.id,
        title="More nature in our towns",
        language="en",
        code=code,
        created_at=NOW,
    )
    session.add(workshop)
    session.flush()
    question = Question(
        workshop_id=workshop.id,
        position=0,
        prompt="What helps nature in our towns, and what stands in its way?",
        possibility_label="Possibilities",
        barrier_label="Barriers",
    )
    for position, planned in enumerate(ONE_QUESTION.steps):
        step = Step(
            workshop_id=workshop.id,
            position=position,
            kind=planned.kind,
            minutes=planned.minutes,
            questions=[question],
        )
        session.add(step)
    session.flush()
    return workshop.id


@pytest.fixture
def phone(house: House, workshop: int) -> FlaskClient:
    """A phone that joined the workshop."""
    return join(house, "Fjordby Kommune")


def join(house: House, organisation: str, code: str = "7KD4MR") -> FlaskClient:
    client = browser(house)
    client.get(f"/J/{code}")
    answer = client.post(
        f"/J/{code}",
        data={"organisation": organisation, "languages": ["en"], "partner_type": "city"},
    )
    assert answer.location == f"/w/{code}"
    return client


def browser(house: House) -> FlaskClient:
    """A client that says where its requests come from, as browsers do."""
    client = house.app.test_client()
    client.environ_base["HTTP_ORIGIN"] = ORIGIN
    return client
