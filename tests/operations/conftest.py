"""A workshop on a real database, driven by operations alone."""

from collections.abc import Iterator

import pytest

from facilitator.store.models import Base
from facilitator.store.transactions import Database
from tests import postgres
from tests.operations.room import Room


@pytest.fixture(
    scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)]
)
def database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """One for all tests: each has a workshop of its own in it."""
    if request.param == "postgresql":
        with postgres.server() as url:
            yield from opened(url)
    else:
        yield from opened(f"sqlite:///{tmp_path_factory.mktemp('operations')}/room.db")


def opened(url: str) -> Iterator[Database]:
    database = Database(url)
    if database.is_sqlite:  # speed only: no test here pulls the plug
        database.writer.raw_connection().cursor().execute("PRAGMA synchronous=OFF")
    Base.metadata.create_all(database.writer)
    yield database
    database.close()


@pytest.fixture
def room(database: Database) -> Room:
    return Room(database)
