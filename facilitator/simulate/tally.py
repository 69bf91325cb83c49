"""What a crowd of phones did and how long it took, as one JSON object."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from facilitator.simulate.history import History

PERCENTILES = (50, 95, 99)


@dataclass
class Tally:
    """Shared by all phones of a crowd. Counts are of the client's own: nothing is asked for."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    history: History = field(default_factory=History)

    def count(self, what: str, times: int = 1) -> None:
        self.counts[what] += times

    @contextmanager
    def timed(self, action: str) -> Iterator[None]:
        """Measures what succeeds; what raises took no time that says anything."""
        started = time.perf_counter()
        yield
        self.seconds[action].append(time.perf_counter() - started)

    def report(self) -> dict[str, Any]:
        counts = self.counts
        return {
            "joined": counts["joined"],
            "ideas": {each: counts[f"ideas {each}"] for each in ("sent", "acknowledged", "seen")},
            "placements": counts["placements"],
            "ballots": {
                each: counts[f"ballots {each}"] for each in ("sent", "acknowledged", "counted")
            },
            "lost": counts["lost"],
            "duplicated": counts["duplicated"],
            "refused": counts["refused"],
            "unknown": self.history.count("unknown"),
            "gave_up": counts["gave up"],
            "disconnected": counts["disconnected"],
            "requests": counts["requests"],
            "bytes_received": counts["bytes received"],
            "latencies_ms": {
                action: latencies(seconds) for action, seconds in sorted(self.seconds.items())
            },
        }


def latencies(seconds: list[float]) -> dict[str, float]:
    return {
        "count": len(seconds),
        **{f"p{percent}": milliseconds(percentile(seconds, percent)) for percent in PERCENTILES},
    }


def percentile(values: list[float], percent: int) -> float:
    """The smallest value that `percent` percent of the values don't exceed."""
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)]


def milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
