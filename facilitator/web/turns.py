"""Who waits for the thread that compares passwords: one after the other within a network, and
the networks by turns, so that a flood from one place is that place's queue. Signing in asks it.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from gevent.event import Event

from facilitator.domain.errors import N_, TooMany

MOST_WAITING = 100  # of one network: the last of them waits some twenty seconds
AGAIN_AFTER = 5  # seconds


class Turns:
    """One at a time. All of it happens between greenlets, so nothing here needs a lock."""

    def __init__(self) -> None:
        self._taken = False
        self._lines: dict[str, deque[Event]] = {}  # the network that is next stands first

    @contextmanager
    def turn(self, network: str) -> Iterator[None]:
        self._wait(network)
        try:
            yield
        finally:
            self._next()

    def _wait(self, network: str) -> None:
        if not self._taken:
            self._taken = True
            return
        line = self._lines.setdefault(network, deque())
        if len(line) >= MOST_WAITING:
            raise TooMany(
                N_("Many people sign in just now. Please try again in a moment."),
                seconds=AGAIN_AFTER,
            )
        mine = Event()
        line.append(mine)
        try:
            mine.wait()
        except BaseException:
            self._leave(network, mine)
            raise

    def _leave(self, network: str, mine: Event) -> None:
        """Whoever is sent away while waiting holds nobody up."""
        if mine.is_set():
            self._next()
            return
        self._lines[network].remove(mine)
        if not self._lines[network]:
            del self._lines[network]

    def _next(self) -> None:
        if not self._lines:
            self._taken = False
            return
        network = next(iter(self._lines))
        line = self._lines.pop(network)
        line.popleft().set()
        if line:
            self._lines[network] = line
