"""Our WebSocket driver under python-engineio, in place of simple-websocket.

simple-websocket calls `send()` once, which under gevent cuts a slow reader's stream short; it
compresses for each recipient again, and unpacks what a stranger sends without a cap. engineio
keeps an endless queue for each client, and a greenlet that wakes for each packet in it. Here a
packet goes straight to the connection (`connection.py`), whose line has an end.

The names that are replaced are private: the version is pinned and a test holds it.
"""

import logging
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

import gevent
from flask_socketio import SocketIO
from gevent.event import Event
from gevent.queue import Empty

from facilitator.live.connection import Connection
from facilitator.live.frames import Frames
from facilitator.live.handshake import acceptance, is_sound, takes_deflate
from facilitator.live.meter import Meter

PING_EVERY, PONG_WITHIN = 5, 4  # seconds: whoever is cut off, either side, knows it within nine
LOOK_EVERY = 0.5  # seconds
MOST_CONNECTIONS = 5000  # of one process
GOODBYES = ("41", "44")  # Socket.IO's: disconnected, not admitted. Nobody stays after them

log = logging.getLogger(__name__)

StartResponse = Callable[[str, list[tuple[str, str]]], object]


def install(socketio: SocketIO, meter: Meter) -> None:
    """Put the driver under this server."""
    engine = socketio.server.eio
    engine._async = {
        **engine._async,
        "queue": Outbox,
        "websocket": driver(Connections(meter)),
    }
    socketio.server._send_eio_packet = sender(engine.sockets)


def sender(clients: dict[str, Any]) -> Callable[[str, Any], None]:
    """What a broadcast does for each recipient, without what engineio adds to it: there pings are
    timed and two lines of log weighed for every packet."""

    def send(client_id: str, packet: Any) -> None:
        client = clients.get(client_id)
        if client is not None and not client.closed:
            client.queue.put(packet)

    return send


class Connections:
    """All that are open; one greenlet looks twice a second for those that are overdue."""

    def __init__(self, meter: Meter) -> None:
        self.meter, self.frames = meter, Frames()
        self.open: set[Connection] = set()
        self._watcher: gevent.Greenlet | None = None

    def add(self, connection: Connection) -> None:
        self.open.add(connection)
        if not self._watcher:  # nor one that has ended
            self._watcher = gevent.spawn(self.watch)
        self.meter.connections = len(self.open)

    def remove(self, connection: Connection) -> None:
        self.open.discard(connection)
        self.meter.connections = len(self.open)

    def watch(self) -> None:
        while self.open:
            now = monotonic()
            for connection in list(self.open):
                self.look_at(connection, now)
            gevent.sleep(LOOK_EVERY)

    def look_at(self, connection: Connection, now: float) -> None:
        try:
            if reason := connection.overdue(now):
                connection.drop(reason)
        except Exception:
            log.exception("a socket could not be looked after")


class Outbox:
    """engineio's queue of one client: it passes on at once what is put in, and holds only what
    came before the connection was open. Whoever gets from it waits for the end."""

    def __init__(self) -> None:
        self._early: list[Any] = []
        self._connection: Connection | None = None
        self._ended = Event()

    def open(self, connection: Connection) -> None:
        self._connection, early = connection, self._early
        self._early = []
        for packet in early:
            connection.send(packet.encode())

    def put(self, packet: Any) -> None:
        if packet is None:
            self._ended.set()
        elif self._connection is None:
            self._early.append(packet)
        else:
            said = packet.encode()
            self._connection.send(said)
            if said.startswith(GOODBYES):
                self._connection.close()

    def get(self, block: bool = True, timeout: float | None = None) -> None:
        if not block:
            raise Empty
        self._ended.wait()

    def task_done(self) -> None:
        """Nothing is kept, so nothing is under way."""

    def join(self) -> None:
        """Nor has anybody to wait for it."""


def driver(all_: Connections) -> type:
    meter = all_.meter

    class Driver:
        """What engineio holds of one client; `handler` is its greenlet's work."""

        connection: Connection

        def __init__(self, handler: Any, _server: object) -> None:
            self.handler = handler

        def __call__(
            self, environ: dict[str, Any], start_response: StartResponse
        ) -> Iterable[bytes]:
            if not is_sound(environ):
                return self.refuse("handshake", "400 Bad Request", start_response)
            if len(all_.open) >= MOST_CONNECTIONS:
                return self.refuse("full", "503 Service Unavailable", start_response)
            return self.converse(environ)

        def converse(self, environ: dict[str, Any]) -> Iterable[bytes]:
            deflate = takes_deflate(environ.get("HTTP_SEC_WEBSOCKET_EXTENSIONS") or "")
            sock = socket_of(environ)
            self.connection = Connection(sock, all_.frames, meter, deflate=deflate)
            self.connection.write(acceptance(environ, deflate=deflate))
            self.handler.__self__.queue.open(self.connection)
            all_.add(self.connection)
            try:
                answer: Iterable[bytes] = self.handler(self)
            finally:
                all_.remove(self.connection)
                self.connection.hang_up()
            if "gunicorn.socket" in environ:
                raise StopIteration  # as gunicorn wants to hear that there is no answer
            return answer

        def refuse(self, why: str, status: str, start_response: StartResponse) -> list[bytes]:
            meter.refused[why] += 1
            self.handler.__self__.close(wait=False, abort=True)
            start_response(status, [("Content-Type", "text/plain"), ("Connection", "close")])
            return [status.encode()]

        def wait(self) -> str | None:
            return self.connection.receive()

        def send(self, message: str) -> None:
            self.connection.send(message)

        def close(self) -> None:
            self.connection.close()

    return Driver


def socket_of(environ: dict[str, Any]) -> Any:
    """The socket under a request, as each server gives it. It stays the server's to close."""
    if "gunicorn.socket" in environ:
        return environ["gunicorn.socket"]
    stream = environ["wsgi.input"]
    return getattr(stream, "rfile", stream).raw._sock
