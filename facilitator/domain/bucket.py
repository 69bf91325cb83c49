"""How much somebody may send: so much at once, then so much a second."""

from collections.abc import Hashable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rate:
    burst: int
    per_second: float


@dataclass
class Bucket:
    """Tokens that fill up with time; everything that is sent takes one."""

    rate: Rate
    since: float  # seconds of the clock when the tokens were counted last
    tokens: float = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = self.rate.burst

    def fill(self, now: float) -> float:
        """The tokens there are now."""
        grown = self.tokens + (now - self.since) * self.rate.per_second
        self.tokens, self.since = min(self.rate.burst, grown), now
        return self.tokens

    def take(self, now: float) -> float:
        """Take a token, lent if need be; how many seconds to wait before using it."""
        self.tokens = self.fill(now) - 1
        return max(0.0, -self.tokens / self.rate.per_second)

    def take_if_there(self, now: float) -> bool:
        """Take a token, if there is one."""
        if self.fill(now) < 1:
            return False
        self.tokens -= 1
        return True


class Buckets:
    """A bucket for each of many. Those that are full again are forgotten, now and then, so that
    there are never many more than are in use."""

    FEWEST = 1000

    def __init__(self) -> None:
        self.buckets: dict[tuple[Hashable, Rate], Bucket] = {}
        self.clear_at = self.FEWEST

    def take_if_there(self, whose: Hashable, rate: Rate, now: float) -> bool:
        bucket = self.buckets.get((whose, rate))
        if bucket is None:
            if len(self.buckets) >= self.clear_at:
                self.forget_full(now)
            bucket = self.buckets[whose, rate] = Bucket(rate, now)
        return bucket.take_if_there(now)

    def forget_full(self, now: float) -> None:
        kept = {key: b for key, b in self.buckets.items() if b.fill(now) < b.rate.burst}
        self.buckets = kept
        self.clear_at = max(self.FEWEST, 2 * len(kept))
