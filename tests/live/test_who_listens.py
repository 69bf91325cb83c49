"""Each secret opens only its own door: every message of a socket, for each role.

A message without a row fails.
"""

import pytest
from flask_socketio.test_client import SocketIOTestClient

from facilitator import House
from tests.conftest import ORIGIN
from tests.rights_room import ROLES, furnish, knocking

HEARS = {
    "phones": ("participant",),
    "projector": ("projector", "facilitator", "organiser"),
    "console": ("facilitator", "organiser"),
    "nonsense": (),
}
MAY_SAY = {"typing": ("participant",)}
OF_THE_WIRE = {"connect", "disconnect"}


def listen(house: House, role: str, audience: str) -> SocketIOTestClient:
    return connect(house, role, {"workshop": 1, "audience": audience, "language": "en"})


def connect(house: House, role: str, auth: dict[str, object]) -> SocketIOTestClient:
    client, headers = knocking(house, role), {"Origin": ORIGIN}
    return house.socketio.test_client(
        house.app, flask_test_client=client, auth=auth, headers=headers
    )


def test_every_message_of_a_socket_has_a_row(house: House) -> None:
    assert set(house.socketio.server.handlers["/"]) == OF_THE_WIRE | set(MAY_SAY)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_listen_and_who_may_say_what(house: House, role: str) -> None:
    furnish(house)
    sockets = {audience: listen(house, role, audience) for audience in HEARS}
    hears = {audience for audience, socket in sockets.items() if socket.is_connected()}
    assert hears == {audience for audience, roles in HEARS.items() if role in roles}

    for audience in hears:
        sockets[audience].emit("typing")
    writing = house.live.shown.watch(1).typing
    assert bool(writing) == (role in MAY_SAY["typing"])
    for auth in (
        {},
        {"workshop": "1", "audience": "phones"},
        {"workshop": 2, "audience": "phones"},
    ):
        other = connect(house, role, auth)
        assert other.is_connected() == (role == "other participant" and auth.get("workshop") == 2)
