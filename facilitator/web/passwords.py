"""Passwords: hashed and compared in native threads, so that no phone waits for them.

Argon2 takes a fifth of a second on purpose. One comparison at a time, so a burst of sign-ins
never takes more than one core from a session that is running.
"""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from gevent.threadpool import ThreadPool

from facilitator.domain.accounts import LONGEST_PASSWORD, as_typed

HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1)

# Compared with when nobody has the address, so that the answer takes as long: of a password
# that was thrown away.
NOBODYS = (
    "$argon2id$v=19$m=65536,t=3,p=1$8RwxEP1ZwbTXoFYSKt1fjw"
    "$Hb+4fe9VvYxGCit8nAk99T6D9Tm5664c2CNYHatlzLw"
)


@cache
def threads() -> ThreadPool:
    return ThreadPool(1)


def hashed(password: str) -> str:
    result: str = threads().apply(HASHER.hash, (as_typed(password),))
    return result


def matches(password_hash: str | None, password: str) -> bool:
    """Is this the password? Takes the same time when there is no account to compare with."""
    typed = as_typed(password)[: LONGEST_PASSWORD + 1]
    same: bool = threads().apply(compare, (password_hash or NOBODYS, typed))
    return same and password_hash is not None


def compare(password_hash: str, password: str) -> bool:
    """A value, never an exception: gevent prints whatever a worker thread raises."""
    try:
        return HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
