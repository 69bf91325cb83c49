"""What an update costs for each phone that gets it, beside the floor: a bare WebSocket server
that sends the very same frames, ready-made, to the same clients at the same pace.

An update is what follows when something changed: rendering, compressing, framing and writing the
text, which is another each time. Taken off is what the facilitator's press costs that changed it
(measured with nobody there to be told), and what pings and heartbeats cost while nothing happens;
the figures say it with the press as well.
"""

import base64
import json
import resource
import subprocess  # nosec B404 # our own programs only
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import gevent

from facilitator.bench.house import prepared
from facilitator.bench.scene import CODE, Scene
from facilitator.bench.server import Server, cpu_seconds
from facilitator.domain.stage import MORE_MINUTES
from facilitator.simulate.browser import Browser, Hangup
from facilitator.simulate.chance import chance_of
from facilitator.simulate.clicker import Clicker
from facilitator.simulate.engine import CONNECTED, PATH, PING, PONG
from facilitator.simulate.mind import anybody
from facilitator.simulate.phone import Phone
from facilitator.simulate.tally import Tally
from facilitator.simulate.websocket import WebSocket, open_websocket, read_frame
from facilitator.web import cookies

UPDATES = 40
PACE = 0.5  # seconds from one update to the next; the product pushes to phones no faster than 0.4
SETTLED = 3.0
SPARE_FILES = 100


@dataclass
class Receivers:
    """Clients of one server that count the frames they get, and keep the newest."""

    sockets: list[WebSocket] = field(default_factory=list)
    greenlets: list[gevent.Greenlet] = field(default_factory=list)
    updates: int = 0
    frames: list[bytes] = field(default_factory=list)  # each update once, as it came

    def add(self, socket: WebSocket) -> None:
        first = not self.sockets
        self.sockets.append(socket)
        self.greenlets.append(gevent.spawn(self.receive, socket, first))

    def receive(self, socket: WebSocket, keeps: bool) -> None:
        try:
            while True:
                _, packed, _, body = read_frame(socket.line)
                if body == PING.encode():
                    socket.send(PONG)
                elif packed or body.startswith(b'42["panels"'):
                    self.updates += 1
                    if keeps:
                        self.frames.append(framed(packed, body))
        except (Hangup, OSError):
            return

    def leave(self) -> None:
        gevent.killall(self.greenlets)
        for socket in self.sockets:
            socket.close()


def framed(packed: bool, body: bytes) -> bytes:
    """The frame that was received, made again."""
    size = len(body)
    short = bytes([size]) if size < 126 else b"\x7e" + size.to_bytes(2, "big")
    return (b"\xc1" if packed else b"\x81") + short + body


def measure_fan_out(phones: int) -> dict[str, Any]:
    allow_files(2 * phones + SPARE_FILES)
    with prepared() as (server, scene, _):
        ours, theirs = Receivers(), Receivers()
        clicker, phone = visitors(server, scene)
        pressing = spent_on(server.pid, press(clicker))
        for _ in range(phones):
            ours.add(admitted(phone))
        gevent.sleep(SETTLED)
        idle = spent_on(server.pid, nothing())
        busy = spent_on(server.pid, press(clicker)) - idle
        with bare_server() as (bare, origin):
            for _ in range(phones):
                theirs.add(open_websocket(Browser(origin), "/"))
            gevent.sleep(SETTLED)
            floor = spent_on(bare.pid, send(bare, ours.frames))
            theirs.leave()
        ours.leave()
        for browser in (clicker.browser, phone.browser):
            browser.close()
    return figures(phones, ours, theirs, Spent(pressing, busy, floor))


@dataclass(frozen=True)
class Spent:
    """Processor seconds of all updates."""

    pressing: float
    busy: float
    floor: float


def figures(phones: int, ours: Receivers, theirs: Receivers, spent: Spent) -> dict[str, Any]:
    bare = 1e6 * spent.floor / theirs.updates
    with_press = 1e6 * spent.busy / ours.updates
    each = with_press - 1e6 * spent.pressing / ours.updates
    return {
        "phones": phones,
        "updates": len(ours.frames),
        "bytes_each": round(sum(map(len, ours.frames)) / len(ours.frames)),
        "delivered": ours.updates,
        "delivered_by_bare_server": theirs.updates,
        "cpu_microseconds": round(each, 1),
        "cpu_microseconds_with_the_press": round(with_press, 1),
        "bare_cpu_microseconds": round(bare, 1),
        "ratio": round(each / bare, 2),
        "ratio_with_the_press": round(with_press / bare, 2),
    }


def visitors(server: Server, scene: Scene) -> tuple[Clicker, Phone]:
    desk = Browser(server.origin, cookies={cookies.DESK: scene.desk_token})
    clicker = Clicker(desk, scene.workshop_id)
    clicker.press_next()
    phone = Phone(Browser(server.origin), CODE, Tally(), chance_of(1))
    phone.join(anybody(1))
    return clicker, phone


def admitted(phone: Phone) -> WebSocket:
    """A further socket of this phone, admitted to the room."""
    socket = open_websocket(phone.browser, PATH)
    messages = socket.messages()
    next(messages)
    socket.send(CONNECTED + json.dumps(phone.auth()))
    next(messages)
    return socket


def press(clicker: Clicker) -> Iterator[None]:
    """Two minutes more, again and again: what every phone shows in its head is another."""
    ends_at = int(clicker.button("minutes").value("ends_at"))
    for _ in range(UPDATES):
        clicker.steer("minutes", ends_at=str(ends_at))
        ends_at += MORE_MINUTES // timedelta(milliseconds=1)
        yield


def send(bare: "subprocess.Popen[bytes]", frames: list[bytes]) -> Iterator[None]:
    assert bare.stdin  # nosec B101 # it was asked for
    for frame in frames:
        bare.stdin.write(base64.b64encode(frame) + b"\n")
        bare.stdin.flush()
        yield


def spent_on(pid: int, deeds: Iterator[None]) -> float:
    """Processor seconds of a process while these deeds are done, one each `PACE`."""
    before = cpu_seconds(pid)
    for _ in deeds:
        gevent.sleep(PACE)
    return cpu_seconds(pid) - before


def nothing() -> Iterator[None]:
    yield from [None] * UPDATES


@contextmanager
def bare_server() -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    command = [sys.executable, "-m", "facilitator.bench.bare"]
    process = subprocess.Popen(  # nosec B603 # our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout  # nosec B101 # it was asked for
    try:
        yield process, f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.communicate()


def allow_files(count: int) -> None:
    """This process holds a socket for each client of two servers."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count <= hard or hard == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))
