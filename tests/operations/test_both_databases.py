"""The same story on SQLite and on PostgreSQL ends in the same rows."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from facilitator import House, build
from facilitator.config import Config
from facilitator.store.models import Base
from facilitator.store.schema import migrate
from tests import postgres
from tests.conftest import add_workshop
from tests.story import Story


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    with postgres.server() as url:
        yield url


def rows(house: House) -> dict[str, int]:
    """How many rows the story left in each table."""
    with house.database.read() as session:
        return {
            name: session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }


def told(house: House) -> dict[str, int]:
    house.live.background = False
    workshop = house.database.write(add_workshop)
    for _deed in Story(house, workshop).tell():
        house.live.flush()
    return rows(house)


def test_the_story_ends_the_same_on_both(house: House, config: Config, postgres_url: str) -> None:
    migrate(postgres_url)
    other = build(replace(config, database_url=postgres_url))

    assert told(other) == told(house)

    other.database.close()
