"""How the house reads and writes: snapshots for readers, one transaction per operation.

On SQLite a write transaction runs in one native thread, BEGIN to COMMIT, so that its fsync
stops no other phone. Only plain values cross: never sessions or rows.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from gevent.threadpool import ThreadPool
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session

from facilitator.store.engine import is_sqlite, reading_engine, writing_engine
from facilitator.store.forgetting import cut_log, rewrite_tables
from facilitator.store.situation import READ_ALREADY

S = TypeVar("S")
T = TypeVar("T")

# The disk or the way to the database failed: what was to be written isn't there, or nobody can
# say. Trying again later, with the same key, is right.
OUT_OF_REACH = (OperationalError, InterfaceError, InternalError, NoConnectionFree)

# PostgreSQL: serialization failures, deadlocks and lock timeouts are tried again; so are unique
# violations, since the same request sent twice at once finds its own receipt the second time.
ATTEMPTS = 5
RETRYABLE = {"40001", "40P01", "55P03", "23505"}


def is_out_of_reach(error: BaseException) -> bool:
    """Not so a statement that SQLite doesn't understand: that is a fault of ours."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", None)
    return isinstance(error, OUT_OF_REACH) and code != sqlite3.SQLITE_ERROR


class Database:
    """One database, opened. `read()` gives a snapshot, `write()` runs work and commits it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = is_sqlite(url)
        self.reader: Engine = reading_engine(url)
        self.writer: Engine = writing_engine(url)
        self._thread = ThreadPool(1) if self.is_sqlite else None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on one snapshot. What it returns must not be used after the block."""
        with Session(self.reader, info={READ_ALREADY: {}}) as session:
            yield session

    def write(self, work: Callable[[Session], T]) -> T:
        """Run `work` in one transaction and commit it; an exception rolls it back.

        `work` may run more than once on PostgreSQL, so it must not act outside the session.
        """
        if self._thread is not None:
            return cast(T, self._in_its_thread(self._thread, self._transaction, work))
        return self._with_retries(work)

    def _in_its_thread(self, thread: ThreadPool, work: Callable[[S], object], subject: S) -> Any:
        done, result = thread.apply(self._outcome, (work, subject))
        if not done:
            raise result
        return result

    def _outcome(self, work: Callable[[S], object], subject: S) -> tuple[bool, Any]:
        """A refusal comes back as a value: gevent prints whatever a worker thread raises."""
        try:
            return True, work(subject)
        except Exception as error:
            if is_out_of_reach(error):
                self.writer.dispose()  # the next one finds the file as it is then
            return False, error

    def _transaction(self, work: Callable[[Session], T]) -> T:
        with Session(self.writer) as session, session.begin():
            return work(session)

    def _with_retries(self, work: Callable[[Session], T]) -> T:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._transaction(work)
            except DBAPIError as error:
                state = getattr(error.orig, "sqlstate", None)
                if state not in RETRYABLE or attempt == ATTEMPTS:
                    raise
                time.sleep(0.02 * attempt)
        raise AssertionError("unreachable")

    def leave_no_traces(self) -> None:
        """Overwrite on the disk what was deleted, in SQLite's log and PostgreSQL's tables too.

        SQLite blanks what it deletes (`secure_delete`); its log must be played in and cut off.
        """
        if self._thread is not None:
            self._in_its_thread(self._thread, cut_log, self.writer)
        else:
            rewrite_tables(self.writer)

    def close(self) -> None:
        self.reader.dispose()
        if self._thread is not None:
            self._thread.apply(self.writer.dispose)
            self._thread.kill()
        else:
            self.writer.dispose()
