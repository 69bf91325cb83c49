"""`python -m tests.store.freeze`: dumps each schema that has none yet, except the newest.

The newest frozen database is thawed, migrated step by step, and dumped again. A new table gets a
row by hand afterwards, in the .sql file: the test of released schemas asks for one.
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
from tests.store.released import dump_of, in_few_words, schemas, thaw


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
    dump_of(schema, sa.make_url(url).get_backend_name()).write_text(dumped(url))


def main() -> None:
    for schema in missing():
        with tempfile.TemporaryDirectory() as folder, postgres.server() as url:
            freeze(schema, url)
            freeze(schema, f"sqlite:///{Path(folder)}/frozen.sqlite")
        print(schema)


if __name__ == "__main__":
    main()
