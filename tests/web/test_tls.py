"""Behind TLS browsers are told to stay there, and cookies never leave it."""

from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from facilitator import House
from facilitator.config import Config, read_config

BY_TLS = {"X-Forwarded-Proto": "https", "Sec-Fetch-Site": "same-origin"}
HSTS = "Strict-Transport-Security"
FLAGS = {"Secure", "HttpOnly", "SameSite=Lax"}


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return read_config(
        {
            "DATA_DIR": str(tmp_path),
            "PUBLIC_URL": "https://rooms.example.org",
            "TRUSTED_PROXIES": "1",
        }
    )


def flags(answer: TestResponse) -> list[set[str]]:
    cookies = answer.headers.getlist("Set-Cookie")
    return [FLAGS & {part.strip() for part in cookie.split(";")} for cookie in cookies]


def test_every_answer_behind_tls_says_to_stay_there(house: House) -> None:
    client = house.app.test_client()
    static = next(rule.rule for rule in house.app.url_map.iter_rules() if "static" in rule.rule)
    for path in ("/", "/nowhere", "/healthz", static):
        assert client.get(path, headers=BY_TLS).headers[HSTS] == "max-age=31536000"


def test_over_plain_http_nothing_is_said_of_tls(house: House) -> None:
    """A probe on the machine itself; by RFC 6797 the header has no place there."""
    assert HSTS not in house.app.test_client().get("/healthz").headers


def test_a_cookie_is_secure_when_it_is_set_and_when_it_goes(house: House) -> None:
    client = house.app.test_client()
    chosen = client.post("/language", data={"language": "da"}, headers=BY_TLS)
    gone = client.post("/sign-out", headers=BY_TLS)
    assert flags(chosen) == flags(gone) == [FLAGS]
