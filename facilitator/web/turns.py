"""Who waits for the thread that compares passwords: one after the other within a network, and
the networks by turns, so that a flood from one place is that place's queue. A flood from
everywhere is behind whoever signed in here before. Signing in asks it.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from gevent.event import Event

from facilitator.domain.errors import N_, TooMany

MOST_WAITING = 100  # of one network: the last of them waits some twenty seconds
MOST_NETWORKS = 100  # so the first of one waits no longer either
AGAIN_AFTER = 5  # seconds


Lines = dict[str, deque[Event]]  # the one that is next stands first


class Turns:
    """One at a time. All of it happens between greenlets, so nothing here needs a lock."""

    def __init__(self) -> None:
        self._taken = False
        self._known: Lines = {}  # by account: they go first, and are as few as the house has
        self._strangers: Lines = {}  # by network

    @contextmanager
    def turn(self, line: str, *, known: bool = False) -> Iterator[None]:
        """`known`: whoever asks has proof that they were signed in here before."""
        self._wait(self._known if known else self._strangers, line)
        try:
            yield
        finally:
            self._next()

    def _wait(self, lines: Lines, name: str) -> None:
        if not self._taken:
            self._taken = True
            return
        self._check_room(lines, name)
        mine = Event()
        lines.setdefault(name, deque()).append(mine)
        try:
            mine.wait()
        except BaseException:
            self._leave(lines, name, mine)
            raise

    def _check_room(self, lines: Lines, name: str) -> None:
        is_full = len(lines.get(name, ())) >= MOST_WAITING
        is_new = lines is self._strangers and name not in lines
        if is_full or (is_new and len(lines) >= MOST_NETWORKS):
            raise TooMany(
                N_("Many people sign in just now. Please try again in a moment."),
                seconds=AGAIN_AFTER,
            )

    def _leave(self, lines: Lines, name: str, mine: Event) -> None:
        """Whoever is sent away while waiting holds nobody up."""
        if mine.is_set():
            self._next()
            return
        lines[name].remove(mine)
        if not lines[name]:
            del lines[name]

    def _next(self) -> None:
        lines = self._known or self._strangers
        if not lines:
            self._taken = False
            return
        name = next(iter(lines))
        line = lines.pop(name)
        line.popleft().set()
        if line:
            lines[name] = line
