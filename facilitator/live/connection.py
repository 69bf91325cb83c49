"""A client's WebSocket: one greenlet reads it, anybody writes to it, and nobody ever waits for it.

A frame goes to the system at once; what the system doesn't take stands in line, in order, and one
greenlet writes it on. A client that falls behind is dropped: it comes back and reads its page
again. Only the driver makes connections.
"""

from collections import deque
from time import monotonic
from typing import Any

import gevent

from facilitator.domain.bucket import Bucket, Rate
from facilitator.live.frames import Frames, close_frame, control_frame
from facilitator.live.meter import Meter
from facilitator.live.receiving import Broken, Gone, Receiver
from facilitator.live.spoken import CONNECT, LEAVE, is_spoken

SPOKEN = Rate(burst=30, per_second=10)  # frames, whatever they hold
SILENCE = 9.0  # seconds; a living client answers a ping every five
STALLED = 9.0  # seconds in which a client reads nothing of what it is sent
COMES_WITHIN = 9.0  # seconds until a client says which screen it is
MOST_BEHIND = 200  # frames in line
MOST_BYTES_BEHIND = 1_000_000
NORMAL, POLICY = 1000, 1008


class Connection:
    def __init__(self, sock: Any, frames: Frames, meter: Meter, *, deflate: bool) -> None:
        self.sock, self.frames, self.meter, self.deflate = sock, frames, meter, deflate
        self.is_open, self.ending = True, False
        self.line: deque[tuple[bytes | memoryview, float]] = deque()  # what, and since when
        self.bytes_behind = 0
        self.bucket = Bucket(SPOKEN, monotonic())
        self.heard = monotonic()
        self.strange_since: float | None = monotonic()  # until it says which screen it is
        self.receiver = Receiver(self.more, self.allow, self.answer, deflate)
        sock.settimeout(None)  # `overdue` has the deadlines: a timer for each read costs too much

    # Reading

    def receive(self) -> str | None:
        """The next message of a page of ours; None when this client is gone or was sent away."""
        try:
            message = self.receiver.message()
            self.note(message)
            if is_spoken(message):
                return message
            self.send_away("malformed", POLICY)
        except Broken as broken:
            self.send_away("malformed", broken.code)
        except (Gone, OSError):
            self.hang_up()
        return None

    def note(self, message: str) -> None:
        if message.startswith(CONNECT):
            self.strange_since = None
        elif message.startswith(LEAVE):
            self.strange_since = monotonic()

    def more(self, most: int) -> bytes:
        data: bytes = self.sock.recv(most)
        self.heard = monotonic()
        return data

    def allow(self) -> None:
        """Whoever sends too fast waits here; what they send further waits on their side."""
        if wait := self.bucket.take(monotonic()):
            self.meter.slowed += 1
            gevent.sleep(wait)

    def answer(self, kind: int, body: bytes) -> None:
        self.write(control_frame(kind, body))

    # Writing

    def send(self, message: str) -> None:
        self.write(self.frames.of(message, deflate=self.deflate))

    def write(self, data: bytes) -> None:
        """Whole frames, in order. Never waits, and never fails: the reader notices the end."""
        if not self.is_open or self.ending:
            return
        rest = data if self.line else self.left_of(data)
        if rest:
            self.stand_in_line(rest)

    def left_of(self, data: bytes) -> bytes | memoryview:
        """Give it to the system, without waiting; what is left of it."""
        try:
            sent = self.sock.send(data, 0, 0.0)
        except BlockingIOError:
            return data
        except OSError:
            self.drop("broken")
            return b""
        if sent < len(data):
            return memoryview(data)[sent:]
        self.meter.written_at_once += 1
        return b""

    def stand_in_line(self, data: bytes | memoryview) -> None:
        if not self.line:
            gevent.spawn(self.catch_up)
        self.line.append((data, monotonic()))
        self.bytes_behind += len(data)
        if len(self.line) > MOST_BEHIND or self.bytes_behind > MOST_BYTES_BEHIND:
            self.drop("behind")

    def catch_up(self) -> None:
        try:
            while self.line:
                data, since = self.line[0]
                self.sock.sendall(data)
                if not self.is_open:
                    return
                self.line.popleft()
                self.bytes_behind -= len(data)
                self.meter.written_later.add(monotonic() - since)
        except OSError:
            self.drop("broken")
        if self.ending:
            self.hang_up()

    # Ending

    def overdue(self, now: float) -> str | None:
        """Why this client is waited for no longer."""
        if now - self.heard > SILENCE:
            return "silent"
        if self.line and now - self.line[0][1] > STALLED:
            return "stalled"
        if self.strange_since is not None and now - self.strange_since > COMES_WITHIN:
            return "idle"
        return None

    def close(self) -> None:
        """Say goodbye once all that stands in line was written."""
        self.write(close_frame(NORMAL))
        self.ending = True
        if not self.line:
            self.hang_up()

    def send_away(self, reason: str, code: int) -> None:
        if self.is_open:
            self.meter.drops[reason] += 1
            self.write(close_frame(code))
        self.hang_up()

    def drop(self, reason: str) -> None:
        if self.is_open:
            self.meter.drops[reason] += 1
        self.hang_up()

    def hang_up(self) -> None:
        """End the line both ways, which wakes whoever reads it; the server closes the socket."""
        if not self.is_open:
            return
        self.is_open = False
        self.line.clear()
        try:
            self.sock.shutdown(2)
        except OSError:
            return  # the other side was faster
