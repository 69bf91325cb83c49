"""The other screens from the console: preview, links, files, paper, the theme team."""

import re

import pytest
from flask.testing import FlaskClient

from facilitator import House
from facilitator.store.models import Participant, ProjectorLink
from tests.conftest import add_workshop, browser, facilitator_client
from tests.screens.console_room import drive, idea, person, topic

FRAGMENT = {"HX-Request": "true"}
STAGES = ["lobby", "practice", "writing", "drafting", "sorting", "accepted", "voting", "counted"]


def test_the_preview_of_a_phone_shows_every_stage_and_can_send_nothing(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    def fill(session) -> None:  # type: ignore[no-untyped-def]
        author = person(session, workshop, "Fjordby Kommune")
        cards = [idea(session, workshop, f"Moss {n}", author_id=author) for n in range(2)]
        topic(session, workshop, 0, "Green roofs", *cards)

    house.database.write(fill)
    for stage in [*STAGES, "revealed", "agreed"]:
        drive(house, workshop, stage)
        answer = organiser.get(f"/console/{workshop}/phone")
        policy = answer.headers["Content-Security-Policy"]
        assert answer.status_code == 200, stage
        assert "form-action 'none'" in policy
        assert "script-src" not in policy
        assert "<body inert" in answer.text
        assert "<script" not in answer.text


def test_a_projector_link_is_shown_once_and_opens_the_projector_until_revoked(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    made = organiser.post(f"/console/{workshop}/projectors", headers=FRAGMENT).text
    [token] = re.findall(r"/p/([\w-]+)", made)
    assert token not in organiser.get(f"/console/{workshop}/projectors", headers=FRAGMENT).text

    other_machine = browser(house)
    assert other_machine.get(f"/p/{token}").location == f"/projector/{workshop}"
    assert other_machine.get(f"/projector/{workshop}").status_code == 200

    organiser.post(f"/console/{workshop}/projectors/1/revoke", headers=FRAGMENT)
    assert other_machine.get(f"/projector/{workshop}").status_code != 200
    assert browser(house).get(f"/p/{token}").status_code == 404


def test_the_link_of_another_session_cannot_be_revoked(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    organiser.post(f"/console/{workshop}/projectors")
    assert organiser.post(f"/console/{other}/projectors/1/revoke").status_code == 404
    with house.database.read() as session:
        assert session.get_one(ProjectorLink, 1).revoked_at is None


def test_the_theme_team_is_picked_by_phone_and_let_go(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    def come(session) -> None:  # type: ignore[no-untyped-def]
        for name in ("Ada", "Bo"):
            one = session.get_one(Participant, person(session, workshop, "Fjordby Kommune"))
            one.name = name

    house.database.write(come)
    picked = organiser.post(f"/console/{workshop}/team/2/pick", headers=FRAGMENT).text
    assert "Fjordby Kommune, phone 2" in picked
    assert "Bo" not in picked
    assert drafters(house) == [2]

    organiser.post(f"/console/{workshop}/team/2/let-go")
    assert drafters(house) == []


def drafters(house: House) -> list[int]:
    with house.database.read() as session:
        team = session.query(Participant).filter(Participant.theme_team_since.is_not(None))
        return [one.id for one in team]


GETS = [
    "preview",
    "phone",
    "remote",
    "projectors",
    "minutes",
    "paper",
    "paper/ideas",
    "paper/ballots",
    "paper/hands",
    "team",
]
POSTS = ["projectors", "projectors/1/revoke", "team/1/pick", "team/1/let-go"]


@pytest.mark.parametrize("route", [*GETS, "seeds", "sheet", "links"])
def test_drawers_open(house: House, workshop: int, organiser: FlaskClient, route: str) -> None:
    assert organiser.get(f"/console/{workshop}/{route}").status_code == 200
    assert organiser.get(f"/console/{workshop}/{route}", headers=FRAGMENT).status_code == 200


@pytest.mark.parametrize(
    ("method", "route"),
    [*(("get", route) for route in GETS), *(("post", route) for route in POSTS)],
)
def test_nobody_else_finds_it(
    house: House, workshop: int, phone: FlaskClient, method: str, route: str
) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    stranger = facilitator_client(house, other)

    assert getattr(phone, method)(f"/console/{workshop}/{route}").status_code == 303
    assert getattr(stranger, method)(f"/console/{workshop}/{route}").status_code == 404
