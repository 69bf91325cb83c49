"""A script without cookies makes no people without end; a hall that comes in is not held up."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator import House
from facilitator.web import newcomers
from tests.conftest import browser, join

FORM = {"organisation": "Fjordby Kommune", "languages": ["en"], "partner_type": "city"}


def hurry(client: FlaskClient) -> TestResponse:
    """Join without having opened the page, so without a cookie."""
    return client.post("/J/7KD4MR", data=FORM)


def test_six_hundred_a_minute_join_without_a_cookie_and_no_more(
    house: House, workshop: int
) -> None:
    with house.app.test_request_context(environ_base={"REMOTE_ADDR": "127.0.0.1"}):
        for _ in range(newcomers.FROM_A_NETWORK.amount - 1):
            newcomers.count()

    last, refused = hurry(browser(house)), hurry(browser(house))

    assert last.location == "/w/7KD4MR"
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "10")
    assert "Very many join from this network just now." in refused.text
    assert 'value="Fjordby Kommune"' in refused.text

    assert join(house, "Fjordby Kommune").get("/w/7KD4MR").status_code == 200
    elsewhere = browser(house)
    elsewhere.environ_base["REMOTE_ADDR"] = "192.0.2.99"
    assert hurry(elsewhere).location == "/w/7KD4MR"
