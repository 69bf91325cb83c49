"""Who waits for the thread that compares passwords: one after the other within a network, and
the networks by turns, so that a flood from one place is that place's queue. A flood from
everywhere is behind whoever signed in here before. Signing in asks it.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from gevent.event import Event

from facilitator.domain.errors import N_, TooMany

MOST_WAITING = 100  # strangers in all, and of one account: twenty seconds of comparing
IN_A_ROW = 3  # turns of known browsers while a stranger waits
PATIENCE = 30.0  # seconds
AGAIN_AFTER = 5  # seconds


class Place(Event):  # type: ignore[misc]
    """In a line, until it is one's turn or one is sent away."""

    sent_away = False

    def send_away(self) -> None:
        self.sent_away = True
        self.set()


Lines = dict[str, deque[Place]]  # the one that is next stands first


class Turns:
    """One at a time. All of it happens between greenlets, so nothing here needs a lock."""

    def __init__(self) -> None:
        self._taken = False
        self._known: Lines = {}  # by account: they go first, and are as few as the house has
        self._strangers: Lines = {}  # by network
        self._in_a_row = 0

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
        self._make_room(lines, name)
        mine = Place()
        lines.setdefault(name, deque()).append(mine)
        try:
            came = mine.wait(PATIENCE)
        except BaseException:
            self._leave(lines, name, mine)
            raise
        if not came:
            leave_line(lines, name, mine)
        if not came or mine.sent_away:
            raise come_again()

    def _make_room(self, lines: Lines, name: str) -> None:
        """Strangers share one limit: who comes from a new network takes the place of the last one
        in the longest line, so that no network fills it."""
        if lines is self._known:
            if len(lines.get(name, ())) >= MOST_WAITING:
                raise come_again()
            return
        if sum(map(len, lines.values())) < MOST_WAITING:
            return
        longest = max(lines, key=lambda network: len(lines[network]))
        if len(lines[longest]) <= len(lines.get(name, ())) + 1:
            raise come_again()
        lines[longest].pop().send_away()

    def _leave(self, lines: Lines, name: str, mine: Place) -> None:
        """Whoever goes while waiting holds nobody up."""
        if not mine.is_set():
            leave_line(lines, name, mine)
        elif not mine.sent_away:
            self._next()

    def _next(self) -> None:
        lines = self._due()
        if not lines:
            self._taken = False
            return
        name = next(iter(lines))
        line = lines.pop(name)
        line.popleft().set()
        if line:
            lines[name] = line

    def _due(self) -> Lines:
        """Known browsers first; but a stranger who waits is never behind many of them."""
        if self._known and (self._in_a_row < IN_A_ROW or not self._strangers):
            self._in_a_row += 1
            return self._known
        self._in_a_row = 0
        return self._strangers


def leave_line(lines: Lines, name: str, mine: Place) -> None:
    lines[name].remove(mine)
    if not lines[name]:
        del lines[name]


def come_again() -> TooMany:
    return TooMany(
        N_("Many people sign in just now. Please try again in a moment."), seconds=AGAIN_AFTER
    )
