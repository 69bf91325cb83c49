"""An upgrade keeps the data: every schema ever released, with rows, becomes today's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from facilitator.store.models import Base
from facilitator.store.schema import migrate
from tests import postgres
from tests.store.freeze import history, missing
from tests.store.released import schemas, thaw

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    with postgres.server() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/house.db"
    url: str = request.getfixturevalue("postgres_url")
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()
    return url


def test_every_schema_but_the_newest_is_frozen() -> None:
    """A new migration needs the database before it: python -m tests.store.freeze"""
    assert missing() == []


@pytest.mark.parametrize("schema", schemas())
def test_a_released_database_becomes_todays_and_keeps_every_row(schema: str, empty: str) -> None:
    thaw(schema, empty)
    before = rows(empty)
    assert {name for name, kept in before.items() if not kept} == set()

    migrate(empty)

    after = rows(empty)
    assert after.pop("alembic_version") == [{"version_num": history()[-1]}]
    before.pop("alembic_version")
    assert {name: shared(after[name], kept) for name, kept in before.items()} == before
    assert difference_from_models(empty) == []


def test_what_is_counted_from_now_on_is_counted_in_older_rows_too(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/house.db"
    thaw("0003", url)
    edit(url, "UPDATE action SET status = 'done', edited_at = '2026-10-20 09:00:00'")
    edit(url, "UPDATE idea SET withdrawn_at = (SELECT at FROM removal) WHERE author_id < 3")

    migrate(url)

    after = rows(url)
    assert [str(row["settled_at"]) for row in after["action"]] == ["2026-10-20 09:00:00"]
    assert [row["ideas"] for row in after["removal"]] == [2]  # of phone 1


def edit(url: str, statement: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def rows(url: str) -> Rows:
    engine = sa.create_engine(url)
    tables = sa.MetaData()
    with engine.connect() as connection:
        tables.reflect(connection)
        found = {
            name: [dict(row._mapping) for row in connection.execute(sa.select(table))]
            for name, table in tables.tables.items()
        }
    engine.dispose()
    return {name: in_order(each) for name, each in found.items()}


def in_order(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda row: str(sorted(row.items(), key=str)))


def shared(after: list[dict[str, Any]], before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, in the columns that were there before."""
    columns = before[0].keys()
    return in_order([{name: row[name] for name in columns} for row in after])


def difference_from_models(url: str) -> list[Any]:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        difference = compare_metadata(context, Base.metadata)
    engine.dispose()
    return list(difference)
