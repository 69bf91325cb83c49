"""A bad network between phones and a server: our own proxy, in a thread of its own.

It works beside gevent's phones and real browsers alike. Losing and doubling is done to whole HTTP
requests, so that a lost answer is one that the server has given; cutting and silence are done to
bytes, WebSockets included. Chance is seeded.
"""

import asyncio
import random
import threading
import time
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.postgres import free_port

CHUNK = 65536
LARGEST_HEAD = 65536
T = TypeVar("T")
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Losses:
    """The share of requests that each of these happens to."""

    requests: float = 0.0  # lost on their way: the server never sees them
    answers: float = 0.0  # done, but nobody is told
    doubled: float = 0.0  # arrive twice, at the same time


@dataclass
class Way:
    """One direction through the proxy: bytes pass while it is open, and wait while it isn't."""

    opened: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.opened.set()

    async def pour(self, source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while chunk := await source.read(CHUNK):
                await self.opened.wait()
                into.write(chunk)
                await into.drain()
        await self.opened.wait()
        into.close()


class Proxy:
    """At `url`; everything it does to the traffic can be told from any thread."""

    def __init__(self, target_port: int, seed: int = 1) -> None:
        self.target_port, self.port = target_port, free_port()
        self.losses, self.chance = Losses(), random.Random(seed)
        self.happened = {"lost requests": 0, "lost answers": 0, "doubled": 0}
        self.hung_up: list[float] = []  # when the server let go of a WebSocket (time.monotonic)
        self.loop = asyncio.new_event_loop()
        self.is_cut = False
        self.streams: set[asyncio.StreamWriter] = set()
        self.tasks: set[asyncio.Task[None]] = set()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.there, self.back = self.run(self.open())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    # What can be done to the network

    def lose(self, *, requests: float = 0.0, answers: float = 0.0, doubled: float = 0.0) -> None:
        self.losses = Losses(requests, answers, doubled)

    def cut(self) -> None:
        """Every connection breaks, and none is made until `restore`."""
        self.run(self.break_off())

    def fall_silent(self, *, to_server: bool = True, to_phones: bool = True) -> None:
        """Connections stay and are accepted, but nothing passes any more in these directions."""
        self.run(self.shut(to_server, to_phones))

    def restore(self) -> None:
        """The network as it should be. What waited in a silence arrives now."""
        self.lose()
        self.run(self.let_pass())

    def close(self) -> None:
        self.run(self.end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    # In the proxy's own thread

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    async def open(self) -> tuple[Way, Way]:
        self.server = await asyncio.start_server(
            self.accept, "127.0.0.1", self.port, limit=LARGEST_HEAD
        )
        return Way(), Way()

    async def break_off(self) -> None:
        self.is_cut = True
        for stream in list(self.streams):
            stream.transport.abort()

    async def shut(self, to_server: bool, to_phones: bool) -> None:
        for way, silent in ((self.there, to_server), (self.back, to_phones)):
            if silent:
                way.opened.clear()

    async def let_pass(self) -> None:
        self.is_cut = False
        self.there.opened.set()
        self.back.opened.set()

    async def end(self) -> None:
        self.server.close()
        await self.break_off()
        for task in list(self.tasks):
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    def accept(self, phone: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        if self.is_cut:
            answers.transport.abort()
            return
        task = self.loop.create_task(self.serve(phone, answers))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def serve(self, phone: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        """One connection carries one request: so each of them has a fate of its own."""
        self.streams.add(answers)
        try:
            head = await phone.readuntil(b"\r\n\r\n")
            if b"upgrade: websocket" in head.lower():
                await self.tunnel(phone, answers, head)
            else:
                await self.pass_on(answers, alone(head) + await rest_of(phone, head))
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the phone or the server went away: the other one is told by the close
        finally:
            answers.close()
            self.streams.discard(answers)

    async def tunnel(
        self, phone: asyncio.StreamReader, answers: asyncio.StreamWriter, head: bytes
    ) -> None:
        source, server = await self.connect()
        try:
            await self.there.opened.wait()
            server.write(head)
            await asyncio.gather(
                self.there.pour(phone, server), self.back.pour(self.watched(source), answers)
            )
        finally:
            self.let_go(server)

    def watched(self, source: asyncio.StreamReader) -> asyncio.StreamReader:
        """The same bytes; when they end, that is noted at once, however silent the way back is."""
        copy = asyncio.StreamReader()

        async def copying() -> None:
            with suppress(ConnectionError):
                while chunk := await source.read(CHUNK):
                    copy.feed_data(chunk)
            self.hung_up.append(time.monotonic())
            copy.feed_eof()

        task = self.loop.create_task(copying())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return copy

    async def pass_on(self, answers: asyncio.StreamWriter, request: bytes) -> None:
        await self.there.opened.wait()
        if self.befalls("lost requests", self.losses.requests):
            return
        doubles = 2 if self.befalls("doubled", self.losses.doubled) else 1
        answer, *_ = await asyncio.gather(*[self.ask(request) for _ in range(doubles)])
        await self.back.opened.wait()
        if not self.befalls("lost answers", self.losses.answers):
            answers.write(answer)
            await answers.drain()

    def befalls(self, what: str, share: float) -> bool:
        happens = self.chance.random() < share
        self.happened[what] += happens
        return happens

    async def ask(self, request: bytes) -> bytes:
        source, server = await self.connect()
        try:
            server.write(request)
            return await source.read()
        finally:
            self.let_go(server)

    async def connect(self) -> Streams:
        source, server = await asyncio.open_connection("127.0.0.1", self.target_port)
        self.streams.add(server)
        return source, server

    def let_go(self, server: asyncio.StreamWriter) -> None:
        server.close()
        self.streams.discard(server)


def alone(head: bytes) -> bytes:
    """The same request, after which the connection ends."""
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([lines[0], b"Connection: close", *lines[1:]])


async def rest_of(phone: asyncio.StreamReader, head: bytes) -> bytes:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return await phone.readexactly(int(value))
    return b""
