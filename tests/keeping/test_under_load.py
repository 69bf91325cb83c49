"""A backup taken while the room writes is the record as it was at one revision."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from facilitator import House, build
from facilitator.config import Config, read_config
from facilitator.exports.csv import write_csv
from facilitator.exports.json import write_json
from facilitator.exports.reader import read_report
from facilitator.keeping.progress import silent
from facilitator.keeping.restore import restore
from facilitator.operations import ballots
from facilitator.server import prepare_database
from facilitator.store.models import Base, Push
from facilitator.store.transactions import Database
from tests import postgres
from tests.conftest import add_workshop
from tests.story import Story

CLOCK = datetime(2026, 11, 25, 12, tzinfo=UTC)
SHORT, LONG = 3, pytest.param(25, marks=pytest.mark.long)


@dataclass(frozen=True)
class Looks:
    """All rows, and what somebody would take home, as checksums."""

    rows: str
    json: str
    csv: str


def looks(session: Session, workshop: int) -> Looks:
    rows = hashlib.sha256()
    for name, table in sorted(Base.metadata.tables.items()):
        keys = list(table.primary_key)
        for row in session.execute(sa.select(table).order_by(*keys)):
            rows.update(repr((name, tuple(row))).encode())
    report = read_report(session, workshop, CLOCK, ZoneInfo("UTC"))
    taken = (write_json(report, "en"), write_csv(report, "en"))
    return Looks(rows.hexdigest(), *(hashlib.sha256(each).hexdigest() for each in taken))


def revision(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(Push)) or 0


def seen(database: Database, workshop: int) -> tuple[int, Looks]:
    with database.read() as session:
        return revision(session), looks(session, workshop)


class Room:
    """A room in the middle of its vote, which goes on voting."""

    def __init__(self, house: House) -> None:
        house.live.background = False
        self.house, self.workshop = house, house.database.write(add_workshop)
        self.story = Story(house, self.workshop)
        for deeds in (self.story.arriving, self.story.writing, self.story.sorting):
            for _ in deeds():
                pass
        self.story.next()
        self.numbers = count(1)
        self.history: dict[int, Looks] = {}  # by revision
        self.note()

    def note(self) -> None:
        at, how_it_looks = seen(self.house.database, self.workshop)
        self.history[at] = how_it_looks

    def go_on(self) -> None:
        number = next(self.numbers)
        vote = self.story.here.vote_id
        voter = self.story.people[number % 3]
        dots = {1: 1} if number // 3 % 2 else {}
        self.story.do(
            ballots.cast_ballot, participant=voter, number=number, dots=dots, vote_id=vote
        )
        self.note()


@pytest.fixture
def there(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Config]:
    config = read_config({"DATA_DIR": str(tmp_path / "there")})
    if request.param == "sqlite":
        yield config
        return
    with postgres.server() as url:
        yield replace(config, database_url=url)


def elsewhere(there: Config, folder: Path) -> Config:
    """An installation of the same kind with nothing in it yet."""
    config = read_config({"DATA_DIR": str(folder)})
    if there.database_url.startswith("sqlite"):
        return config
    engine = sa.create_engine(there.database_url, isolation_level="AUTOCOMMIT")
    name = f"other_{folder.name}"
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    engine.dispose()
    url = sa.make_url(there.database_url).set(database=name)
    return replace(config, database_url=url.render_as_string(hide_password=False))


def backup_while(room: Room, config: Config, file: Path) -> None:
    """By the command, in its own process, while this one goes on voting."""
    command = [sys.executable, "-m", "facilitator", "backup", str(file)]
    settings = {"DATA_DIR": str(config.data_dir), "DATABASE_URL": config.database_url}
    with subprocess.Popen(
        command, env={"PATH": "/usr/bin:/bin", **settings}, stdout=subprocess.DEVNULL
    ) as making:
        while making.poll() is None:
            room.go_on()
    assert making.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("times", [SHORT, LONG])
@pytest.mark.parametrize("there", ["sqlite", "postgresql"], indirect=True)
def test_a_restored_backup_is_the_record_at_its_revision(
    there: Config, times: int, tmp_path: Path
) -> None:
    prepare_database(there)
    house = build(there)
    room = Room(house)
    for n in range(times):
        before = max(room.history)
        backup_while(room, there, tmp_path / f"{n}.zip")
        other = elsewhere(there, tmp_path / str(n))
        restore(other, tmp_path / f"{n}.zip", CLOCK, silent, replace=False)
        database = Database(other.database_url)
        at, restored = seen(database, room.workshop)
        database.close()

        assert restored == room.history[at]
        assert before <= at <= max(room.history)
    assert len(set(room.history.values())) > times
    house.database.close()
