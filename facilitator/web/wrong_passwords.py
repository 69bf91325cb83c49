"""How often a password may be tried.

A house has one address, so an address alone locks nobody out: tries count by account and where
they come from, so that somebody elsewhere can't lock a new browser of the account's owner out.
A browser in which that account was signed in before, as a signed cookie proves, counts its own
tries, and is held up by nobody else's. However many sign in at once, from wherever: they wait for
their turn, as comparing takes a fifth of a second, and such browsers go first. Where they come from
is in memory for minutes, and nowhere else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, TooMany
from facilitator.web import cookies
from facilitator.web.callers import network
from facilitator.web.turns import Turns

KNOWN = "known"  # the cookie of a browser in which somebody was signed in

OF_AN_ACCOUNT = RateLimitItemPerMinute(10, 10)  # ten in ten minutes from one place
OF_AN_ACCOUNT_ANYWHERE = RateLimitItemPerMinute(100, 10)
TOO_MANY = N_("Too many tries. Wait ten minutes, or use the browser you know.")


class WrongPasswords:
    """The tries of this process. A right password forgets an account's wrong ones."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._turns = Turns()

    @contextmanager
    def one_try(self, email: str, *, known: bool) -> Iterator[None]:
        """Wait for a turn and count: whatever a flood asks for, no more is remembered than was
        compared. The browsers that know an account have a line of their own and go first."""
        with self._turns.turn(key(email) if known else network(), known=known):
            self.count(email, known=known)
            yield

    def count(self, email: str, *, known: bool) -> None:
        """Count before comparing, so that tries sent at once are counted too."""
        if not self._limiter.hit(OF_AN_ACCOUNT, key(email), place(known=known)):
            raise TooMany(TOO_MANY, seconds=600)
        if not known and not self._limiter.hit(OF_AN_ACCOUNT_ANYWHERE, key(email)):
            raise TooMany(TOO_MANY, seconds=600)

    def forgive(self, email: str, *, known: bool) -> None:
        self._limiter.clear(OF_AN_ACCOUNT, key(email), place(known=known))


def key(email: str) -> str:
    """As long for every address, and none that could be read."""
    return sha256(email.encode()).hexdigest()


def place(*, known: bool) -> str:
    return "known" if known else network()


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
