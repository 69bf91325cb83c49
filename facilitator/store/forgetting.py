"""What was deleted leaves the database's files too. `Database.leave_no_traces` calls these.

Neither waits long for somebody who reads: all who write wait behind them. What is left is tried
again (`daily.py`).
"""

import time

from sqlalchemy import Connection, Engine, text

from facilitator.store.engine import BUSY_TIMEOUT_MS
from facilitator.store.models import Base

PATIENCE_MS = 200
GENERATIONS = 2  # of transactions that must end before nobody's snapshot holds what was deleted

OTHERS = """
SELECT virtualtransaction FROM pg_locks JOIN pg_stat_activity USING (pid)
WHERE locktype = 'virtualxid' AND datname = current_database() AND pid <> pg_backend_pid()
"""


class StillRead(Exception):
    """What was deleted can't leave the disk now: somebody reads, longer than one waits."""


def cut_log(engine: Engine) -> None:
    """Play SQLite's log into the file and cut it to nothing."""
    connection = engine.raw_connection()
    try:
        ask = connection.driver_connection.execute  # type: ignore[union-attr]
        ask(f"PRAGMA busy_timeout={PATIENCE_MS}")
        try:
            busy, _, _ = ask("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            ask(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    finally:
        connection.close()
    if busy:
        raise StillRead


def rewrite_tables(engine: Engine) -> None:
    """PostgreSQL keeps deleted rows until a table is written anew; each is locked meanwhile, a few
    milliseconds for what one house holds.

    A row that an older snapshot may still see is written anew with the others, so those end first.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for _ in range(GENERATIONS):
            wait_for_others(connection)
        connection.execute(text(f"SET lock_timeout = '{PATIENCE_MS}ms'"))
        try:
            for table in Base.metadata.sorted_tables:
                connection.execute(text(f'VACUUM (FULL, ANALYZE) "{table.name}"'))
        finally:
            connection.execute(text("RESET lock_timeout"))


def wait_for_others(connection: Connection) -> None:
    """Until every transaction that runs now has ended; each that has a snapshot is among them.

    Once is not enough: a snapshot taken meanwhile sees the database as old as the oldest writer
    that had not ended by then. The second time there is none from before what was deleted.
    """
    running = set(connection.scalars(text(OTHERS)))
    until = time.monotonic() + PATIENCE_MS / 1000
    while running:
        if time.monotonic() > until:
            raise StillRead
        time.sleep(0.01)
        running &= set(connection.scalars(text(OTHERS)))
