"""What every test needs and no test changes: made once per process.

Each test still has a house and a database of its own. Only work whose result is always the same
is shared: the empty schema, the compiled templates and the compiled routes.
"""

import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import CodeType

from gevent import getcurrent
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine, create_engine, event
from werkzeug.routing import Rule

from facilitator.store.engine import reading_engine, writing_engine
from facilitator.store.models import Base
from facilitator.store.transactions import Database


def lay_empty_database(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(empty_database())


@cache
def empty_database() -> bytes:
    """A SQLite file with every table and no row."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.connect() as connection:
        content = connection.connection.dbapi_connection.serialize()
    engine.dispose()
    return bytes(content)


def lend_engines(database: Database, path: Path) -> None:
    """Give this database the engines of the process, turned to its own file.

    An engine remembers every statement it has compiled. They are the product's own engines, but
    for the fsync: in no test with a house does anybody pull the plug.
    """
    TURNED_TO[:] = [str(path)]
    for engine in (engines := kept_engines()):
        engine.dispose()
    database.reader, database.writer = engines


SOME_FILE = "sqlite:///some-file"  # of which only the kind matters: `turn` names the real one
TURNED_TO: list[str] = []


@cache
def kept_engines() -> tuple[Engine, Engine]:
    reader, writer = reading_engine(SOME_FILE), writing_engine(SOME_FILE)
    for engine in (reader, writer):
        event.listen(engine, "do_connect", turn)
        event.listen(engine, "connect", hurry)
    event.listen(reader, "checkout", refuse_a_read_within_a_read)
    event.listen(reader, "checkin", put_back)
    return reader, writer


READING: set[int] = set()  # greenlets


def refuse_a_read_within_a_read(*_about_the_connection: object) -> None:
    """On PostgreSQL it could wait for a connection that its own greenlet holds."""
    me = id(getcurrent())
    assert me not in READING, "a read within a read"
    READING.add(me)


def put_back(*_about_the_connection: object) -> None:
    READING.discard(id(getcurrent()))


def turn(_dialect: object, _record: object, arguments: list[object], _named: object) -> None:
    arguments[:] = TURNED_TO


def hurry(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")


class Templates(BytecodeCache):
    """Compiled templates, by name and checksum of their text."""

    def __init__(self) -> None:
        self.compiled: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[bucket.key, bucket.checksum] = bucket.code


TEMPLATES = Templates()

Builder = Callable[..., tuple[str, str]]
BUILDERS: dict[tuple[tuple[tuple[bool, str], ...], bool], Builder] = {}


class Route(Rule):
    """A route that compiles how its URL is built only once: for 150 routes that takes three
    times as long as the rest of a house."""

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        if self.defaults:
            return super()._compile_builder(append_unknown)
        key = tuple(self._trace), append_unknown
        if key not in BUILDERS:
            BUILDERS[key] = super()._compile_builder(append_unknown)
        return BUILDERS[key]
