"""Sockets of a served house: who is let in, who is sent away, and who is missed when gone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import gevent
import pytest
from flask.testing import FlaskClient
from gevent import socket
from gevent.pywsgi import WSGIServer

from facilitator import House
from facilitator.live import connection
from facilitator.simulate.browser import Browser
from facilitator.simulate.engine import PATH, Ear, listen
from facilitator.simulate.websocket import Refusal, open_websocket
from facilitator.web import cookies
from tests.conftest import ORIGIN

DEADLINES = ("SILENCE", "STALLED", "COMES_WITHIN")


@dataclass
class Visitor(Browser):
    """Comes by the address of the house, whatever port it has today."""

    port: int = 0

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), self.timeout)


@dataclass
class Door:
    house: House
    port: int
    workshop: int
    device: str

    def browser(self, **known: str) -> Browser:
        return Visitor(ORIGIN, timeout=5, cookies=known, port=self.port)

    def phone(self) -> Ear:
        return listen(self.browser(**{cookies.DEVICE: self.device}), self.auth())

    def auth(self) -> dict[str, object]:
        return {"workshop": self.workshop, "audience": "phones", "language": "en"}

    def drops(self) -> dict[str, int]:
        return dict(self.house.live.meter.drops)


@pytest.fixture
def door(house: House, workshop: int, phone: FlaskClient) -> Iterator[Door]:
    device = phone.get_cookie(cookies.DEVICE)
    assert device
    server = WSGIServer(("127.0.0.1", 0), house.app, log=None)
    server.start()
    yield Door(house, server.server_port, workshop, device.value)
    house.socketio.server.eio.shutdown()
    server.stop(1)


def left(house: House) -> bool:
    """Whether engineio, Socket.IO and our own lists know nobody any more."""
    server = house.socketio.server
    known = (
        server.eio.sockets,
        server.environ,
        server.manager.rooms,
        house.live.listeners.sockets(),
    )
    return not any(known) and house.live.meter.connections == 0


def until_left(house: House) -> None:
    with gevent.Timeout(3):
        while not left(house):
            gevent.sleep(0.02)


def test_a_phone_comes_and_goes(door: Door) -> None:
    ear = door.phone()
    assert door.house.live.listeners.count(door.workshop, "phones") == 1
    assert door.house.live.meter.connections == 1
    ear.close()
    until_left(door.house)
    assert door.drops() == {}


def test_who_is_not_admitted_does_not_stay(door: Door) -> None:
    stranger = open_websocket(door.browser(), PATH)
    stranger.send("40" + json.dumps(door.auth()))
    said = [message[:2] for message in stranger.messages()]  # until the server ends it
    stranger.close()
    assert said == ["0{", "44"]
    until_left(door.house)
    assert door.house.live.meter.refused == {"socket": 1}


def test_who_is_let_go_does_not_stay(door: Door) -> None:
    ear = door.phone()
    [sid] = door.house.live.listeners.sockets()
    door.house.socketio.server.disconnect(sid)
    assert list(ear.socket.messages()) == ["41"]  # until the server ends it
    ear.close()
    until_left(door.house)


def test_a_dead_or_idle_client_is_missed(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in DEADLINES:
        monkeypatch.setattr(connection, name, 0.2)
    ear = door.phone()
    until_left(door.house)
    stranger = open_websocket(door.browser(), PATH)
    until_left(door.house)
    ear.close()
    stranger.close()
    assert door.drops() == {"silent": 2}


def test_a_silent_flood_of_handshakes_leaves_nothing(door: Door) -> None:
    browser = door.browser()
    for headers in (
        {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "8"},
        {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
         "Sec-WebSocket-Key": "too short"},
    ):  # fmt: skip
        assert browser.request("GET", PATH, headers).status == 400
    browser.close()
    until_left(door.house)
    assert door.house.live.meter.refused == {"handshake": 2}


def test_a_full_house_says_so(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.live.driver.MOST_CONNECTIONS", 1)
    ear = door.phone()
    with pytest.raises(Refusal):
        door.phone()
    ear.close()
    until_left(door.house)
    assert door.house.live.meter.refused == {"full": 1}


def test_a_broadcast_reaches_every_socket_of_its_room(door: Door) -> None:
    ears = [door.phone() for _ in range(3)]
    door.house.live.touch(door.workshop, {"phone-top"})
    door.house.live.flush()
    heard = [next(ear.events()) for ear in ears]
    assert [event.name for event in heard] == ["panels"] * 3
    assert len({json.dumps(event.value) for event in heard}) == 1
    for ear in ears:
        ear.close()
    until_left(door.house)
