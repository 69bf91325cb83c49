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


def migrate(url: str) -> None:
    """Run the steps that are missing.

    SQLite runs them with foreign keys off (a rebuilt table would cascade its rows away) and
    checks the keys afterwards.
    """
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            check_not_newer(connection)
            if is_sqlite(url):
                connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
                connection.commit()
            alembic = configured()
            alembic.attributes["connection"] = connection
            command.upgrade(alembic, "head")
            connection.commit()
            if is_sqlite(url):
                check_keys(connection)
    finally:
        engine.dispose()


def configured() -> Alembic:
    alembic = Alembic()
    alembic.set_main_option("script_location", str(MIGRATIONS))
    alembic.set_main_option("path_separator", "os")
    return alembic


def check_not_newer(connection: sa.Connection) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if current is not None and current not in known:
        raise SchemaTooNew(
            "This database was written by a newer version of facilitator. Start that version,"
            " or restore a backup made by this one."
        )


def check_keys(connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"foreign keys are broken after the migration: {broken[:5]}")
