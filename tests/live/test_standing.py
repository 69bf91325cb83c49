"""Revoked means now: who may not listen any more is cut off, and nobody else is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from flask_socketio.test_client import SocketIOTestClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.changes import Fact
from facilitator.operations import access, accounts, removing, workshops
from facilitator.operations.projector_links import make_projector_link, revoke_projector_link
from facilitator.store.models import SignIn
from facilitator.web import cookies
from tests.conftest import NOW, ORIGIN, browser, facilitator_client, join

AUDIENCES = {"phone": "phones", "wall": "projector", "finn": "console", "ada": "console"}
Sockets = dict[str, SocketIOTestClient]


@pytest.fixture
def sockets(house: House, workshop: int, organiser: FlaskClient) -> Sockets:
    """A phone, a projector by its link, a facilitator's console and an organiser's."""
    hashed = cookies.token_hash("the-link")
    house.live.perform(make_projector_link, workshop, token_hash=hashed, by_id=None)
    wall = browser(house)
    wall.set_cookie(cookies.wall(workshop), "the-link")
    browsers = {
        "phone": join(house, "Fjordby Kommune"),
        "wall": wall,
        "finn": facilitator_client(house, workshop),
        "ada": organiser,
    }
    return {who: listen(house, workshop, each, AUDIENCES[who]) for who, each in browsers.items()}


def listen(house: House, workshop: int, client: FlaskClient, audience: str) -> SocketIOTestClient:
    auth = {"workshop": workshop, "audience": audience, "language": "en"}
    return house.socketio.test_client(
        house.app, flask_test_client=client, auth=auth, headers={"Origin": ORIGIN}
    )


def connected(sockets: Sockets) -> set[str]:
    return {who for who, socket in sockets.items() if socket.is_connected()}


def sign_out(house: House) -> list[Fact]:
    """Ada is account 1, Finn account 2; each has one sign-in."""
    return list(house.live.perform(accounts.end_sign_in, account_id=1, sign_in_id=1))


def remove_finn(house: House) -> list[Fact]:
    return list(house.live.perform(access.remove_facilitator, 1, account_id=2))


def revoke_link(house: House) -> list[Fact]:
    return list(house.live.perform(revoke_projector_link, 1, link_id=1))


def remove_phone(house: House) -> list[Fact]:
    return list(house.live.perform(removing.remove_phone, 1, participant=1, by_id=None))


def clear_rehearsal(house: House) -> list[Fact]:
    return list(house.live.perform(workshops.clear_rehearsal, 1))


def delete_session(house: House) -> list[Fact]:
    return list(house.live.perform(workshops.delete_workshop, 1))


def change_nothing(house: House) -> list[Fact]:
    house.live.let_go()
    return []


@pytest.mark.parametrize(
    ("deed", "gone"),
    [
        (change_nothing, set()),
        (sign_out, {"ada"}),
        (remove_finn, {"finn"}),
        (revoke_link, {"wall"}),
        (remove_phone, {"phone"}),
        (clear_rehearsal, {"phone"}),
        (delete_session, {"phone", "wall", "finn", "ada"}),
    ],
)
def test_what_is_taken_away_is_taken_from_the_socket_at_once(
    house: House, sockets: Sockets, deed: Callable[[House], list[Fact]], gone: set[str]
) -> None:
    assert connected(sockets) == set(AUDIENCES)
    deed(house)
    assert connected(sockets) == set(AUDIENCES) - gone
    assert len(house.live.listeners.sockets()) == len(AUDIENCES) - len(gone)


def test_a_sign_in_that_ran_out_is_found_by_the_heartbeat(house: House, sockets: Sockets) -> None:
    def expire(session: Session) -> None:
        session.execute(update(SignIn).values(expires_at=NOW - timedelta(days=1)))

    house.database.write(expire)
    house.live.let_go()
    assert connected(sockets) == {"phone", "wall"}


def test_a_socket_that_was_cut_off_is_not_let_in_again(
    house: House, workshop: int, sockets: Sockets, organiser: FlaskClient
) -> None:
    sign_out(house)
    assert not listen(house, workshop, organiser, "console").is_connected()
