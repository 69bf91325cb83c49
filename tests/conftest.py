"""A house on an empty database, and a workshop in it."""

import gc
from collections.abc import Iterator
from contextvars import Context
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from facilitator import House, build
from facilitator.config import Config, read_config
from facilitator.domain.runsheet import ONE_QUESTION
from facilitator.store.models import (
    Account,
    Meeting,
    Question,
    SignIn,
    Step,
    Workshop,
    WorkshopFacilitator,
)
from facilitator.web import cookies
from tests import once

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
ORIGIN = "http://localhost:8000"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test first, then what waits for servers and browsers: nobody waits for one of
    them at the end, and short tests fill the gaps that they leave."""
    items.sort(key=turn)


def turn(item: pytest.Item) -> int:
    if "test_whole_workshop" in item.nodeid:
        return 0
    waits = item.get_closest_marker("slow") or item.get_closest_marker("browser")
    return 1 if waits else 2


def pytest_collection_finish() -> None:
    """What is imported stays: a house leaves much to collect, and the collector needn't look
    through every module for it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return read_config({"DATA_DIR": str(tmp_path)})


@pytest.fixture
def house(config: Config, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The whole application on an empty SQLite file; pushes wait for `house.live.flush()`."""
    monkeypatch.setattr(Flask, "url_rule_class", once.Route)
    file = Path(str(make_url(config.database_url).database))
    once.lay_empty_database(file)
    house = build(config)
    once.lend_engines(house.database, file)
    house.app.jinja_env.bytecode_cache = once.TEMPLATES
    house.live.background = False
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


class Browser(FlaskClient):
    """Each request in a context of its own, so that `g` of one browser never reaches another."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return Context().run(super().open, *args, **kwargs)


def browser(house: House) -> FlaskClient:
    """A client that says where its requests come from, as browsers do."""
    house.app.test_client_class = Browser
    client = house.app.test_client()
    client.environ_base["HTTP_ORIGIN"] = ORIGIN
    return client


@pytest.fixture
def organiser(house: House) -> FlaskClient:
    """A browser in which an organiser is signed in."""
    return signed_in(house, add_account(house, "Ada Organiser", is_organiser=True))


def facilitator_client(
    house: House, workshop_id: int, name: str = "Finn Facilitator"
) -> FlaskClient:
    """A browser in which somebody is signed in who may drive this one workshop."""
    account_id = add_account(house, name)

    def invite(session: Session) -> None:
        session.add(WorkshopFacilitator(workshop_id=workshop_id, account_id=account_id, since=NOW))

    house.database.write(invite)
    return signed_in(house, account_id)


def add_account(house: House, name: str, *, is_organiser: bool = False) -> int:
    """Without a password: nobody signs in with it, and no test waits for argon2."""

    def add(session: Session) -> int:
        account = Account(
            name=name,
            email=f"{name.split()[0].lower()}@fjordby.example",
            password_hash="",
            is_organiser=is_organiser,
            language="en",
            created_at=NOW,
        )
        session.add(account)
        session.flush()
        return account.id

    return house.database.write(add)


def signed_in(house: House, account_id: int) -> FlaskClient:
    client, token = browser(house), cookies.new_token()

    def sign_in(session: Session) -> None:
        session.add(
            SignIn(
                account_id=account_id,
                token_hash=cookies.token_hash(token),
                created_at=NOW,
                expires_at=datetime.now(UTC) + timedelta(days=1),
            )
        )

    house.database.write(sign_in)
    client.set_cookie(cookies.DESK, token)
    return client
