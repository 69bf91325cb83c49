"""The console's routes: facilitators only, and what they answer."""

from flask.testing import FlaskClient

from facilitator import House
from tests.conftest import add_workshop, browser, facilitator_client, join


def test_only_who_drives_the_session_sees_its_console(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    facilitator = facilitator_client(house, workshop)
    seen = [
        who.get(f"/console/{workshop}").status_code
        for who in (organiser, facilitator, join(house, "Fjordby Kommune"), browser(house))
    ]
    assert seen == [200, 200, 303, 303]
    assert facilitator.get(f"/console/{other}").status_code == 404


def test_a_console_that_is_not_behind_gets_nothing(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    assert organiser.get(f"/console/{workshop}?since=0").status_code == 204
    assert "console-board" in organiser.get(f"/console/{workshop}?since=-1").text
