"""Socket.IO 5 over Engine.IO 4 over a WebSocket: connect, hear events, say events, keep alive."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from facilitator.simulate.browser import Browser
from facilitator.simulate.websocket import Refusal, WebSocket, open_websocket

PATH = "/socket.io/?EIO=4&transport=websocket"

# Engine.IO packets, and the Socket.IO packets inside its messages.
OPEN, PING, PONG = "0", "2", "3"
CONNECTED, DISCONNECTED, EVENT, CONNECT_ERROR = "40", "41", "42", "44"


@dataclass(frozen=True)
class Event:
    name: str
    value: Any


@dataclass
class Ear:
    """A connected socket of one screen."""

    socket: WebSocket

    @property
    def received(self) -> int:
        return self.socket.line.received

    def events(self) -> Iterator[Event]:
        """What the server says, until it disconnects or the line breaks (OSError)."""
        for message in self.socket.messages():
            if message == PING:
                self.socket.send(PONG)
            elif message.startswith(DISCONNECTED):
                return
            elif message.startswith(EVENT):
                yield event_in(message)

    def say(self, name: str, *values: object) -> None:
        self.socket.send(EVENT + json.dumps([name, *values]))

    def close(self) -> None:
        self.socket.close()


def listen(browser: Browser, auth: dict[str, object]) -> Ear:
    """Connect and be admitted, or Refusal."""
    socket = open_websocket(browser, PATH)
    try:
        be_admitted(socket, auth)
    except BaseException:  # also when its greenlet is told to leave meanwhile
        socket.close()
        raise
    return Ear(socket)


def be_admitted(socket: WebSocket, auth: dict[str, object]) -> None:
    messages = socket.messages()
    if not next(messages, "").startswith(OPEN):
        raise Refusal("the server did not open")
    socket.send(CONNECTED + json.dumps(auth))
    admitted = next(messages, "")
    if not admitted.startswith(CONNECTED):
        raise Refusal(f"the server did not admit: {admitted}")


# A push to a room is the same text for every phone in it: read once, not a thousand times.
@lru_cache(maxsize=64)
def event_in(message: str) -> Event:
    name, *values = json.loads(message[len(EVENT) :])
    return Event(name, values[0] if values else None)
