"""A connection over a real pair of sockets: whole writes, and nobody waits for who doesn't read."""

from collections.abc import Iterator
from time import monotonic

import gevent
import pytest
from gevent import socket

from facilitator.live.connection import SPOKEN, Connection
from facilitator.live.frames import Frames
from facilitator.live.meter import Meter
from facilitator.simulate.browser import Line
from facilitator.simulate.websocket import masked, read_frame

TEXT = 1


class Pair:
    """A client and the server's end of it."""

    def __init__(self) -> None:
        ours, self.client = socket.socketpair()
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        self.ours, self.meter = ours, Meter()
        self.server = Connection(ours, Frames(), self.meter, deflate=False)

    def say(self, *messages: str) -> None:
        for message in messages:
            self.client.sendall(masked(TEXT, message.encode()))

    def hear(self) -> list[str]:
        """Every message until the server ends it."""
        line, heard = Line(self.client), []
        while True:
            _, _, kind, body = read_frame(line)
            if kind != TEXT:
                return heard
            heard.append(body.decode())


@pytest.fixture
def pair() -> Iterator[Pair]:
    made = Pair()
    yield made
    made.server.hang_up()
    made.ours.close()
    made.client.close()


def test_a_slow_reader_gets_every_frame_whole_and_in_order(pair: Pair) -> None:
    said = [f"{writer}:{number}:" + "x" * 5000 for number in range(20) for writer in "ab"]
    for each in said:
        pair.server.send(each)
    pair.server.close()

    heard = gevent.spawn(pair.hear)

    assert heard.get(timeout=5) == said
    assert sum(pair.meter.written_later.counts) >= 30
    assert pair.meter.drops == {}


def test_who_never_reads_is_dropped_and_nobody_waits(pair: Pair) -> None:
    frames = until_dropped(pair, 1000)  # would stop here if it waited
    assert 200 < frames < 300
    assert pair.meter.drops == {"behind": 1}
    assert not pair.server.line  # nothing is kept of it
    assert pair.server.receive() is None


def test_large_frames_fill_the_line_sooner(pair: Pair) -> None:
    assert until_dropped(pair, 100_000) <= 13
    assert pair.meter.drops == {"behind": 1}


def until_dropped(pair: Pair, size: int) -> int:
    """How many frames of this size went or stood in line."""
    for sent in range(1000):
        if not pair.server.is_open:
            return sent
        pair.server.send(f"{sent}" + "x" * size)
    return 1000


def test_who_stops_reading_is_overdue_after_a_while(pair: Pair) -> None:
    assert pair.server.overdue(monotonic() + 8) is None
    pair.say("40")
    pair.server.receive()
    pair.server.send("x" * 500_000)
    pair.server.heard += 60  # it goes on sending
    assert pair.server.overdue(monotonic() + 8) is None
    assert pair.server.overdue(monotonic() + 10) == "stalled"


def test_who_says_nothing_is_overdue(pair: Pair) -> None:
    assert pair.server.overdue(monotonic() + 10) == "silent"


def test_who_never_says_what_screen_it_is_is_overdue(pair: Pair) -> None:
    pair.server.heard += 60
    assert pair.server.overdue(monotonic() + 10) == "idle"
    pair.say("3", "40", "41")
    assert [pair.server.receive() for _ in range(2)] == ["3", "40"]
    pair.server.heard += 60
    assert pair.server.overdue(monotonic() + 10) is None
    pair.server.receive()
    pair.server.heard += 60
    assert pair.server.overdue(monotonic() + 10) == "idle"


@pytest.mark.parametrize(
    "gibberish",
    ["", "5", "4", "44", "42{}", "42[]", "42[1]", '42["disconnect"]', '42["connect",{}]', "40[]",
     "42" + "[" * 60_000, '451-["typing",{"_placeholder":true,"num":0}]', "b4AAAA"],
)  # fmt: skip
def test_what_no_page_says_ends_the_conversation(pair: Pair, gibberish: str) -> None:
    pair.say("40", gibberish)
    assert pair.server.receive() == "40"
    assert pair.server.receive() is None
    assert pair.meter.drops == {"malformed": 1}


def test_a_flood_stops_only_who_sends_it(pair: Pair) -> None:
    pair.say(*["3"] * (SPOKEN.burst + 5))
    began, others = monotonic(), 0

    def count() -> None:
        nonlocal others
        while True:
            gevent.sleep(0.001)
            others += 1

    other = gevent.spawn(count)
    assert [pair.server.receive() for _ in range(SPOKEN.burst + 5)] == ["3"] * (SPOKEN.burst + 5)
    other.kill()

    assert monotonic() - began >= 0.4
    assert others > 100
    assert pair.meter.slowed == 5
