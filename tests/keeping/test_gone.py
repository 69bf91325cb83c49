"""Erased is gone: no byte of what somebody wrote, or of who they were, is left on the disk."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import gevent
import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from facilitator import House, build
from facilitator.commands.erase import about_backups
from facilitator.config import Config
from facilitator.daily import look_for_traces, newest_erasure, note_wiped, try_wiping_again
from facilitator.domain.stages import Approval
from facilitator.keeping import sqlite
from facilitator.keeping.backup import make_backup
from facilitator.keeping.progress import silent
from facilitator.keeping.restore import erased_since
from facilitator.live.publish import now
from facilitator.operations import (
    erasing,
    ideas,
    joining,
    meetings,
    moving,
    sorting,
    stages,
    steps,
)
from facilitator.operations import workshops as office
from facilitator.server import prepare_database
from facilitator.store.models import Workshop
from facilitator.store.situation import situation
from facilitator.web.versions import canonical
from tests import postgres
from tests.conftest import add_workshop

IDEA, FIRST_IDEA, SUGGESTION = "Qwxmarker orchards", "Qwxmarker first wording", "Qwxmarker bees"
NAME, ORGANISATION = "Zyqmarker Person", "Vkjmarker GmbH"
WORDS = ("Qwxmarker", "Zyqmarker", "Vkjmarker")
DEVICE = "Jqwmarker of the person"
OF_PEOPLE = (NAME, DEVICE, FIRST_IDEA, SUGGESTION)  # what goes on the day for people


class Room:
    """Somebody joined with a name, wrote, edited, sorted; their idea became a topic."""

    def __init__(self, house: House, files: Callable[[], dict[str, bytes]]) -> None:
        house.live.background = False
        self.house, self.files = house, files
        self.workshop = house.database.write(add_workshop)
        house.database.write(named)
        self.do(office.open_lobby)
        self.person = self.join(DEVICE, ORGANISATION, NAME)
        self.other = self.join("device of another", "Fjordby Kommune", "")
        self.next()
        self.next()
        self.idea = self.write(self.person, FIRST_IDEA)
        others = self.write(self.other, "Rain gardens")
        self.do(ideas.edit_own_idea, author=self.person, idea_id=self.idea, text=IDEA)
        self.next()
        self.do(moving.promote_idea, idea_id=self.idea, by_id=None)
        self.next()
        answer = {"participant": self.person, "idea_id": others, "suggestion": SUGGESTION}
        self.do(sorting.answer_nowhere, **answer)

    def do(self, operation: Any, **values: Any) -> Any:
        return self.house.live.perform(operation, self.workshop, **values)

    def join(self, device: str, organisation: str, name: str) -> int:
        said = {"organisation": organisation, "partner_type": "company", "country": "DE"}
        by = {"device_hash": device, "languages": ["en"], "language": "en", "name": name}
        [joined] = self.do(joining.join, **said, **by)
        return int(joined.participant_id)

    def write(self, author: int, text: str) -> int:
        where = {"question_id": 1, "list_": "possibility", "language": "en"}
        [added] = self.do(ideas.add_idea, author=author, text=text, **where)
        return int(added.idea_id)

    def next(self) -> None:
        with self.house.database.read() as session:
            position = situation(session, self.workshop).position
        self.do(steps.go_on, position=position, by_id=None)

    def close(self) -> None:
        while self.state != "closed":
            self.next()

    @property
    def state(self) -> str:
        with self.house.database.read() as session:
            return session.get_one(Workshop, self.workshop).state

    def found(self, words: Sequence[str] = WORDS) -> dict[str, int]:
        """How often each word is in the database's files."""
        content = self.files()
        return {word: sum(each.count(word.encode()) for each in content.values()) for word in words}


def named(session: Any) -> None:
    session.execute(sa.update(Workshop).values(naming="optional"))


@pytest.fixture
def sqlite_room(house: House, config: Config) -> Room:
    def files() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in config.data_dir.glob("facilitator*")}

    return Room(house, files)


def erase_person(room: Room) -> None:
    room.do(erasing.erase_participant, participant=room.person, by_id=None)


def erase_workshop(room: Room) -> None:
    room.close()
    room.do(office.delete_workshop)


def erase_meeting(room: Room) -> None:
    room.close()
    room.house.live.perform(meetings.delete_meeting, 1)


@pytest.mark.parametrize("erase", [erase_person, erase_workshop, erase_meeting])
def test_nothing_is_left_in_the_file_or_its_log(
    sqlite_room: Room, erase: Callable[[Room], None], caplog: pytest.LogCaptureFixture
) -> None:
    assert all(sqlite_room.found().values())

    erase(sqlite_room)

    assert sqlite_room.found() == dict.fromkeys(WORDS, 0)
    assert [word for word in WORDS if word in caplog.text] == []


def test_after_the_close_the_words_stay_and_nobody_said_them(sqlite_room: Room) -> None:
    sqlite_room.close()
    erase_person(sqlite_room)

    found = sqlite_room.found()
    assert (found["Zyqmarker"], found["Vkjmarker"]) == (0, 0)
    with sqlite_room.house.database.read() as session:
        idea = session.get_one(ideas.Idea, sqlite_room.idea)
        assert (idea.text, idea.original_text, idea.author_id) == (IDEA, None, None)


def test_after_the_close_the_words_can_be_withheld(sqlite_room: Room) -> None:
    sqlite_room.close()
    sqlite_room.do(
        erasing.erase_participant, participant=sqlite_room.person, by_id=None, withhold=True
    )
    assert sqlite_room.found() == dict.fromkeys(WORDS, 0)


def test_approved_minutes_and_their_files_lose_whoever_is_erased(sqlite_room: Room) -> None:
    sqlite_room.close()
    draft = sqlite_room.found()
    approve(sqlite_room)
    filed = sqlite_room.found()
    assert all(filed[word] > draft[word] + 1 for word in WORDS)  # in the report and in the file

    sqlite_room.do(
        erasing.erase_participant, participant=sqlite_room.person, by_id=None, withhold=True
    )

    assert sqlite_room.found() == dict.fromkeys(WORDS, 0)


def approve(room: Room) -> None:
    approval = Approval("All", date(2026, 10, 20), "at the meeting")
    do = room.house.live.perform
    [approved] = do(stages.approve, 1, approval, canonical, seen=0, by_id=None)
    clerk = room.house.clerk
    clerk.write(clerk.wanted(approved.filed_id, "md", "en"))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.server() as url:
        yield url


@pytest.fixture
def postgres_room(server: str, config: Config) -> Iterator[Room]:
    """In a database of its own, so in a folder of its own."""
    name = f"gone_{abs(hash(config.data_dir))}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")

    def ask(query: str) -> str:
        with engine.connect() as connection:
            return str(connection.scalar(sa.text(query)))

    def files() -> dict[str, bytes]:
        with engine.connect() as connection:
            connection.execute(sa.text("CHECKPOINT"))
        number = ask(f"SELECT oid FROM pg_database WHERE datname = '{name}'")
        folder = Path(ask("SHOW data_directory"), "base", number)
        if not os.access(folder, os.R_OK):
            pytest.skip("the server's files can't be read by this user")
        return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    url = sa.make_url(server).set(database=name).render_as_string(hide_password=False)
    there = replace(config, database_url=url)
    prepare_database(there)
    house = build(there)
    yield Room(house, files)
    house.database.close()
    engine.dispose()


@pytest.mark.slow
def test_nothing_is_left_in_postgresqls_tables(postgres_room: Room) -> None:
    assert all(postgres_room.found().values())

    erase_person(postgres_room)

    assert postgres_room.found() == dict.fromkeys(WORDS, 0)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def room(request: pytest.FixtureRequest) -> Room:
    found: Room = request.getfixturevalue(f"{request.param}_room")
    return found


def test_on_their_day_people_are_gone_from_the_files_and_the_minutes_stay(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    room.close()
    assert all(room.found(OF_PEOPLE).values())

    room.house.live.perform(erasing.erase_people, 1, shuffle=list.reverse)

    assert room.found(OF_PEOPLE) == dict.fromkeys(OF_PEOPLE, 0)
    assert all(room.found((IDEA, ORGANISATION)).values())
    assert [word for word in OF_PEOPLE if word in caplog.text] == []


def test_backups_that_still_hold_it_are_listed(config: Config) -> None:
    prepare_database(config)
    house = build(config)
    room = Room(house, dict)
    old, later = (config.data_dir / "backups" / name for name in ("old.zip", "later.zip"))
    made = make_backup(config, old, now(), silent)
    assert about_backups(config, house) == ""

    erase_person(room)
    make_backup(config, later, now(), silent)

    [back] = erased_since(config.database_url, made.contents.at)
    assert back.startswith(f"participant {room.person}, on 20")
    [said] = about_backups(config, house).splitlines()[2:]
    assert said.split() == [*f"{made.contents.at:%Y-%m-%d %H:%M} UTC".split(), str(old)]
    house.database.close()


def test_a_long_reader_puts_the_wiping_off_and_stops_nobody(
    sqlite_room: Room, organiser: FlaskClient
) -> None:
    sqlite_room.close()
    reader = sqlite3.connect(sqlite.file_of(sqlite_room.house.database.url), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM idea").fetchone()  # as a long backup does
    writing = gevent.spawn(sqlite_room.house.database.write, named)
    began = time.monotonic()

    answer = organiser.post("/meetings/1/delete", data={"sure": "yes"}, follow_redirects=True)
    sqlite_room.house.database.write(lambda session: session.execute(sa.select(Workshop.id)))

    assert time.monotonic() - began < 2  # SQLite alone would wait 5 s, and all writers with it
    assert writing.get(timeout=2) is None
    assert "is deleted. The disk is still being cleaned of it" in answer.text
    assert any(sqlite_room.found().values())
    try_wiping_again(sqlite_room.house)
    assert sqlite_room.house.live.traces_left

    reader.close()
    try_wiping_again(sqlite_room.house)
    assert not sqlite_room.house.live.traces_left
    assert sqlite_room.found() == dict.fromkeys(WORDS, 0)


@pytest.mark.slow
def test_postgresqls_tables_are_not_waited_for_either(postgres_room: Room) -> None:
    engine = sa.create_engine(postgres_room.house.database.url)
    with engine.connect() as reader:
        reader.execute(sa.text("SELECT count(*) FROM idea"))
        began = time.monotonic()
        erase_person(postgres_room)
        assert time.monotonic() - began < 3
        assert postgres_room.house.live.traces_left
    engine.dispose()

    house = postgres_room.house
    note_wiped(house, newest_erasure(house))
    house.live.traces_left = False  # as in a server that was started since, or beside the command
    look_for_traces(house)
    try_wiping_again(house)
    assert not house.live.traces_left
    assert postgres_room.found() == dict.fromkeys(WORDS, 0)

    note_wiped(house, newest_erasure(house))
    look_for_traces(house)
    assert not house.live.traces_left  # nothing is rewritten for nothing


@pytest.mark.slow
def test_a_snapshot_that_holds_no_table_is_waited_for_as_well(postgres_room: Room) -> None:
    """It hinders no table's rewriting, but what it may see would be written anew with the rest."""
    house = postgres_room.house
    old = sa.create_engine(house.database.url, isolation_level="REPEATABLE READ")
    with old.connect() as snapshot:
        snapshot.execute(sa.text("SELECT 1"))
        erase_person(postgres_room)
        assert house.live.traces_left
        assert any(postgres_room.found().values())

    try_wiping_again(house)
    assert not house.live.traces_left
    assert postgres_room.found() == dict.fromkeys(WORDS, 0)

    with old.connect() as writer, old.connect() as late:
        writer.execute(sa.text("UPDATE workshop SET page = page"))
        taking = gevent.get_hub().threadpool.spawn(take_over, writer, late)
        postgres_room.house.live.leave_no_traces()
        taking.get()
        assert house.live.traces_left  # `late` sees as little of the past as the writer
    old.dispose()


def take_over(writer: sa.Connection, late: sa.Connection) -> None:
    """While the first round waits for the writer somebody else begins to read."""
    time.sleep(0.08)
    late.execute(sa.text("SELECT 1"))
    writer.rollback()
