"""PostgreSQL: copied and put back by its own tools, `pg_dump`, `pg_restore` and `psql`."""

import os
import shutil
import subprocess  # nosec B404 # PostgreSQL's own tools
import tempfile
from pathlib import Path

import sqlalchemy as sa

from facilitator.keeping.facts import QUERIES, Facts
from facilitator.keeping.refusal import NotDone

HOW_TO_INSTALL = (
    "{tool} is not here; a PostgreSQL database is copied by its own tools."
    " Install them, for example: sudo apt install postgresql-client"
)
SERVER_IS_THERE = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'
"""
OURS = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()"
AS_STATED = """
DO $$ BEGIN
  IF (SELECT version_num FROM public.alembic_version) <> '{schema}'
  OR (SELECT count(*) FROM public.meeting) <> {meetings}
  OR (SELECT count(*) FROM public.workshop) <> {sessions}
  THEN RAISE EXCEPTION 'the rows are not those that the backup lists'; END IF;
END $$;
"""


def has_tools() -> bool:
    return shutil.which("pg_dump") is not None


def exists(url: str) -> bool:
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            return sa.inspect(connection).has_table("alembic_version")
    except sa.exc.OperationalError as reason:
        raise NotDone(f"The database can't be reached: {reason.orig}") from reason
    finally:
        engine.dispose()


def copy_out(url: str, to: Path) -> Facts:
    """A dump as of one moment; what is counted was counted in the same snapshot."""
    engine = sa.create_engine(url, isolation_level="REPEATABLE READ")
    try:
        with engine.connect() as connection:
            facts = Facts(*(connection.scalar(sa.text(query)) for query in QUERIES))
            snapshot = connection.scalar(sa.text("SELECT pg_export_snapshot()"))
            words = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
            run(url, "pg_dump", *words, f"--file={to}")
            return facts
    except sa.exc.DBAPIError as reason:
        raise NotDone(f"The database can't be copied: {reason.orig}") from reason
    finally:
        engine.dispose()


def put_back(dump: Path, url: str, stated: Facts) -> None:
    """Everything in one transaction: after a failure the database is as it was."""
    check_nobody_else(url)
    with tempfile.TemporaryDirectory(dir=dump.parent) as folder:
        first, rows, last = (Path(folder, f"{n}.sql") for n in range(3))
        first.write_text(f"SET lock_timeout = '5s';\n{emptying(url)}")
        words = ["--no-owner", "--no-privileges"]
        run(url, "pg_restore", *words, f"--file={rows}", str(dump), connected=False)
        last.write_text(AS_STATED.format(**stated._asdict()))
        orders = [f"--file={path}" for path in (first, rows, last)]
        run(url, "psql", "-Xq", "--output=/dev/null", "-vON_ERROR_STOP=1", "-1", *orders)


def check_nobody_else(url: str) -> None:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        others = connection.scalar(sa.text(SERVER_IS_THERE))
    engine.dispose()
    if others:
        raise NotDone("Somebody else uses this database. Stop every server first.")


def emptying(url: str) -> str:
    """The database is the house's alone: a table of a later version must go as well."""
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        tables = connection.scalars(sa.text(OURS)).all()
    engine.dispose()
    return f"DROP TABLE {', '.join(tables)} CASCADE;\n" if tables else ""


def run(url: str, tool: str, *words: str, connected: bool = True) -> None:
    from psycopg.conninfo import make_conninfo  # SQLite needs no driver

    if shutil.which(tool) is None:
        raise NotDone(HOW_TO_INSTALL.format(tool=tool))
    where = sa.make_url(url)
    parts = {**where.translate_connect_args(database="dbname", username="user"), **where.query}
    environment = {**os.environ, "PGPASSWORD": str(parts.pop("password", ""))}
    place = [f"--dbname={make_conninfo(**parts)}"] if connected else []
    done = subprocess.run(  # nosec B603 # the operator's own settings
        [tool, *place, *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotDone(f"{tool} failed: {done.stderr.strip() or done.returncode}")
