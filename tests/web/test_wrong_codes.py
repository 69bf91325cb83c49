"""Wrong codes are limited by where they come from; a right join code is never refused."""

from collections.abc import Iterator
from itertools import product

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from facilitator import House, build
from facilitator.config import read_config
from facilitator.domain.codes import ALPHABET
from facilitator.store.models import Base
from facilitator.web import wrong_codes
from tests.conftest import ORIGIN, browser, join
from tests.web.test_continuing import shown_code

DOORS = {
    "front": lambda client, code: client.post("/", data={"code": code}),
    "join page": lambda client, code: client.get(f"/J/{code}"),
    "join": lambda client, code: client.post(f"/J/{code}"),
    "phone": lambda client, code: client.get(f"/w/{code}"),
    "another phone": lambda client, code: client.post("/continue", data={"code": f"{code}TT"}),
}
SAID = "Too many wrong codes came from this network."


def guesses() -> Iterator[str]:
    return ("".join(code) for code in product(ALPHABET, repeat=6))


def guess(client: FlaskClient, door: str, times: int) -> list[int]:
    tried = guesses()
    return [DOORS[door](client, next(tried)).status_code for _ in range(times)]


@pytest.mark.parametrize("door", DOORS)
def test_one_address_may_be_wrong_sixty_times_a_minute(
    house: House, workshop: int, door: str
) -> None:
    guesser = browser(house)

    assert guess(guesser, door, 62) == [404] * 60 + [429] * 2
    assert join(house, "Fjordby Kommune").get("/w/7KD4MR").status_code == 200
    assert browser(house).post("/", data={"code": "7kd 4mr"}).location == "/J/7KD4MR"


def test_the_sentence_and_when_to_come_again(house: House, workshop: int) -> None:
    guesser = browser(house)
    guess(guesser, "front", 60)

    answer = guesser.post("/", data={"code": "111111"}, headers={"Accept-Language": "da"})

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert "Der kom for mange forkerte koder fra dette netværk." in answer.text
    assert 'value="111111"' in answer.text


def test_another_address_has_tries_of_its_own_until_all_have_too_many(
    house: House, workshop: int
) -> None:
    client = browser(house)
    for nth in range(10):
        client.environ_base["REMOTE_ADDR"] = f"192.0.2.{nth}"
        assert guess(client, "front", 60) == [404] * 60

    client.environ_base["REMOTE_ADDR"] = "192.0.2.99"
    assert guess(client, "front", 1) == [429]
    assert client.post("/", data={"code": "7KD4MR"}).location == "/J/7KD4MR"


def test_a_house_may_choose_many_addresses_and_is_still_one(house: House, workshop: int) -> None:
    client = browser(house)
    for nth in range(60):
        client.environ_base["REMOTE_ADDR"] = f"2001:db8:1:1::{nth:x}"
        guess(client, "front", 1)

    assert guess(client, "front", 1) == [429]
    client.environ_base["REMOTE_ADDR"] = "2001:db8:2:1::1"
    assert guess(client, "front", 1) == [404]


def test_while_somebody_guesses_no_phone_is_handed_over(house: House, workshop: int) -> None:
    """Not even by the right code: it hands over a person. From elsewhere it goes on."""
    fresh = shown_code(join(house, "Fjordby Kommune"))
    guesser = browser(house)
    guess(guesser, "another phone", 60)

    refused = guesser.post("/continue", data={"code": fresh})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert "until then no phone is handed over" in refused.text
    assert f'value="{fresh}"' in refused.text

    guesser.environ_base["REMOTE_ADDR"] = "192.0.2.99"
    assert guesser.post("/continue", data={"code": fresh}).location == "/w/7KD4MR"


def test_a_wrong_code_writes_nothing(house: House, workshop: int) -> None:
    begun: list[object] = []
    event.listen(house.database.writer, "begin", begun.append)
    assert {guess(browser(house), door, 10)[-1] for door in DOORS} == {404}
    assert begun == []


def test_what_is_no_code_at_all_is_no_guess(house: House, workshop: int) -> None:
    client = browser(house)
    for _ in range(70):
        assert client.post("/", data={"code": "hello"}).status_code == 422
    assert guess(client, "front", 1) == [404]


@pytest.mark.parametrize(("proxies", "other"), [("0", 429), ("1", 404)])
def test_a_trusted_proxy_says_whose_tries_they_are(
    config: object, tmp_path: object, proxies: str, other: int
) -> None:
    house = build(read_config({"DATA_DIR": str(tmp_path), "TRUSTED_PROXIES": proxies}))
    Base.metadata.create_all(house.database.writer)
    client = house.app.test_client()

    def try_from(address: str) -> TestResponse:
        headers = {"X-Forwarded-For": address, "Origin": ORIGIN}
        return client.post("/", data={"code": "111111"}, headers=headers)

    statuses = [try_from("203.0.113.5").status_code for _ in range(61)]
    assert statuses == [404] * 60 + [429]
    assert try_from("203.0.113.6").status_code == other
    house.database.close()


def test_no_address_is_stored(house: House, workshop: int) -> None:
    client = browser(house)
    client.environ_base["REMOTE_ADDR"] = "198.51.100.77"
    guess(client, "front", 62)

    with house.database.read() as session:
        content = session.connection().connection.dbapi_connection.serialize()
    assert b"198.51.100.77" not in content
    with house.app.app_context():
        assert any("198.51.100.77" in key for key in wrong_codes.limiter().storage.events)
