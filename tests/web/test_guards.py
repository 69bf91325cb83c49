"""The door for desks: who is let in, who is sent to sign in, who finds nothing."""

from flask.testing import FlaskClient

from facilitator import House
from tests.conftest import add_workshop, browser, facilitator_client


def test_an_organiser_may_drive_every_workshop(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    assert press(organiser, workshop) == 303


def test_a_facilitator_may_drive_their_own_workshop_only(house: House, workshop: int) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    facilitator = facilitator_client(house, workshop)
    assert (press(facilitator, workshop), press(facilitator, other)) == (303, 404)


def test_a_stranger_is_sent_to_sign_in(house: House, workshop: int) -> None:
    answer = browser(house).post(f"/steer/{workshop}/next", data={"position": "0.lobby.0"})
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=")


def test_who_is_signed_in_in_one_browser_is_nobody_in_the_next(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    press(organiser, workshop)
    assert browser(house).post(f"/steer/{workshop}/next").location == "/sign-in?next="


def press(client: FlaskClient, workshop_id: int) -> int:
    position = {"position": "0.lobby.0"}
    return client.post(f"/steer/{workshop_id}/next", data=position).status_code
