"""What this process counted about its sockets: plain numbers, cheap enough for every write.

The transport raises them; `live/publish.py` and the pages add theirs; `live/metrics.py` tells them.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

# Upper ends, in seconds. What the system takes at once counts in the first.
STEPS = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0)


@dataclass
class Durations:
    """How long something took, in steps; the last is without an end."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(STEPS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(STEPS, seconds)] += 1
        self.total += seconds


@dataclass
class Meter:
    connections: int = 0  # open now, admitted or not
    written_at_once: int = 0
    written_later: Durations = field(default_factory=Durations)
    saved: Durations = field(default_factory=Durations)  # transactions
    failed_saves: int = 0
    slowed: int = 0  # frames that had to wait because their client sends too fast
    failed_pushes: int = 0
    pushes: Counter[str] = field(default_factory=Counter)  # by audience
    drops: Counter[str] = field(default_factory=Counter)  # by reason
    refused: Counter[str] = field(default_factory=Counter)  # by what was refused
    resyncs: Counter[str] = field(default_factory=Counter)  # by screen
