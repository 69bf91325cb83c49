"""A large meeting is read by a child: the same report, and a sentence when it fails."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.bench.crowded import Size, fill_meeting
from facilitator.exports.reader import apart
from facilitator.exports.reader.apart import read_apart
from facilitator.exports.run import ExportFailed
from facilitator.languages import sentence
from facilitator.store.models import Base
from facilitator.store.transactions import Database
from tests import postgres

NOW = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        yield filled(f"sqlite:///{tmp_path}/house.db")
    else:
        with postgres.server() as url:
            yield filled(url)


def filled(url: str) -> Database:
    database = Database(url)
    Base.metadata.create_all(database.writer)
    small = Size(people=8, questions=1, ideas=20)
    database.write(lambda session: fill_meeting(session, small, random.Random(1)))
    return database


def test_a_child_reads_the_same(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    here = [read_apart(database, whole, 1, NOW) for whole in ("meeting", "session")]
    monkeypatch.setattr(apart, "LARGE", 28)  # people and ideas

    assert [read_apart(database, whole, 1, NOW) for whole in ("meeting", "session")] == here
    monkeypatch.setattr(apart.sys, "executable", "/bin/false")
    with pytest.raises(ExportFailed) as failed:
        read_apart(database, "meeting", 1, NOW)
    assert sentence(failed.value) == ("The minutes could not be read this time. Please try again.")
    monkeypatch.setattr(apart, "LARGE", 29)
    assert read_apart(database, "meeting", 1, NOW) == here[0]
    database.close()


def test_what_the_child_ended_with_is_logged_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    database = filled(f"sqlite:///{tmp_path}/house.db")
    monkeypatch.setattr(apart, "LARGE", 0)

    with pytest.raises(ExportFailed):
        read_apart(database, "meeting", 2, NOW)

    assert caplog.messages == ["a meeting was not read apart: facilitator.domain.errors.NotFound"]
    database.close()
