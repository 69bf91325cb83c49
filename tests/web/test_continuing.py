"""Whose phone it is: continue on another one, hand it to the next person."""

import re
from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy import select, update

from facilitator import House
from facilitator.operations.joining import add_person
from facilitator.operations.steps import go_on
from facilitator.store.models import Continuation, Participant
from tests.conftest import browser

HTMX = {"HX-Request": "true"}


def shown_code(phone: FlaskClient) -> str:
    answer = phone.post("/w/7KD4MR/continuation", headers=HTMX)
    return re.findall(r'class="code">([^<]+)<', answer.text)[0]


def people(house: House) -> list[tuple[int, bool]]:
    with house.database.read() as session:
        return [(p.device_id, p.attendee_id is not None) for p in session.scalars(PEOPLE)]


PEOPLE = select(Participant).order_by(Participant.id)


def write(house: House, workshop: int, phone: FlaskClient, text: str) -> None:
    for position in ("0.lobby.0", "1.practice.0"):
        house.live.perform(go_on, workshop, position=position, by_id=None)
    phone.post("/w/7KD4MR/ideas", data={"key": "k", "question": 1, "list": "barrier", "text": text})


def test_another_phone_goes_on_where_the_first_one_was(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    write(house, workshop, phone, "Paved gardens")
    other = browser(house)

    answer = other.post("/", data={"code": shown_code(phone).lower()})

    assert answer.location == "/w/7KD4MR"
    assert "Paved gardens" in other.get("/w/7KD4MR").text
    assert "Paved gardens" in phone.get("/w/7KD4MR").text
    assert people(house) == [(1, True)]


def test_a_code_works_once_and_only_the_newest(house: House, phone: FlaskClient) -> None:
    old, new = shown_code(phone), shown_code(phone)
    codes = [old, new, new]
    answers = [browser(house).post("/continue", data={"code": code}) for code in codes]
    assert [answer.status_code for answer in answers] == [404, 303, 404]
    assert f'value="{new}"' in answers[2].text


def test_a_code_lasts_ten_minutes(house: House, phone: FlaskClient) -> None:
    code = shown_code(phone)
    earlier = Continuation.expires_at

    def wait(session) -> None:  # type: ignore[no-untyped-def]
        [expires] = session.scalars(select(earlier))
        session.execute(update(Continuation).values(expires_at=expires - timedelta(minutes=10)))

    house.database.write(wait)
    assert browser(house).post("/continue", data={"code": code}).status_code == 404


def test_nothing_typed_hands_nothing_over(house: House, phone: FlaskClient) -> None:
    shown_code(phone)
    answers = [browser(house).post("/continue", data={"code": code}) for code in ("", "7KD4MR")]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_the_next_person_begins_with_empty_hands(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    write(house, workshop, phone, "Paved gardens")

    for _ in range(2):  # the second time is the same press again
        phone.post("/w/7KD4MR/next-person", data={"key": "n"})

    assert people(house) == [(1, True), (1, False)]
    assert "Paved gardens" not in phone.get("/w/7KD4MR").text


def test_one_phone_takes_no_more_than_forty_people(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    for _ in range(38):
        house.live.perform(add_person, workshop, device_id=1)

    answers = [phone.post("/w/7KD4MR/next-person", data={"key": f"n{n}"}) for n in range(2)]

    assert [answer.status_code for answer in answers] == [303, 403]
    assert "40 people have taken part on this phone" in answers[1].text
    assert len(people(house)) == 40
    assert phone.get("/w/7KD4MR").status_code == 200
