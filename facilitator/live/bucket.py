"""How much a client may send: so many frames at once, then so many a second."""

from dataclasses import dataclass

BURST = 30
PER_SECOND = 10.0


@dataclass
class Bucket:
    """Tokens that fill up with time. A frame takes one, whatever it holds."""

    since: float  # seconds of the clock when the tokens were counted last
    tokens: float = BURST

    def take(self, now: float) -> float:
        """Take a token; how many seconds to wait before using it."""
        self.tokens = min(BURST, self.tokens + (now - self.since) * PER_SECOND) - 1
        self.since = now
        return max(0.0, -self.tokens / PER_SECOND)
