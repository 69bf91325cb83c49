"""Brings a database to this version's schema, and says so when it is newer than the code."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config as Alembic
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.pool import ConnectionPoolEntry

from facilitator.store.engine import is_sqlite

MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaTooNew(Exception):
    """The database was written by a later version; this one would spoil it."""


class KeysBroken(Exception):
    """A step left rows that point to none; nothing of it is committed."""


def migrate(url: str, to: str = "head") -> None:
    """Run the steps that are missing, up to the schema `to`: all of them in one transaction, so
    that one which fails, or is killed, leaves the database as it was."""
    engine = upgrading_engine(url)
    try:
        with engine.begin() as connection:
            check_not_newer(connection)
            alembic = configured()
            alembic.attributes["connection"] = connection
            command.upgrade(alembic, to)
            if is_sqlite(url):
                check_keys(connection)
    finally:
        engine.dispose()


def upgrading_engine(url: str) -> sa.Engine:
    """Python's driver would commit before SQLite's `CREATE TABLE`, so that BEGIN is ours.

    Foreign keys are off: a rebuilt table would cascade its rows away. They are checked before the
    commit instead.
    """
    engine = sa.create_engine(url, hide_parameters=True)
    if not is_sqlite(url):
        return engine

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=OFF")

    @sa.event.listens_for(engine, "begin")
    def start(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def is_current(url: str) -> bool:
    """Whether no step is missing. SchemaTooNew where the code is what is behind."""
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            check_not_newer(connection)
            current = MigrationContext.configure(connection).get_current_revision()
            return current == ScriptDirectory(str(MIGRATIONS)).get_current_head()
    finally:
        engine.dispose()


def configured() -> Alembic:
    alembic = Alembic()
    alembic.set_main_option("script_location", str(MIGRATIONS))
    alembic.set_main_option("path_separator", "os")
    return alembic


def check_not_newer(connection: sa.Connection) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and not is_known(current):
        raise SchemaTooNew(
            "This database was written by a newer version of facilitator. Start that version,"
            " or restore a backup made by this one."
        )


def is_known(schema: str) -> bool:
    """Whether this code has met the schema: it is not one of a later version."""
    return schema in {step.revision for step in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def schema_to_leave(url: str) -> str | None:
    """The schema of a database whose rows an upgrade would move; None where nothing is to do,
    or nothing to lose."""
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
            newest = ScriptDirectory(str(MIGRATIONS)).get_current_head()
            if current in (None, newest) or not has_rows(connection):
                return None
            return current
    finally:
        engine.dispose()


def has_rows(connection: sa.Connection) -> bool:
    """Whether somebody used this database: an account, or a meeting of the example."""
    return any(
        connection.execute(sa.select(sa.literal(1)).select_from(sa.table(table)).limit(1)).first()
        for table in ("account", "meeting")
    )


def check_keys(connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise KeysBroken(f"foreign keys are broken after the migration: {broken[:5]}")
