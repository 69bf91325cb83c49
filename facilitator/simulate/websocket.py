"""The WebSocket protocol (RFC 6455) with permessage-deflate (RFC 7692), as a browser offers it."""

import base64
import hashlib
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from os import urandom

from facilitator.simulate.browser import Browser, Line, read_head

OFFER = "permessage-deflate; client_max_window_bits"
MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TAIL = b"\x00\x00\xff\xff"  # a message ends in an empty block whose last bytes are left out
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Refusal(Exception):
    """The server answered the handshake with something else than a WebSocket."""


@dataclass
class WebSocket:
    """An open socket. Messages are read by one greenlet and written by any."""

    line: Line
    inflate: "Inflate"

    def send(self, text: str) -> None:
        self.line.sock.sendall(masked(TEXT, text.encode()))

    def messages(self) -> Iterator[str]:
        """Text messages until the server closes."""
        while True:
            opcode, packed, payload = read_message(self)
            if opcode == CLOSE:
                return
            yield self.inflate(payload) if packed else payload.decode()

    def close(self) -> None:
        with suppress(OSError):  # the other side may have been faster
            self.line.sock.sendall(masked(CLOSE, struct.pack("!H", 1000)))
        self.line.sock.close()


def open_websocket(browser: Browser, path: str) -> WebSocket:
    """A second connection of this browser, upgraded. Bytes are counted in its own line."""
    key = base64.b64encode(urandom(16)).decode()
    line = Line(browser.connect())
    asked = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Origin": browser.origin,
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": key,
        "Sec-WebSocket-Extensions": OFFER,
    }
    try:
        line.sock.sendall(browser.head("GET", path, asked))
        status, headers = read_head(line)
        if status != 101 or headers.get("sec-websocket-accept") != acceptance(key):
            raise Refusal(f"the socket was refused with {status}")
    except BaseException:  # also when its greenlet is told to leave meanwhile
        line.sock.close()
        raise
    line.sock.settimeout(None)
    return WebSocket(line, inflater(headers))


def acceptance(key: str) -> str:
    digest = hashlib.sha1((key + MAGIC).encode(), usedforsecurity=False).digest()
    return base64.b64encode(digest).decode()


def masked(opcode: int, payload: bytes) -> bytes:
    """One whole frame from a client, not compressed: browsers send short messages so as well."""
    size, mask = len(payload), urandom(4)
    if size < 126:
        head = struct.pack("!BB", 0x80 | opcode, 0x80 | size)
    else:
        head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size)
    stream = (mask * (size // 4 + 1))[:size]
    hidden = int.from_bytes(payload, "big") ^ int.from_bytes(stream, "big")
    return head + mask + hidden.to_bytes(size, "big")


def read_message(socket: WebSocket) -> tuple[int, bool, bytes]:
    """Opcode, whether it is compressed, payload. Answers pings on the way."""
    kind, packed = 0, False
    parts: list[bytes] = []
    while True:
        final, compressed, opcode, payload = read_frame(socket.line)
        if opcode == PING:
            socket.line.sock.sendall(masked(PONG, payload))
        elif opcode == CLOSE:
            return CLOSE, False, payload
        elif opcode != PONG:
            kind, packed = (opcode, compressed) if not parts else (kind, packed)
            parts.append(payload)
            if final:
                return kind, packed, b"".join(parts) if len(parts) > 1 else payload


def read_frame(line: Line) -> tuple[bool, bool, int, bytes]:
    first, second = line.exactly(2)
    size = second & 0x7F
    if size == 126:
        (size,) = struct.unpack("!H", line.exactly(2))
    elif size == 127:
        (size,) = struct.unpack("!Q", line.exactly(8))
    return bool(first & 0x80), bool(first & 0x40), first & 0x0F, line.exactly(size)


class Inflate:
    """Unpacks compressed messages that may refer back to earlier ones."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(-zlib.MAX_WBITS)

    def __call__(self, payload: bytes) -> str:
        return self._stream.decompress(payload + TAIL).decode()


class InflateAlone(Inflate):
    """Unpacks messages that stand alone: the same bytes for a whole room are unpacked once."""

    def __init__(self) -> None:
        pass

    def __call__(self, payload: bytes) -> str:
        return inflated_alone(payload)


@lru_cache(maxsize=64)
def inflated_alone(payload: bytes) -> str:
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(payload + TAIL).decode()


def inflater(headers: Mapping[str, str]) -> Inflate:
    agreed = headers.get("sec-websocket-extensions", "")
    return InflateAlone() if "server_no_context_takeover" in agreed else Inflate()
