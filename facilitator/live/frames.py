"""The frames we send: a broadcast is encoded, compressed and framed once for all its recipients.

Frames: RFC 6455; their compression: RFC 7692. Each message is a raw-deflate stream of its own,
so the same bytes are right for every client. Only `connection.py` and the driver need this.
"""

import struct
import zlib

WORTH_COMPRESSING = 200  # bytes
LAST, COMPRESSED = 0x80, 0x40
CONTINUED, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
MESSAGE_END = b"\x00\x00\xff\xff"  # ends every sync flush; RFC 7692 leaves it out


class Frames:
    """Frames by message; keeps the newest, because all recipients of a broadcast get the very
    same string from engineio one after another."""

    def __init__(self) -> None:
        self._newest: dict[bool, tuple[str, bytes]] = {}

    def of(self, message: str, *, deflate: bool) -> bytes:
        newest = self._newest.get(deflate)
        if newest is None or newest[0] is not message:
            newest = message, text_frame(message, deflate=deflate)
            self._newest[deflate] = newest
        return newest[1]


def text_frame(message: str, *, deflate: bool) -> bytes:
    """One unmasked frame with this message, compressed where that pays."""
    body, first = message.encode(), LAST | TEXT
    if deflate and len(body) > WORTH_COMPRESSING:
        stream = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        flushed = stream.compress(body) + stream.flush(zlib.Z_SYNC_FLUSH)
        body, first = flushed.removesuffix(MESSAGE_END), first | COMPRESSED
    return head(first, len(body)) + body


def control_frame(kind: int, body: bytes) -> bytes:
    return head(LAST | kind, len(body)) + body


def close_frame(code: int) -> bytes:
    return control_frame(CLOSE, struct.pack("!H", code))


def head(first: int, size: int) -> bytes:
    if size < 126:
        return struct.pack("!BB", first, size)
    if size < 65536:
        return struct.pack("!BBH", first, 126, size)
    return struct.pack("!BBQ", first, 127, size)
