"""The projector's page: its QR code, its link, and who gets the bar."""

import re

import pytest
from flask.testing import FlaskClient

from facilitator import House
from facilitator.operations.projector import choose_address
from facilitator.store.models import ProjectorLink, Workshop
from facilitator.web import cookies, qr
from tests.conftest import NOW, browser, facilitator_client

HOTEL, HOTSPOT = "http://192.168.1.20:8000", "http://10.0.0.7:8000"


@pytest.fixture
def desk(house: House, workshop: int) -> FlaskClient:
    return facilitator_client(house, workshop)


@pytest.fixture
def two_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.web.invitation.public_addresses", lambda _: [HOTEL, HOTSPOT])


def codes(page: str) -> list[str]:
    """What the QR codes on the slide are drawn from."""
    slide, _ = page.split('id="projector-foot"')
    return re.findall(r'stroke="#000" d="([^"]+)"', slide)


def drawn(address: str) -> list[str]:
    return [qr.picture(f"{address}/J/7KD4MR".upper()).path]


def test_the_code_leads_to_the_best_address_until_one_is_chosen(
    house: House, workshop: int, desk: FlaskClient, two_networks: None
) -> None:
    assert codes(desk.get(f"/projector/{workshop}").text) == drawn(HOTEL)
    house.live.perform(choose_address, workshop, address=HOTSPOT)
    assert codes(desk.get(f"/projector/{workshop}").text) == drawn(HOTSPOT)


def test_a_chosen_address_that_is_gone_gives_way(
    house: House, workshop: int, desk: FlaskClient, two_networks: None
) -> None:
    house.live.perform(choose_address, workshop, address="http://172.16.3.4:8000")
    assert codes(desk.get(f"/projector/{workshop}").text) == drawn(HOTEL)


@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host", "Forwarded", "X-Forwarded-Proto"])
def test_the_request_cannot_bend_the_code(
    workshop: int, desk: FlaskClient, two_networks: None, header: str
) -> None:
    signed_in = desk.get_cookie(cookies.DESK)
    assert signed_in
    desk.set_cookie(cookies.DESK, signed_in.value, domain="evil.example")
    page = desk.get(f"/projector/{workshop}", headers={header: "evil.example"})
    assert (codes(page.text), "evil.example" in page.text) == (drawn(HOTEL), False)


def test_without_an_address_the_wall_says_so_and_shows_no_code(
    workshop: int, desk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "facilitator.web.invitation.public_addresses", lambda _: ["http://127.0.0.1:8000"]
    )
    page = desk.get(f"/projector/{workshop}").text
    assert codes(page) == []
    assert "Phones can’t reach this computer yet" in page


def test_the_wall_speaks_the_language_of_the_session(
    house: House, workshop: int, desk: FlaskClient
) -> None:
    def in_german(session: object) -> None:
        session.get(Workshop, workshop).language = "de"  # type: ignore[attr-defined]

    house.database.write(in_german)
    page = desk.get(f"/projector/{workshop}", headers={"Accept-Language": "da"}).text
    assert '<html lang="de" data-theme="light">' in page


def test_a_link_watches_and_gets_no_bar(house: House, workshop: int, desk: FlaskClient) -> None:
    link = ProjectorLink(
        workshop_id=workshop, token_hash=cookies.token_hash("the-link"), created_at=NOW
    )
    house.database.write(lambda session: session.add(link))
    watcher = browser(house)

    assert watcher.get("/p/the-link").location == f"/projector/{workshop}"
    assert 'id="projector-bar"' not in watcher.get(f"/projector/{workshop}").text
    assert 'id="projector-bar"' in desk.get(f"/projector/{workshop}").text
