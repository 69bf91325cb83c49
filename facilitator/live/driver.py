"""Our WebSocket driver under python-engineio: whole writes, a cap on what comes in, and a
broadcast that is encoded, compressed and framed once for all its recipients.

simple-websocket calls `send()` once, which under gevent cuts a slow reader's stream short; it
compresses for each recipient again; and engineio checks a message's size after it was put
together. Frames: RFC 6455; their compression: RFC 7692. A fresh raw-deflate stream per message
is valid under any context a browser negotiates.
"""

import struct
import zlib
from collections.abc import Callable, Iterable
from typing import Any

import simple_websocket
from flask_socketio import SocketIO
from gevent.lock import RLock
from simple_websocket.errors import ConnectionClosed

WORTH_COMPRESSING = 200  # bytes
LARGEST_MESSAGE = 64_000  # bytes of one message from a client
TEXT, BINARY, COMPRESSED = 0x81, 0x82, 0x40
MESSAGE_END = 4  # bytes of every sync flush that RFC 7692 leaves out


class WholeWrites:
    """A socket whose send() sends everything, one writer at a time."""

    def __init__(self, sock: Any) -> None:
        self._sock, self._lock = sock, RLock()

    def send(self, data: bytes) -> int:
        with self._lock:
            self._sock.sendall(data)
        return len(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class Frames:
    """Frames by message; keeps the newest, because all recipients of a broadcast get the very
    same string from engineio one after another."""

    def __init__(self) -> None:
        self._newest: dict[bool, tuple[str | bytes, bytes]] = {}

    def of(self, message: str | bytes, *, deflate: bool) -> bytes:
        newest = self._newest.get(deflate)
        if newest is None or newest[0] is not message:
            newest = message, frame(message, deflate=deflate)
            self._newest[deflate] = newest
        return newest[1]


def frame(message: str | bytes, *, deflate: bool) -> bytes:
    """One unmasked frame with this message, compressed where that pays."""
    first = BINARY if isinstance(message, bytes) else TEXT
    body = message if isinstance(message, bytes) else message.encode()
    if deflate and len(body) > WORTH_COMPRESSING:
        stream = zlib.compressobj(6, zlib.DEFLATED, -15)
        body = (stream.compress(body) + stream.flush(zlib.Z_SYNC_FLUSH))[:-MESSAGE_END]
        first |= COMPRESSED
    return head(first, len(body)) + body


def head(first: int, size: int) -> bytes:
    if size < 126:
        return struct.pack("!BB", first, size)
    if size < 65536:
        return struct.pack("!BBH", first, 126, size)
    return struct.pack("!BBQ", first, 127, size)


class Connection(simple_websocket.Server):  # type: ignore[misc]
    """A client's WebSocket. `deflate` says whether it takes compressed frames."""

    sock: Any
    deflate = False
    frames = Frames()

    def handshake(self) -> None:
        self.sock = WholeWrites(self.sock)
        super().handshake()

    def send(self, data: str | bytes) -> None:
        if not self.connected:
            raise ConnectionClosed(self.close_reason, self.close_message)
        self.sock.send(self.frames.of(data, deflate=self.deflate))


def install(socketio: SocketIO) -> None:
    """Put the driver under this server. The name it replaces is private: the version is pinned
    and a test holds it."""
    engine = socketio.server.eio
    engine._async = {**engine._async, "websocket": driver(engine._async["websocket"])}


def driver(base: type) -> type:
    class Driver(base):  # type: ignore[misc]
        def __call__(
            self, environ: dict[str, Any], start_response: Callable[..., Any]
        ) -> Iterable[bytes]:
            offered = environ.get("HTTP_SEC_WEBSOCKET_EXTENSIONS") or ""
            self.ws = Connection(environ, max_message_size=LARGEST_MESSAGE, **self.server_args)
            self.ws.deflate = "permessage-deflate" in offered
            answer: Iterable[bytes] = self.app(self)
            if self.ws.mode == "gunicorn":
                raise StopIteration
            return answer

        def send(self, message: str | bytes) -> None:
            try:
                self.ws.send(message)
            except ConnectionClosed as closed:
                raise OSError from closed

    return Driver
