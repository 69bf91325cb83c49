"""PostgreSQL: put back in one transaction, over what is there, or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator.config import Config, read_config
from facilitator.keeping import postgres as tools
from facilitator.keeping.backup import make_backup
from facilitator.keeping.facts import Facts
from facilitator.keeping.progress import silent
from facilitator.keeping.refusal import NotDone
from facilitator.keeping.restore import restore
from facilitator.server import prepare_database
from tests import postgres
from tests.store.released import thaw

NOW = datetime(2026, 11, 25, 21, 13, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.server() as url:
        yield url


@pytest.fixture
def used(server: str, tmp_path: Path) -> Config:
    """An installation with a meeting in it, in a database of its own."""
    name = f"used_{abs(hash(tmp_path))}"
    ask(server, f"CREATE DATABASE {name}")
    url = sa.make_url(server).set(database=name).render_as_string(hide_password=False)
    config = replace(read_config({"DATA_DIR": str(tmp_path / "data")}), database_url=url)
    thaw("0001", url)
    prepare_database(config, has_backup=True)
    return config


def ask(url: str, query: str) -> str | None:
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        done = connection.execute(sa.text(query))
        answer = done.scalar() if done.returns_rows else None
    engine.dispose()
    return None if answer is None else str(answer)


def title(config: Config) -> str | None:
    return ask(config.database_url, "SELECT title FROM meeting")


@pytest.mark.slow
def test_it_is_put_back_over_what_is_there(used: Config, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    make_backup(used, file, NOW, silent)
    ask(used.database_url, "UPDATE meeting SET title = 'Later'")
    ask(used.database_url, "CREATE TABLE of_a_later_version (id integer)")

    with pytest.raises(NotDone, match="--replace"):
        restore(used, file, NOW, silent, replace=False)
    done = restore(used, file, NOW, silent, replace=True)

    assert title(used) == "Working days"
    assert ask(used.database_url, "SELECT to_regclass('of_a_later_version')") is None
    assert done.kept is not None
    restore(used, done.kept, NOW, silent, replace=True)
    assert title(used) == "Later"


@pytest.mark.slow
def test_a_restore_that_fails_leaves_the_old_rows(used: Config, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    facts = tools.copy_out(used.database_url, dump)
    ask(used.database_url, "UPDATE meeting SET title = 'Later'")

    with pytest.raises(NotDone, match="not those that the backup lists"):
        tools.put_back(dump, used.database_url, Facts(facts.schema, 99, facts.sessions))
    assert title(used) == "Later"


@pytest.mark.slow
def test_nothing_is_put_back_while_somebody_else_is_connected(used: Config, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    facts = tools.copy_out(used.database_url, dump)
    engine = sa.create_engine(used.database_url)
    with engine.connect(), pytest.raises(NotDone, match="Somebody else uses this database"):
        tools.put_back(dump, used.database_url, facts)
    engine.dispose()
