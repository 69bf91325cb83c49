"""Frames as in the RFCs, and messages that refer back to earlier ones."""

import zlib

import pytest
from gevent import socket

from facilitator.simulate.browser import Hangup, Line
from facilitator.simulate.websocket import (
    TEXT,
    Inflate,
    WebSocket,
    acceptance,
    inflater,
    masked,
    read_frame,
)


def heard(data: bytes, inflate: Inflate | None = None) -> list[str]:
    server, client = socket.socketpair()
    with server, client:
        server.sendall(data + b"\x88\x02\x03\xe8")
        return list(WebSocket(Line(client), inflate or Inflate()).messages())


def unmasked(frame: bytes) -> bytes:
    server, client = socket.socketpair()
    with server, client:
        server.sendall(frame)
        line = Line(client)
        size = line.exactly(2)[1] & 0x7F
        if size == 126:
            size = int.from_bytes(line.exactly(2), "big")
        mask = line.exactly(4)
        return bytes(byte ^ mask[i % 4] for i, byte in enumerate(line.exactly(size)))


def test_the_handshake_key_is_answered_as_in_the_rfc() -> None:
    assert acceptance("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="


def test_texts_arrive_whole_in_one_frame_or_in_several() -> None:
    assert heard(b"\x81\x05Hello" + b"\x01\x03Hel" + b"\x80\x02lo") == ["Hello", "Hello"]


def test_compressed_messages_of_the_rfc_are_read_with_and_without_memory() -> None:
    first = b"\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00"
    referring_back = b"\xc1\x05\xf2\x00\x11\x00\x00"

    assert heard(first + referring_back) == ["Hello", "Hello"]
    alone = inflater({"sec-websocket-extensions": "permessage-deflate; server_no_context_takeover"})
    assert heard(first + first, alone) == ["Hello", "Hello"]


def test_long_messages_are_read() -> None:
    text = "Möglichkeiten " * 5_000
    packer = zlib.compressobj(0, wbits=-zlib.MAX_WBITS)
    packed = (packer.compress(text.encode()) + packer.flush(zlib.Z_SYNC_FLUSH))[:-4]

    assert heard(b"\xc1\x7f" + len(packed).to_bytes(8, "big") + packed) == [text]


def test_what_a_client_sends_is_masked() -> None:
    assert unmasked(masked(TEXT, b"Hello")) == b"Hello"
    assert unmasked(masked(TEXT, b"Hello" * 100)) == b"Hello" * 100


def test_a_line_that_breaks_says_so() -> None:
    server, client = socket.socketpair()
    server.sendall(b"\x81\x05Hel")
    server.close()

    with client, pytest.raises(Hangup):
        read_frame(Line(client))
