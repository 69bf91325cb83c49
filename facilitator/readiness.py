"""What must be there before we serve: a database of ours, and the way to the other workers.

What is missing is said in one sentence, with what to do about it. Part of the roof.
"""

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from facilitator.config import Config, WrongSetting, read_config
from facilitator.domain.errors import Refused
from facilitator.store.schema import SchemaTooNew, is_current

PATIENCE_SECONDS = 5

SQLITE = {
    sqlite3.SQLITE_NOTADB: "is not a database. Move it away, or name another DATA_DIR.",
    sqlite3.SQLITE_CORRUPT: "is damaged. Restore a backup of it.",
    sqlite3.SQLITE_FULL: "can't grow: the disk is full. Make room and start again.",
    sqlite3.SQLITE_READONLY: "can't be written to by this user.",
    sqlite3.SQLITE_CANTOPEN: "can't be opened by this user, or isn't a file.",
    sqlite3.SQLITE_PERM: "can't be opened by this user.",
    sqlite3.SQLITE_BUSY: "is held by another program, perhaps by this one started twice.",
    sqlite3.SQLITE_IOERR: "can't be read or written: the disk fails, or is full.",
}


def in_a_sentence(failed: BaseException) -> str | None:
    """What a person can do about it. None for a fault of ours: that has to be seen whole."""
    if isinstance(failed, WrongSetting | SchemaTooNew):
        return str(failed)
    if isinstance(failed, Refused):
        return failed.message % failed.values
    if isinstance(failed, DBAPIError):
        return why_not(read_config(), failed.orig)
    return None


@contextmanager
def ending_in_a_sentence(status: int) -> Iterator[None]:
    """What can't start says why, and ends with this status."""
    try:
        yield
    except Exception as failed:
        if (said := in_a_sentence(failed)) is None:
            raise
        print(said, file=sys.stderr)
        raise SystemExit(status) from None


def check_database(config: Config) -> None:
    """For workers, which don't migrate: several would do it at once."""
    if not is_current(config.database_url):
        raise WrongSetting(
            "The database has another schema than this version's. Type: facilitator migrate"
        )


def why_not(config: Config, reason: BaseException | None) -> str | None:
    where = make_url(config.database_url)
    if isinstance(reason, sqlite3.Error):
        code = getattr(reason, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        said = SQLITE.get(code & 0xFF)
        return f"The database {where.database} {said}" if said else None
    if isinstance(reason, psycopg.OperationalError):
        place = at(where.host, where.port or 5432)
        return f"PostgreSQL at {place} can't be used: {last_clause(reason)}."
    return None


def at(host: str | None, port: int) -> str:
    return f"{host or 'this machine'}, port {port},"


def last_clause(reason: BaseException) -> str:
    """Of several lines in which a library says where and why: why."""
    first_line = str(reason).strip().partition("\n")[0].rstrip(".")
    return re.split(r"[:.] +", first_line)[-1]


def check_redis(config: Config) -> None:
    """Several workers without Redis would each talk to their own phones only."""
    if config.redis_url is None:
        return
    try:
        import redis
    except ImportError:
        raise WrongSetting(
            "REDIS_URL is set, but the package redis is missing. Type: pip install redis gunicorn"
        ) from None
    patience = {"socket_connect_timeout": PATIENCE_SECONDS, "socket_timeout": PATIENCE_SECONDS}
    try:
        with redis.Redis.from_url(config.redis_url, **patience) as asked:
            asked.ping()
    except (redis.RedisError, OSError) as reason:
        parts = urlsplit(config.redis_url)
        place = at(parts.hostname or parts.path, parts.port or 6379)
        raise WrongSetting(
            f"Redis at {place} doesn't answer ({last_clause(reason)}). Start it, or leave REDIS_URL"
            " out where one worker is enough."
        ) from reason
