"""What a client may send, frame by frame; and how little of the rest is even read."""

import struct
import tracemalloc
import zlib

import pytest

from facilitator.live.receiving import LARGEST_MESSAGE, Broken, Gone, Receiver
from facilitator.simulate.websocket import masked

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


class Wire:
    """Bytes that a client has sent, and the control frames that it was answered with."""

    def __init__(self, sent: bytes, deflate: bool = True) -> None:
        self.sent, self.read, self.frames = sent, 0, 0
        self.answers: list[tuple[int, bytes]] = []
        self.receiver = Receiver(self.more, self.count, self.answer, deflate)

    def more(self, most: int) -> bytes:
        part = self.sent[self.read : self.read + most]
        self.read += len(part)
        return part

    def count(self) -> None:
        self.frames += 1

    def answer(self, kind: int, body: bytes) -> None:
        self.answers.append((kind, body))

    def messages(self) -> list[str]:
        found = []
        try:
            while True:
                found.append(self.receiver.message())
        except Gone:
            return found


def piece(kind: int, body: bytes, *, last: bool = False, compressed: bool = False) -> bytes:
    """A masked frame that is not whole, or compressed."""
    whole = masked(kind, body)
    return bytes([kind | (0x80 if last else 0) | (0x40 if compressed else 0)]) + whole[1:]


def packed(text: bytes) -> bytes:
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return (stream.compress(text) + stream.flush(zlib.Z_SYNC_FLUSH))[:-4]


def test_messages_come_whole_however_they_were_cut() -> None:
    wire = Wire(
        masked(TEXT, b"one")
        + piece(TEXT, "Gr\u00f8n".encode()[:3])
        + masked(PING, b"still there?")
        + piece(0, "Gr\u00f8n".encode()[3:])
        + piece(0, b"!", last=True)
        + piece(TEXT, packed(b"long " * 300)[:7], compressed=True)
        + piece(0, packed(b"long " * 300)[7:], last=True)
        + masked(TEXT, b"x" * 300)
    )
    assert wire.messages() == ["one", "Gr\u00f8n!", "long " * 300, "x" * 300]
    assert wire.answers == [(PONG, b"still there?")]
    assert wire.frames == 9  # each was asked for, and the one that never came


def test_a_goodbye_is_answered() -> None:
    wire = Wire(masked(CLOSE, struct.pack("!H", 1001) + b"leaving") + masked(TEXT, b"more"))
    assert wire.messages() == []
    assert wire.answers == [(CLOSE, struct.pack("!H", 1001))]


LARGE = 70_000  # a size of eight bytes, as a browser would send it
MALFORMED = {
    "not masked": (b"\x81\x02hi", 1002),
    "unknown kind": (b"\x83" + masked(TEXT, b"hi")[1:], 1002),
    "unknown control kind": (b"\x8b" + masked(TEXT, b"hi")[1:], 1002),
    "reserved bit": (b"\xa1" + masked(TEXT, b"hi")[1:], 1002),
    "another reserved bit": (b"\x91" + masked(TEXT, b"hi")[1:], 1002),
    "compressed ping": (piece(PING, b"", last=True, compressed=True), 1002),
    "compressed continuation": (piece(TEXT, b"a") + piece(0, b"b", compressed=True), 1002),
    "continuation of nothing": (piece(0, b"more", last=True), 1002),
    "a message inside a message": (piece(TEXT, b"a") + masked(TEXT, b"b"), 1002),
    "a ping in pieces": (piece(PING, b"a"), 1002),
    "a long ping": (masked(PING, b"x" * 126), 1002),
    "a length said too long": (b"\x81\xfe\x00\x05" + b"\0" * 9, 1002),
    "a huge length said too long": (b"\x81\xff" + struct.pack("!Q", 5) + b"\0" * 9, 1002),
    "not UTF-8": (masked(TEXT, b"\xff\xfe"), 1007),
    "a surrogate": (masked(TEXT, b"\xed\xa0\x80"), 1007),
    "binary": (masked(BINARY, b"4"), 1003),
    "not deflate": (piece(TEXT, b"\xff" * 9, last=True, compressed=True), 1007),
    "one huge frame": (b"\x81\xff" + struct.pack("!Q", LARGE), 1009),
    "the hugest frame": (b"\x81\xff" + b"\xff" * 8, 1009),
    "huge in pieces": (piece(TEXT, b"x" * 999) + piece(0, b"x" * 999) * 100, 1009),
    "a small bomb": (piece(TEXT, packed(b"\0" * LARGE), last=True, compressed=True), 1009),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_no_page_sends_ends_the_conversation(name: str) -> None:
    sent, code = MALFORMED[name]
    with pytest.raises(Broken) as broken:
        Wire(sent).messages()
    assert broken.value.code == code


def test_compression_that_was_not_agreed_on_is_refused() -> None:
    with pytest.raises(Broken):
        Wire(piece(TEXT, packed(b"hi"), last=True, compressed=True), deflate=False).messages()


def test_a_large_frame_ends_at_its_head() -> None:
    wire = Wire(b"\x81\xff" + struct.pack("!Q", LARGE) + b"x" * LARGE)
    with pytest.raises(Broken):
        wire.messages()
    assert wire.read <= 4096


def test_a_bomb_is_not_unpacked() -> None:
    bomb = packed(b"\0" * 50_000_000)  # 49 kB
    wire = Wire(piece(TEXT, bomb, last=True, compressed=True))
    tracemalloc.start()
    try:
        with pytest.raises(Broken):
            wire.messages()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 10 * LARGEST_MESSAGE
