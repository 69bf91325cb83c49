"""How often a password may be tried.

By account, never by address: a house has one address. Somebody who tries passwords for a
colleague's account must not lock the colleague out, so a browser in which that account was
signed in before counts its own tries, and is not held up by the limit of the whole house.
"""

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, TooMany
from facilitator.web import cookies

KNOWN = "known"  # the cookie of a browser in which somebody was signed in

OF_AN_ACCOUNT = RateLimitItemPerMinute(10, 10)  # ten in ten minutes
OF_THE_HOUSE = RateLimitItemPerMinute(60)


class WrongPasswords:
    """The tries of this process. A right password forgets an account's wrong ones."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, email: str, *, known: bool) -> None:
        """Count before comparing, so that tries sent at once are counted too."""
        if not self._limiter.hit(OF_AN_ACCOUNT, email, str(known)):
            raise TooMany(N_("Too many tries. Wait ten minutes, or use the browser you know."))
        if not known and not self._limiter.hit(OF_THE_HOUSE, "house"):
            raise TooMany(N_("Many people sign in just now. Please try again in a minute."))

    def forgive(self, email: str, *, known: bool) -> None:
        self._limiter.clear(OF_AN_ACCOUNT, email, str(known))


def wrong_passwords() -> WrongPasswords:
    if "wrong_passwords" not in current_app.extensions:
        current_app.extensions["wrong_passwords"] = WrongPasswords()
    tries: WrongPasswords = current_app.extensions["wrong_passwords"]
    return tries


def is_known(email: str) -> bool:
    """Was this account signed in in this browser before?"""
    try:
        return bool(signer().loads(request.cookies.get(KNOWN, "")) == email)
    except BadSignature:
        return False


def remember(response: Response, email: str) -> None:
    cookies.keep(response, KNOWN, str(signer().dumps(email)))


def signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=KNOWN)
