"""Databases as released versions left them, schema and rows, independent of today's models.

`0001.sqlite.sql` and `0001.postgresql.sql` were dumped at that schema with a row in every table.
They never change. `freeze.py` dumps the next one.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

HERE = Path(__file__).parent
KINDS = ("sqlite", "postgresql")


def dump_of(schema: str, kind: str) -> Path:
    return HERE / f"{schema}.{kind}.sql"


def rows_of(schema: str) -> Path:
    """Rows for the tables that are new in this schema, if there are such."""
    return HERE / f"{schema}.rows.sql"


def schemas() -> list[str]:
    """Those with a dump for every kind of database, oldest first."""
    found = [{path.name.split(".")[0] for path in HERE.glob(f"*.{kind}.sql")} for kind in KINDS]
    return sorted(set.intersection(*found))


def thaw(schema: str, url: str) -> None:
    """Lay the released database into this empty one."""
    text = dump_of(schema, sa.make_url(url).get_backend_name()).read_text()
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(str(sa.make_url(url).database))) as connection:
            connection.executescript(text)
        return
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        driver.execute(text)  # type: ignore[union-attr]
    engine.dispose()


def in_few_words(dump: str) -> str:
    """What `pg_dump` writes, without comments, psql's own orders and settings of one version."""
    noise = re.compile(r"^(--|\\|SET |SELECT pg_catalog\.set_config|$)")
    return "".join(line for line in dump.splitlines(keepends=True) if not noise.match(line))
