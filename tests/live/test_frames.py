"""One frame for all: encoded, compressed where that pays, and made once."""

import zlib

import pytest

from facilitator.live.frames import Frames, text_frame

LONG = "Hindernisse " * 100


def inflated(body: bytes) -> str:
    return zlib.decompressobj(-15).decompress(body + b"\x00\x00\xff\xff").decode()


def test_a_long_message_is_compressed_in_one_frame() -> None:
    made = text_frame(LONG, deflate=True)
    assert made[0] == 0xC1  # the end of a text message, compressed
    assert made[1] == len(made) - 2
    assert inflated(made[2:]) == LONG


@pytest.mark.parametrize(
    ("size", "head"),
    [(125, bytes((0x81, 125))), (126, b"\x81\x7e\x00\x7e"), (70_000, b"\x81\x7f" + b"\0" * 5)],
)
def test_every_length_has_its_head(size: int, head: bytes) -> None:
    made = text_frame("x" * size, deflate=False)
    assert made.startswith(head)
    assert made.endswith(b"x" * size)


def test_a_broadcast_is_framed_once() -> None:
    frames = Frames()
    assert frames.of(LONG, deflate=True) is frames.of(LONG, deflate=True)
    assert frames.of(LONG, deflate=False) == text_frame(LONG, deflate=False)
