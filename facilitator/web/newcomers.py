"""How many phones without a cookie of ours may join from one network: more than a hall that comes
in at once, and fewer than a script makes. A phone gets its cookie with the join page, so whoever
looks at that first is not counted. The door asks; the networks are in memory for a minute.
"""

from flask import current_app
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from facilitator.domain.errors import N_, TooMany
from facilitator.web.callers import network

FROM_A_NETWORK = RateLimitItemPerMinute(600)
AGAIN_AFTER = 10  # seconds
CROWD = N_("Very many join from this network just now. Please send it again in a few seconds.")


def count() -> None:
    """Count this newcomer, or refuse them until later."""
    if not limiter().hit(FROM_A_NETWORK, network()):
        raise TooMany(CROWD, seconds=AGAIN_AFTER)


def limiter() -> MovingWindowRateLimiter:
    """Of this process."""
    if "newcomers" not in current_app.extensions:
        current_app.extensions["newcomers"] = MovingWindowRateLimiter(MemoryStorage())
    joins: MovingWindowRateLimiter = current_app.extensions["newcomers"]
    return joins
