"""How long the server of one process waits for a request, and for its answer to be taken: whoever
sends half of one, or a byte now and then, or reads nothing, holds nothing for ever. `serve` uses
it; workers stand behind a proxy that does the same.
"""

import socket
from contextlib import suppress
from errno import EPIPE
from typing import Any

from gevent import get_hub
from gevent.pywsgi import WSGIHandler


class Handler(WSGIHandler):  # type: ignore[misc]
    """gevent's, with an end to its patience. Who is too late is read no further, so that what
    they sent ends there; an answer can still be written. A WebSocket has sent its head and has no
    body, so nothing of this is about it."""

    idle, head, body = 60.0, 10.0, 30.0  # seconds: for the first byte, for the rest of each
    answer = 30.0  # seconds in which nothing of an answer is taken
    too_late = False
    _deadline: Any = None

    def handle_one_request(self) -> Any:
        try:
            return super().handle_one_request()
        finally:
            self.allow(None)

    def read_requestline(self) -> str:
        self.wsgi_input = None
        self.allow(self.idle)
        self.rfile.peek(1)
        self.allow(self.head)
        line: str = super().read_requestline()
        return line

    def read_request(self, raw_requestline: str) -> bool:
        sound: bool = super().read_request(raw_requestline)
        if self.too_late:
            raise ValueError("the head of a request came too slowly")
        self.allow(self.body if self.has_body() else None)
        return sound

    def has_body(self) -> bool:
        return bool(self.content_length) or "transfer-encoding" in self.headers

    def allow(self, seconds: float | None) -> None:
        """So long from now, and no longer."""
        if self._deadline is not None:
            self._deadline.stop()
            self._deadline.close()
            self._deadline = None
        if seconds is not None:
            self._deadline = get_hub().loop.timer(seconds, ref=False)
            self._deadline.start(self.read_no_further)

    def read_no_further(self) -> None:
        if self.has_arrived():
            return
        self.too_late = self.close_connection = True
        with suppress(OSError):  # the other side was faster
            self.socket.shutdown(socket.SHUT_RD)

    def _sendall(self, data: bytes) -> None:
        """However slow a line is, it gets all of it; whoever takes nothing is given up."""
        rest = memoryview(data)
        self.socket.settimeout(self.answer)
        try:
            while rest:
                rest = rest[self.socket.send(rest) :]
        except TimeoutError:  # as if the line had broken: no mistake of ours
            raise BrokenPipeError(EPIPE, "nothing of an answer was taken") from None
        finally:
            self.socket.settimeout(None)
        self.response_length += len(data)

    def has_arrived(self) -> bool:
        """The body, of which a slow answer may be under way."""
        body = self.wsgi_input
        return body is not None and 0 < (body.content_length or 0) <= body.position
