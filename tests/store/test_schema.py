"""Migrations lead to exactly the tables that the models describe."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from facilitator.store.models import Base
from facilitator.store.schema import SchemaTooNew, migrate


def test_the_migrated_schema_is_the_models_schema(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/house.db"
    migrate(url)
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_migrated_checks_are_the_models_checks(tmp_path: Path) -> None:
    """Alembic compares no CHECK, and it is a CHECK that keeps dots under their cap; nor which
    tables never give a number twice."""
    migrated, modelled = f"sqlite:///{tmp_path}/house.db", f"sqlite:///{tmp_path}/models.db"
    migrate(migrated)
    engine = sa.create_engine(modelled)
    Base.metadata.create_all(engine)
    engine.dispose()

    assert checks(migrated) == checks(modelled)
    assert never_twice(migrated) == never_twice(modelled) == {"person", "quote"}
    assert ("dot", "ck_dot_within_cap", "marks BETWEEN 1 AND cap AND cap <= 3") in checks(migrated)


def never_twice(url: str) -> set[str]:
    engine = sa.create_engine(url)
    query = "SELECT name FROM sqlite_master WHERE sql LIKE '%PRIMARY KEY AUTOINCREMENT%'"
    with engine.connect() as connection:
        found = set(connection.scalars(sa.text(query)))
    engine.dispose()
    return found


def checks(url: str) -> set[tuple[str, str | None, str]]:
    engine = sa.create_engine(url)
    looked_at = sa.inspect(engine)
    found = {
        (table, check["name"], check["sqltext"])
        for table in looked_at.get_table_names()
        for check in looked_at.get_check_constraints(table)
    }
    engine.dispose()
    return found


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/house.db"
    migrate(url)
    migrate(url)


def test_a_database_from_a_later_version_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/house.db"
    migrate(url)
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(SchemaTooNew, match="newer version"):
        migrate(url)
