"""What was deleted leaves the database's files too. `Database.leave_no_traces` calls these.

Neither waits long for somebody who reads: all who write wait behind them. What is left is tried
again (`daily.py`).
"""

from sqlalchemy import Engine, text

from facilitator.store.engine import BUSY_TIMEOUT_MS
from facilitator.store.models import Base

PATIENCE_MS = 200


class StillRead(Exception):
    """SQLite's log can't be cut off now: somebody reads from it, longer than one waits."""


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
    milliseconds for what one house holds."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"SET lock_timeout = '{PATIENCE_MS}ms'"))
        try:
            for table in Base.metadata.sorted_tables:
                connection.execute(text(f'VACUUM (FULL, ANALYZE) "{table.name}"'))
        finally:
            connection.execute(text("RESET lock_timeout"))
