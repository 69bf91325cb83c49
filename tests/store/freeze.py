"""`python -m tests.store.freeze`: dumps each schema that has none yet, except the newest.

The newest frozen database is thawed, migrated, and dumped again. Tables that are new in a schema
get a row each from `released/0002.rows.sql` and its like, written by hand in SQL that both
databases know: the test of released schemas asks for a row in every table.
"""

import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from alembic.script import ScriptDirectory

from facilitator.store.schema import MIGRATIONS, migrate
from tests import postgres
from tests.store.released import dump_of, in_few_words, rows_of, schemas, thaw


def history() -> list[str]:
    """Every schema there ever was, oldest first."""
    steps = ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    return [step.revision for step in steps][::-1]


def missing() -> list[str]:
    return [schema for schema in history()[:-1] if schema not in schemas()]


def dumped(url: str) -> str:
    where = sa.make_url(url)
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(str(where.database))) as connection:
            return "\n".join(connection.iterdump()) + "\n"
    words = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", "-h", str(where.host)]
    place = ["-p", str(where.port), "-U", str(where.username), "-d", str(where.database)]
    done = subprocess.run([*words, *place], capture_output=True, text=True, check=True)
    return in_few_words(done.stdout)


def freeze(schema: str, url: str) -> None:
    thaw(max(each for each in schemas() if each < schema), url)
    migrate(url, to=schema)
    fill(url, rows_of(schema))
    dump_of(schema, sa.make_url(url).get_backend_name()).write_text(dumped(url))


def fill(url: str, rows: Path) -> None:
    statements = rows.read_text().split(";\n") if rows.exists() else []
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        for statement in filter(str.strip, statements):
            connection.exec_driver_sql(statement)
    engine.dispose()


def main() -> None:
    for schema in missing():
        with tempfile.TemporaryDirectory() as folder, postgres.server() as url:
            freeze(schema, url)
            freeze(schema, f"sqlite:///{Path(folder)}/frozen.sqlite")
        print(schema)


if __name__ == "__main__":
    main()
