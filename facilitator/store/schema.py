"""Brings a database to this version's schema, and says so when it is newer than the code."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config as Alembic
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from facilitator.store.engine import is_sqlite

MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaTooNew(Exception):
    """The database was written by a later version; this one would spoil it."""


def migrate(url: str, to: str = "head") -> None:
    """Run the steps that are missing, up to the schema `to`.

    SQLite runs them with foreign keys off (a rebuilt table would cascade its rows away) and
    checks the keys afterwards.
    """
    engine = sa.create_engine(url, hide_parameters=True)
    try:
        with engine.connect() as connection:
            check_not_newer(connection)
            if is_sqlite(url):
                connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
                connection.commit()
            alembic = configured()
            alembic.attributes["connection"] = connection
            command.upgrade(alembic, to)
            connection.commit()
            if is_sqlite(url):
                check_keys(connection)
    finally:
        engine.dispose()


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
        raise RuntimeError(f"foreign keys are broken after the migration: {broken[:5]}")
