"""A workshop on a real database, driven by operations alone."""

from collections.abc import Iterator

import pytest

from facilitator.store.models import Base
from facilitator.store.transactions import Database
from tests.operations.room import Room


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One for all tests: each has a workshop of its own in it."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('operations')}/room.db")
    database.writer.raw_connection().cursor().execute("PRAGMA synchronous=OFF")  # speed only
    Base.metadata.create_all(database.writer)
    yield database
    database.close()


@pytest.fixture
def room(database: Database) -> Room:
    return Room(database)
