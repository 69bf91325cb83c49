"""The private names under the driver, and what engineio does with what we put in their place."""

import inspect
from collections.abc import Callable, Iterator
from importlib.metadata import version

import engineio.socket
import gevent
import pytest
from engineio.packet import MESSAGE, Packet
from gevent import socket

from facilitator import House
from facilitator.live.connection import Connection
from facilitator.live.driver import LOOK_EVERY, Connections, Outbox
from facilitator.live.frames import Frames
from facilitator.live.handshake import acceptance, is_sound, takes_deflate
from facilitator.live.meter import Meter


def test_the_private_names_under_the_driver_are_still_there(house: House) -> None:
    assert version("python-engineio") == "4.15.1"
    assert version("python-socketio") == "5.18.1"
    engine = house.socketio.server.eio
    assert isinstance(engine.create_queue(), Outbox)
    assert engine._async["websocket"].__qualname__ == "driver.<locals>.Driver"


def test_engineio_asks_of_driver_and_queue_what_they_have() -> None:
    source = inspect.getsource(engineio.socket) + inspect.getsource(engineio.base_socket)
    calls = {
        "self.server.create_queue()": 1,
        "self.queue.get(": 2,
        "self.queue.task_done()": 2,
        "self.queue.put(": 5,
        "self.queue.join()": 1,
        "ws.wait()": 1,
        "ws.send(": 2,
        "ws.close()": 1,
        "self.server._async['websocket'](": 1,
        "self._websocket_handler, self.server)": 1,
        "packets = self.poll()": 2,
    }
    assert {call: source.count(call) for call in calls} == calls
    assert source.count("self.queue") == 11  # and no other


def test_the_writer_of_engineio_sleeps_until_the_end(house: House) -> None:
    client = engineio.socket.Socket(house.socketio.server.eio, "someone")
    client.queue.put(Packet(MESSAGE, "early"))
    client.queue.put(None)
    assert client.poll() == []


def test_the_pings_are_quick_enough(house: House) -> None:
    """Within ten seconds, from the last sign of life, on both sides."""
    engine = house.socketio.server.eio
    assert engine.ping_interval + engine.ping_timeout < 10


ASKED = {"HTTP_SEC_WEBSOCKET_VERSION": "13", "HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ=="}


def test_a_handshake_is_answered_as_the_rfc_shows() -> None:
    answer = acceptance(ASKED, deflate=True).decode().split("\r\n")
    assert answer[0] == "HTTP/1.1 101 Switching Protocols"
    assert "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in answer
    assert answer[-3:] == [
        "Sec-WebSocket-Extensions: permessage-deflate;"
        " server_no_context_takeover; client_no_context_takeover",
        "",
        "",
    ]
    assert "deflate" not in acceptance(ASKED, deflate=False).decode()


def test_only_a_sound_handshake_is_answered() -> None:
    assert is_sound(ASKED)
    assert not is_sound({**ASKED, "HTTP_SEC_WEBSOCKET_VERSION": "8"})
    assert not is_sound({**ASKED, "HTTP_SEC_WEBSOCKET_KEY": "c2hvcnQ="})
    assert not is_sound({**ASKED, "HTTP_SEC_WEBSOCKET_KEY": "no base64 at all!!"})
    assert not is_sound({})


def test_compression_is_agreed_on_where_everybody_gets_the_same_frame() -> None:
    assert takes_deflate("permessage-deflate; client_max_window_bits")
    assert takes_deflate("x-webkit-deflate-frame, permessage-deflate")
    assert not takes_deflate("permessage-deflate; server_max_window_bits=10")
    assert takes_deflate("permessage-deflate; server_max_window_bits=10, permessage-deflate")
    assert not takes_deflate("")


class Watched(Connections):
    """Knows how many greenlets look after its connections."""

    watchers = 0

    def watch(self) -> None:
        self.watchers += 1
        try:
            super().watch()
        finally:
            self.watchers -= 1


def test_however_often_somebody_comes_and_goes_one_greenlet_looks_after_all(
    opened: Callable[[], Connection],
) -> None:
    all_ = Watched(Meter())
    for _ in range(5):
        connection = opened()
        all_.add(connection)
        gevent.sleep(0)
        all_.remove(connection)
    all_.add(opened())
    gevent.sleep(0)

    assert all_.watchers == 1
    all_.open.clear()


def test_one_connection_that_cannot_be_looked_at_is_no_harm_to_the_others(
    opened: Callable[[], Connection], caplog: pytest.LogCaptureFixture
) -> None:
    all_, broken, silent = Connections(Meter()), opened(), opened()
    broken.heard, silent.heard = None, silent.heard - 60  # type: ignore[assignment]

    for each in (broken, silent):
        all_.add(each)
        gevent.sleep(0.01)
    gevent.sleep(LOOK_EVERY)

    assert not silent.is_open
    assert "a socket could not be looked after" in caplog.text
    all_.open.clear()


@pytest.fixture
def opened() -> Iterator[Callable[[], Connection]]:
    ends: list[socket.socket] = []

    def opened() -> Connection:
        ours, client = socket.socketpair()
        ends.extend((ours, client))
        return Connection(ours, Frames(), Meter(), deflate=False)

    yield opened
    for each in ends:
        each.close()
