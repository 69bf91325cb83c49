"""Hostile phones, in a process of their own: python -m tests.load.flooders ORIGIN CODE COUNT

They joined like everybody else. By turns one floods with messages, one sends messages of a
megabyte, one holds sockets that never say anything, one is never reading, one asks for pages and
posts without a pause. Prints "flooding" when all are at it, and goes on until it is killed.
"""

import random
import socket as plain
import struct
import sys
from collections.abc import Callable
from contextlib import suppress

import gevent

from facilitator.simulate.browser import SCRIPT, Browser
from facilitator.simulate.engine import PATH, PONG, Ear, listen
from facilitator.simulate.mind import anybody
from facilitator.simulate.phone import NotAnswered, Phone
from facilitator.simulate.tally import Tally
from facilitator.simulate.websocket import Refusal, masked, open_websocket

TYPING = masked(1, b'42["typing"]')
MEGABYTE = b"\x81\xff" + struct.pack("!Q", 1 << 20) + b"\0" * 4 + b"x" * (1 << 20)
IDLE_EACH = 25
BEFORE_COMING_BACK = 0.05  # seconds

Flood = Callable[[Phone], None]


def flood_with_messages(phone: Phone) -> None:
    ear = open_ear(phone)
    while True:
        ear.socket.line.sock.sendall(TYPING * 100)
        gevent.sleep(0)


def send_megabytes(phone: Phone) -> None:
    ear = open_ear(phone)
    while True:
        ear.socket.line.sock.sendall(MEGABYTE)


def hold_idle_sockets(phone: Phone) -> None:
    held = [open_websocket(phone.browser, PATH) for _ in range(IDLE_EACH)]
    while any(socket.line.sock.recv(4096) for socket in held):
        gevent.sleep(0)


def never_read(phone: Phone) -> None:
    """But answer pings that were never read, so as not to seem silent."""
    ear = open_ear(phone)
    ear.socket.line.sock.setsockopt(plain.SOL_SOCKET, plain.SO_RCVBUF, 2048)
    while True:
        gevent.sleep(1)
        ear.socket.send(PONG)
        ear.say("typing")


def ask_without_pause(phone: Phone) -> None:
    while True:
        phone.browser.open_page(f"/w/{phone.code}")
        phone.browser.submit(f"/w/{phone.code}/ideas", [("list", "barrier"), ("text", "")], SCRIPT)


FLOODS: tuple[Flood, ...] = (
    flood_with_messages,
    send_megabytes,
    hold_idle_sockets,
    never_read,
    ask_without_pause,
)


def open_ear(phone: Phone) -> Ear:
    return listen(phone.browser, phone.auth())


def again_and_again(flood: Flood, phone: Phone) -> None:
    while True:
        with suppress(OSError, Refusal, NotAnswered, gevent.Timeout, StopIteration):
            flood(phone)
        gevent.sleep(BEFORE_COMING_BACK)


def main(origin: str, code: str, count: int) -> None:
    phones: list[Phone] = []
    assets: set[str] = set()
    for number in range(count):
        phone = Phone(Browser(origin), code, Tally(), random.Random(number), assets)
        phone.join(anybody(number))
        phones.append(phone)
    at_it = [
        gevent.spawn(again_and_again, FLOODS[number % len(FLOODS)], phone)
        for number, phone in enumerate(phones)
    ]
    print("flooding", flush=True)
    gevent.joinall(at_it)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
