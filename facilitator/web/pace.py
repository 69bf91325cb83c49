"""How fast one phone may be: far beyond what hands can do, and far below what stops a room.

Counted by device, so that handing a shared phone on begins nothing anew, and by subject, so that
ideas never hold up a ballot. What came too fast is asked to come again a little later (429 with
Retry-After): nothing of it is lost.
"""

from flask import current_app, request
from limits import RateLimitItem, RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from facilitator.domain.errors import N_, TooMany

AGAIN_AFTER = 10  # seconds
Limits = tuple[RateLimitItem, ...]
DEEDS: Limits = (RateLimitItemPerSecond(30, AGAIN_AFTER), RateLimitItemPerMinute(120))
CARDS: Limits = (RateLimitItemPerSecond(60, AGAIN_AFTER), RateLimitItemPerMinute(240))
LOOKS: Limits = (RateLimitItemPerSecond(60, AGAIN_AFTER),)
TOO_FAST = N_("That was very fast. Nothing is lost; please send it again in a few seconds.")


def count(device_id: int) -> None:
    """Count this request of the phone, or refuse it until later."""
    subject, limits = counted_as()
    if not all(limiter().hit(limit, str(device_id), subject) for limit in limits):
        raise TooMany(TOO_FAST, seconds=AGAIN_AFTER)


def counted_as() -> tuple[str, Limits]:
    if request.method in ("GET", "HEAD"):
        return "looks", LOOKS
    subject = str(request.blueprint)
    return subject, CARDS if subject == "phone_cards" else DEEDS


def limiter() -> MovingWindowRateLimiter:
    """Of this process."""
    if "pace" not in current_app.extensions:
        current_app.extensions["pace"] = MovingWindowRateLimiter(MemoryStorage())
    steps: MovingWindowRateLimiter = current_app.extensions["pace"]
    return steps
