"""A phone that is far too fast is asked to come again; nothing is lost and nobody else waits."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from facilitator import House
from facilitator.store.models import Idea, Participant
from facilitator.web import pace
from tests.conftest import join
from tests.voting_room import press

BURST = pace.DEEDS.burst


@pytest.fixture(autouse=True)
def all_in_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "monotonic", lambda: 100.0)


def write(phone: FlaskClient, text: str, **headers: str) -> tuple[int, str, str | None]:
    data = {"question": "1", "list": "barrier", "text": text, "practice": "yes"}
    answer = phone.post("/w/7KD4MR/ideas", data=data, headers=headers)
    return answer.status_code, answer.text, answer.headers.get("Retry-After")


def practising(house: House, workshop: int) -> None:
    press(house, workshop)


def test_after_a_burst_it_is_asked_to_come_again(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    practising(house, workshop)
    statuses = [write(phone, f"Idea {n}")[0] for n in range(BURST)]
    status, page, after = write(phone, "One idea too fast")

    assert statuses == [303] * BURST
    assert (status, after) == (429, "10")
    assert "That was very fast." in page
    assert "One idea too fast" in page
    assert stored(house) == BURST


def test_a_script_keeps_its_field_and_shows_the_sentence(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    practising(house, workshop)
    headers = {"HX-Request": "true"}
    answers = [write(phone, f"Idea {n}", **headers) for n in range(BURST + 1)]
    status, fragment, _ = answers[-1]
    assert status == 429
    assert 'id="message"' in fragment


def test_nobody_else_waits_and_ideas_hold_up_no_ballot(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    practising(house, workshop)
    for n in range(BURST + 1):
        write(phone, f"Idea {n}")

    assert phone.post("/w/7KD4MR/ballot", data={"vote": "1", "number": "1"}).status_code == 409
    assert write(join(house, "Nordhavn"), "In my own time")[0] == 303


def test_handing_the_phone_on_begins_nothing_anew(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    for _ in range(BURST + 5):
        phone.post("/w/7KD4MR/next-person")
    with house.database.read() as session:
        assert session.scalar(select(func.count(Participant.id))) == 1 + BURST


def test_reading_is_limited_too(phone: FlaskClient) -> None:
    most = pace.LOOKS.burst
    statuses = [phone.get("/w/7KD4MR?since=0").status_code for _ in range(most + 1)]
    assert [status == 429 for status in statuses] == [False] * most + [True]


def stored(house: House) -> int:
    with house.database.read() as session:
        return session.scalar(select(func.count(Idea.id))) or 0
