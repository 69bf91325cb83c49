"""Promise 22: the minutes can be downloaded at every step, in every format, while a room works."""

from collections.abc import Callable
from itertools import cycle

import gevent
import pytest

from facilitator.exports.formats import FORMATS
from facilitator.simulate.browser import Browser
from facilitator.simulate.clicker import Clicker
from facilitator.simulate.crowd import Crowd, passer_by
from facilitator.simulate.pace import LOAD
from facilitator.store.situation import situation
from facilitator.store.transactions import Database
from facilitator.web import cookies
from tests.conftest import add_workshop
from tests.faults.server import Server
from tests.faults.waiting import apart, until
from tests.simulate.conftest import TOKEN, add_facilitator

pytestmark = pytest.mark.slow
Serving = Callable[..., Server]

# At each step so many of the formats; they take turns.
EACH = [1, pytest.param(len(FORMATS), marks=pytest.mark.long)]
BEGINNING = {
    "docx": b"PK",
    "xlsx": b"PK",
    "csv": b"PK",
    "zip": b"PK",
    "pdf": b"%PDF",
    "json": b"{",
    "md": b"#",
}
PEOPLE = 4


@pytest.mark.parametrize("each", EACH)
def test_the_minutes_are_there_at_every_step_of_a_room_that_works(
    serving: Serving, each: int
) -> None:
    server = serving()
    workshop = prepared(server)
    apart(server.start)
    desk = Browser(server.origin, cookies={cookies.DESK: TOKEN})
    server.visitors.append(desk)
    clicker, crowd = Clicker(desk, workshop), Crowd(server.origin, "7KD4MR", LOAD)
    crowd.send([passer_by("7KD4MR", number) for number in range(PEOPLE)])
    until(lambda: crowd.tally.counts["joined"] == PEOPLE)
    formats, stages = cycle(FORMATS), []

    while (stage := stage_of(server, workshop)) != "closed":
        stages.append(stage)
        download(desk, workshop, [next(formats) for _ in range(each)])
        clicker.press_next()
        gevent.sleep(0.2)
    download(desk, workshop, [next(formats) for _ in range(each)])
    crowd.disperse()

    assert {"lobby", "practice", "writing", "sorting", "voting", "revealed"} <= set(stages)


def prepared(server: Server) -> int:
    database = Database(server.database_url)
    try:
        database.write(add_facilitator)
        return database.write(add_workshop)
    finally:
        database.close()


def download(desk: Browser, workshop: int, formats: list[str]) -> None:
    for format_ in formats:
        answer = desk.fetch(f"/record/{workshop}.{format_}")
        body = answer.text.encode() if format_ in ("json", "md") else answer.body
        assert (answer.status, body[:4].startswith(BEGINNING[format_])) == (200, True)


def stage_of(server: Server, workshop: int) -> str:
    database = Database(server.database_url)
    try:
        with database.read() as session:
            return situation(session, workshop).stage
    finally:
        database.close()
