"""Going down without hurting anybody: requests under way are answered, and sockets are closed, so
that screens know at once and come back by themselves, each after a moment of its own.

Part of the roof: `serve` and `wsgi.py` import it.
"""

import signal
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Any

import gevent
from gevent.event import Event
from werkzeug.wsgi import ClosingIterator

from facilitator.house import House

AGAIN_SECONDS = 0.2  # gunicorn's workers let screens in for another second


class UnderWay:
    """The application, with a count of the requests that are not answered to the last byte.
    Sockets aren't counted: they are never done."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app, self.count = app, 0
        self.none = Event()
        self.none.set()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if "HTTP_UPGRADE" in environ:
            return self.app(environ, start_response)
        self.count += 1
        self.none.clear()
        try:
            return ClosingIterator(self.app(environ, start_response), self.done)
        except BaseException:
            self.done()
            raise

    def done(self) -> None:
        self.count -= 1
        if not self.count:
            self.none.set()

    def wait(self, seconds: float) -> None:
        """Until nothing is under way, but not longer than this."""
        self.none.wait(seconds)


def close_sockets(house: House) -> None:
    for client in list(house.socketio.server.eio.sockets.values()):
        client.close(wait=False)


def close_sockets_when_told(house: House) -> None:
    """For gunicorn's worker, which would leave them open until it is killed. What it does by
    itself when told to stop, it still does."""
    before = signal.getsignal(signal.SIGTERM)

    def told(number: int, frame: FrameType | None) -> None:
        gevent.spawn(keep_closing, house)
        if callable(before):
            before(number, frame)

    signal.signal(signal.SIGTERM, told)


def keep_closing(house: House) -> None:
    while True:
        close_sockets(house)
        gevent.sleep(AGAIN_SECONDS)
