"""What was deleted leaves the database's files too. `Database.leave_no_traces` calls these."""

from sqlalchemy import Engine, text

from facilitator.store.models import Base


class StillRead(Exception):
    """SQLite's log can't be cut off now: somebody reads from it, longer than one waits."""


def cut_log(engine: Engine) -> None:
    """Play SQLite's log into the file and cut it to nothing. Waits for readers (busy_timeout)."""
    connection = engine.raw_connection()
    try:
        busy, _, _ = connection.driver_connection.execute(  # type: ignore[union-attr]
            "PRAGMA wal_checkpoint(TRUNCATE)"
        ).fetchone()
    finally:
        connection.close()
    if busy:
        raise StillRead


def rewrite_tables(engine: Engine) -> None:
    """PostgreSQL keeps deleted rows until a table is written anew; each is locked meanwhile, a few
    milliseconds for what one house holds."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in Base.metadata.sorted_tables:
            connection.execute(text(f'VACUUM (FULL, ANALYZE) "{table.name}"'))
