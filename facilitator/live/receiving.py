"""What a client may send: whole text messages, capped while they arrive, before they are put
together or unpacked. Only `connection.py` needs this.

A frame's length is read before its bytes are taken, so one huge frame ends at its head, many
small ones when their sum is too large, and a compressed one at the cap of what comes out of it.
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from facilitator.live.frames import (
    BINARY,
    CLOSE,
    COMPRESSED,
    CONTINUED,
    LAST,
    MESSAGE_END,
    PING,
    PONG,
    TEXT,
)

LARGEST_MESSAGE = 64_000  # bytes of one message from a client
AT_ONCE = 4096  # bytes asked of the socket
LARGEST_CONTROL = 125
KINDS = {CONTINUED, TEXT, BINARY, CLOSE, PING, PONG}

# Why a connection ends, as RFC 6455 numbers it.
PROTOCOL_ERROR, UNSUPPORTED, BAD_TEXT, TOO_BIG = 1002, 1003, 1007, 1009


class Broken(Exception):
    """The client sent what no page of ours sends; `code` says which rule that breaks."""

    def __init__(self, code: int) -> None:
        super().__init__(f"closed with {code}")
        self.code = code


class Gone(Exception):
    """The client said goodbye, or its line ended."""


class Frame(NamedTuple):
    last: bool
    compressed: bool
    kind: int
    body: bytes


@dataclass
class Receiver:
    """Messages out of the bytes of one client.

    `more(n)` gives at most n further bytes, none at the end; `allow()` returns when the client may
    send a further frame; `answer(kind, body)` sends a control frame.
    """

    more: Callable[[int], bytes]
    allow: Callable[[], None]
    answer: Callable[[int, bytes], None]
    deflate: bool
    buffer: bytes = b""

    def message(self) -> str:
        """The next whole message. Raises Broken or Gone."""
        body, compressed, begun = bytearray(), False, False
        while True:
            self.allow()
            frame = self.frame(LARGEST_MESSAGE - len(body))
            if frame.kind >= CLOSE:
                self.heed(frame)
                continue
            if begun != (frame.kind == CONTINUED):
                raise Broken(PROTOCOL_ERROR)
            if frame.kind == BINARY:
                raise Broken(UNSUPPORTED)
            begun, compressed = True, compressed or frame.compressed
            body += frame.body
            if frame.last:
                return text(unpacked(body) if compressed else bytes(body))

    def heed(self, frame: Frame) -> None:
        if frame.kind == CLOSE:
            self.answer(CLOSE, frame.body[:2])
            raise Gone
        if frame.kind == PING:
            self.answer(PONG, frame.body)

    def frame(self, room: int) -> Frame:
        """The next frame, if it is well made and no longer than `room`."""
        first, second = self.exactly(2)
        last, kind = bool(first & LAST), first & 0x0F
        compressed = bool(first & COMPRESSED)
        may_be_compressed = self.deflate and kind in (TEXT, BINARY)
        masked = second & 0x80
        if first & 0x30 or kind not in KINDS or not masked:
            raise Broken(PROTOCOL_ERROR)
        if compressed and not may_be_compressed:
            raise Broken(PROTOCOL_ERROR)
        size = self.size(second & 0x7F)
        if kind >= CLOSE and (size > LARGEST_CONTROL or not last):
            raise Broken(PROTOCOL_ERROR)
        if size > room and kind < CLOSE:
            raise Broken(TOO_BIG)
        mask = self.exactly(4)
        return Frame(last, compressed, kind, unmasked(self.exactly(size), mask))

    def size(self, short: int) -> int:
        """The length; one that could be said shorter is against the rules."""
        if short < 126:
            return short
        least, form, count = (126, "!H", 2) if short == 126 else (65536, "!Q", 8)
        size: int = struct.unpack(form, self.exactly(count))[0]
        if size < least:
            raise Broken(PROTOCOL_ERROR)
        return size

    def exactly(self, count: int) -> bytes:
        parts, missing = [self.buffer], count - len(self.buffer)
        while missing > 0:
            part = self.more(AT_ONCE)
            if not part:
                raise Gone
            parts.append(part)
            missing -= len(part)
        arrived = b"".join(parts) if len(parts) > 1 else self.buffer
        self.buffer = arrived[count:]
        return arrived[:count]


def unmasked(body: bytes, mask: bytes) -> bytes:
    size = len(body)
    stream = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(body, "big") ^ int.from_bytes(stream, "big")).to_bytes(size, "big")


def unpacked(body: bytearray) -> bytes:
    """What was compressed, if it is no longer than a message may be: no more is unpacked."""
    try:
        found = zlib.decompressobj(-zlib.MAX_WBITS).decompress(
            bytes(body) + MESSAGE_END, LARGEST_MESSAGE + 1
        )
    except zlib.error as error:
        raise Broken(BAD_TEXT) from error
    if len(found) > LARGEST_MESSAGE:
        raise Broken(TOO_BIG)
    return found


def text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Broken(BAD_TEXT) from error
