"""How often a wrong code may be tried: a join code, or one that hands a phone over.

A full room is one address, so only wrong codes count, and a right join code is never refused. A
code that hands a phone over gives away a person, so while somebody guesses it waits, right or not.
The addresses are in this process's memory for a minute, and nowhere else.
"""

from flask import current_app
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from facilitator.domain.errors import N_, Refused, TooMany
from facilitator.web.callers import network

OF_AN_ADDRESS = RateLimitItemPerMinute(60)
OF_ALL = RateLimitItemPerMinute(600)

FROM_HERE = N_(
    "Too many wrong codes came from this network. Wait a minute, or look at the wall: the right"
    " code always works."
)
FROM_EVERYWHERE = N_(
    "Many wrong codes are being tried just now. Wait a minute, or look at the wall: the right code"
    " always works."
)
GUESSING = N_(
    "Many wrong codes were tried just now. Wait a minute, then type this one again: until then no"
    " phone is handed over."
)


def counted(wrong: Refused) -> Refused:
    """What to say to a wrong code: that it is wrong, or that there were too many."""
    tries = limiter()
    if not tries.hit(OF_AN_ADDRESS, network()):
        return TooMany(FROM_HERE)
    if not tries.hit(OF_ALL):
        return TooMany(FROM_EVERYWHERE)
    return wrong


def check_not_guessing() -> None:
    """Refuses to look at a code that hands a phone over, while too many were wrong."""
    tries = limiter()
    if not (tries.test(OF_AN_ADDRESS, network()) and tries.test(OF_ALL)):
        raise TooMany(GUESSING)


def limiter() -> MovingWindowRateLimiter:
    """Of this process."""
    if "wrong_codes" not in current_app.extensions:
        current_app.extensions["wrong_codes"] = MovingWindowRateLimiter(MemoryStorage())
    tries: MovingWindowRateLimiter = current_app.extensions["wrong_codes"]
    return tries
