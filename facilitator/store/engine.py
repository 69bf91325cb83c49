"""Two engines on one database: one that reads snapshots, one that writes.

SQLite writers take the lock at BEGIN. With a plain BEGIN two voters can both read "two dots
used", and one of them ends with "database is locked" instead of a vote. Its write engine has
one connection, used by one native thread (see `transactions.py`). No engine writes what people
typed into its errors.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

BUSY_TIMEOUT_MS = 5000
LOCK_TIMEOUT = "5s"

# PostgreSQL gives out a hundred connections as it comes. With ten for reading and ten for writing
# four workers stay below, and a burst waits its turn instead of being refused. Nobody may read
# within a read: it could wait for itself.
CONNECTIONS = 10


def reading_engine(url: str) -> Engine:
    if is_sqlite(url):
        return sqlite_engine(url, begin="BEGIN")
    return create_engine(
        url,
        isolation_level="REPEATABLE READ",
        execution_options={"postgresql_readonly": True},
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
    )


def writing_engine(url: str) -> Engine:
    if is_sqlite(url):
        return sqlite_engine(url, begin="BEGIN IMMEDIATE", poolclass=StaticPool)
    return create_engine(
        url,
        connect_args={"options": f"-c lock_timeout={LOCK_TIMEOUT}"},
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
    )


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_engine(url: str, *, begin: str, **options: object) -> Engine:
    if name := make_url(url).database:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, connect_args={"check_same_thread": False}, hide_parameters=True, **options
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the begin below is ours
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",  # NORMAL lost acknowledged commits in simulated power cuts
            f"busy_timeout={BUSY_TIMEOUT_MS}",
            "foreign_keys=ON",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
