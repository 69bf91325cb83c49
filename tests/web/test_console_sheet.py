"""The run sheet's drawer: every press answers with the sheet as it is now."""

import pytest
from flask.testing import FlaskClient

from facilitator import House
from facilitator.store.models import Step
from tests.conftest import add_workshop, facilitator_client
from tests.screens.console_room import drive

FRAGMENT = {"HX-Request": "true"}


def kinds(house: House) -> list[str]:
    with house.database.read() as session:
        return [step.kind for step in session.query(Step).order_by(Step.workshop_id, Step.position)]


def test_steps_are_added_moved_changed_and_removed(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    sheet = f"/console/{workshop}/sheet"
    organiser.post(f"{sheet}/add", data={"kind": "pause", "minutes": "2", "place": "5"})
    organiser.post(f"{sheet}/6/move", data={"place": "2"})
    organiser.post(f"{sheet}/6/change", data={"minutes": "3", "title": "Coffee"})
    answer = organiser.post(f"{sheet}/1/remove", headers=FRAGMENT)

    assert kinds(house) == ["collect", "pause", "cluster", "vote", "results"]
    assert 'value="Coffee"' in answer.text


def test_one_more_idea_each_while_a_step_collects(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    sheet = f"/console/{workshop}/sheet"
    drive(house, workshop, "practice")
    assert "One more idea each" not in organiser.get(sheet).text
    drive(house, workshop, "writing")
    assert "One more idea each" in organiser.get(sheet).text

    for _ in range(2):  # one finger
        answer = organiser.post(f"{sheet}/ideas", data={"each": "6"}, headers=FRAGMENT)

    assert "6 ideas for each list" in answer.text
    assert 'name="each" value="7"' in answer.text


def test_minutes_that_are_no_number_are_explained(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    answer = organiser.post(
        f"/console/{workshop}/sheet/1/change", data={"minutes": "soon"}, headers=FRAGMENT
    )
    assert answer.status_code == 422
    assert "Please type the minutes as a number." in answer.text


@pytest.mark.parametrize("route", ["", "/add", "/ideas", "/1/move", "/1/change", "/1/remove"])
def test_nobody_else_finds_it(house: House, workshop: int, phone: FlaskClient, route: str) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    stranger = facilitator_client(house, other)
    method = "post" if route else "get"

    assert getattr(phone, method)(f"/console/{workshop}/sheet{route}").status_code == 303
    assert getattr(stranger, method)(f"/console/{workshop}/sheet{route}").status_code == 404
    assert kinds(house) == ["practice", "collect", "cluster", "vote", "results"] * 2
