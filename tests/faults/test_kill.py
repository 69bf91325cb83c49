"""Promise 3: what was called saved survives kill -9 and a pulled plug."""

import random
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import gevent
import pytest
from gevent.event import Event

from facilitator.simulate.ballot import ballot_in
from facilitator.simulate.page import form_to
from facilitator.simulate.phone import NotAnswered, Phone
from facilitator.simulate.tally import Tally
from tests.faults.conftest import BOTH
from tests.faults.disk import Plug
from tests.faults.scene import voting_room, writing_room
from tests.faults.server import Server
from tests.faults.stored import contradictions_in
from tests.faults.waiting import apart, until

pytestmark = pytest.mark.slow
Serving = Callable[..., Server]
ROUNDS = [3, pytest.param(60, marks=pytest.mark.long)]
PHONES = 5
SAVED_EACH_ROUND = 12  # at least; then the server dies at any moment
LAST_MOMENTS = 0.3  # seconds


@pytest.mark.parametrize("rounds", ROUNDS)
@pytest.mark.parametrize("database", BOTH)
def test_what_was_saved_survives_kill_minus_nine(
    serving: Serving, database: str, rounds: int
) -> None:
    server = serving(database)
    tally = live_through(server, rounds, start=server.start, end=server.kill)

    assert contradictions_in(server, tally.history) == []


@pytest.mark.parametrize("rounds", ROUNDS)
def test_what_was_saved_survives_a_pulled_plug(
    serving: Serving, plug: Callable[[Server], Plug], rounds: int
) -> None:
    server = serving()
    pulled = plug(server)
    tally = live_through(server, rounds, start=pulled.start, end=pulled.pull)

    assert contradictions_in(server, tally.history) == []


def live_through(
    server: Server, rounds: int, start: Callable[[], Any], end: Callable[[], Any]
) -> Tally:
    """People write and vote on while the server dies under them round by round. Half of them
    send until there is an answer, half give up at the first silence."""
    tally, chance = Tally(), random.Random(rounds)
    writing, voting = writing_room(server, PHONES), voting_room(server, PHONES)
    apart(start)
    phones = [
        scene.phone(person, tally=tally) for scene in (writing, voting) for person in scene.people
    ]
    for phone in phones[::2]:
        phone.tries, phone.between_tries = 10_000, (0.05, 0.1)
    for phone in phones[1::2]:
        phone.tries, phone.between_tries = 1, (0.0, 0.0)
    over = Event()
    people = [gevent.spawn(keep_on, phone, over) for phone in phones]
    for _ in range(rounds):
        enough = tally.history.count("acknowledged") + SAVED_EACH_ROUND
        until(partial(has_saved, tally, enough))
        gevent.sleep(chance.uniform(0, LAST_MOMENTS))
        apart(end)
        apart(start)
    over.set()
    gevent.joinall(people, raise_error=True)
    apart(end)
    return tally


def has_saved(tally: Tally, enough: int) -> bool:
    return tally.history.count("acknowledged") >= enough


def keep_on(phone: Phone, over: Event) -> None:
    while not over.is_set():
        try:
            act(phone)
        except NotAnswered:
            look_again(phone)
        gevent.sleep(phone.chance.uniform(0.02, 0.1))


def act(phone: Phone) -> None:
    if ballot := ballot_in(phone.part):
        topics = [topic for each in ballot.lists for topic in each.topics.values()]
        phone.cast(ballot, dict.fromkeys(phone.chance.sample(topics, 3), 1))
    elif form := form_to(phone.part, "/ideas"):
        phone.write(form, "barrier", f"Thought {phone.chance.random()}")


def look_again(phone: Phone) -> None:
    with suppress(OSError, NotAnswered):  # still dead
        phone.show(phone.browser.open_page(f"/w/{phone.code}"))
