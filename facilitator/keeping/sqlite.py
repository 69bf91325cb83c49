"""SQLite: copied by its own backup interface from under a running server, and put back whole."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy.engine import make_url

from facilitator.keeping.archive import settle
from facilitator.keeping.facts import QUERIES, Facts
from facilitator.keeping.progress import Tell
from facilitator.keeping.refusal import Damaged, NotDone

PAGES = 2000  # between two words about the progress
BESIDE = ("-wal", "-shm", "-journal")


def file_of(url: str) -> Path:
    return Path(str(make_url(url).database)).absolute()


def exists(url: str) -> bool:
    return file_of(url).is_file() and file_of(url).stat().st_size > 0


def copy_out(url: str, to: Path, tell: Tell) -> Facts:
    """A whole copy as of one moment.

    The source is read inside one transaction: without it every write of the running server would
    make the copying begin again, and under load it would never end.
    """
    try:
        with closing(opened(file_of(url))) as source, closing(sqlite3.connect(to)) as copy:
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(
                copy,
                pages=PAGES,
                progress=lambda _status, left, of: tell("Copying the database", of - left, of),
            )
            copy.execute("PRAGMA journal_mode=DELETE")  # one file
        return facts(to)
    except sqlite3.Error as reason:
        raise refusal("The database can't be copied", reason) from reason


def refusal(what: str, reason: sqlite3.Error) -> NotDone:
    """A database that is not whole raises the plain class; a full disk or a lock its subclass."""
    kind = Damaged if type(reason) is sqlite3.DatabaseError else NotDone
    return kind(f"{what}: {reason}.")


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None)


def facts(path: Path) -> Facts:
    """What is in the file, after SQLite itself found it whole."""
    try:
        with closing(opened(path)) as database:
            whole = database.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            if not whole or database.execute("PRAGMA foreign_key_check").fetchone():
                raise Damaged("The database is damaged: SQLite's own check says so.")
            return Facts(*(database.execute(query).fetchone()[0] for query in QUERIES))
    except sqlite3.Error as reason:
        raise refusal("The database can't be read", reason) from reason


def put_back(new: Path, url: str) -> None:
    """Replace the database by this checked file: renamed into place, so it is the old or the new.

    A log that the old one left behind must go first: SQLite would play it into the new one.
    """
    place = file_of(url)
    if place.exists():
        with closing(opened(place)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            old.execute("PRAGMA journal_mode=DELETE")
    for end in BESIDE:
        place.with_name(place.name + end).unlink(missing_ok=True)
    new.rename(place)
    settle(place.parent)


def set_aside(url: str, name: str) -> Path:
    """Keep a database that can't even be read under another name, with its logs."""
    place = file_of(url)
    for end in ("", *BESIDE):
        if (old := place.with_name(place.name + end)).exists():
            old.rename(place.with_name(name + end))
    return place.with_name(name)
