"""Promise 2: one tap counts once over a network that loses and doubles."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import gevent
import pytest
from gevent.pool import Pool

from facilitator.simulate.ballot import ballot_in
from facilitator.simulate.browser import SCRIPT
from facilitator.simulate.page import Form, form_to
from facilitator.simulate.phone import Phone
from facilitator.simulate.tally import Tally
from facilitator.store.situation import situation
from facilitator.store.transactions import Database
from tests.faults.conftest import BOTH
from tests.faults.proxy import Proxy
from tests.faults.scene import Scene, voting_room, writing_room
from tests.faults.server import Server
from tests.faults.stored import contradictions_in, stored_ballots, stored_texts

pytestmark = pytest.mark.slow
Serving = Callable[..., Server]
BehindProxy = Callable[..., Proxy]
T = TypeVar("T")

LOSSES = {"requests": 0.15, "answers": 0.15, "doubled": 0.05}
PEOPLE = [25, pytest.param(500, marks=pytest.mark.long)]
AT_ONCE = 50


@pytest.mark.parametrize("people", PEOPLE)
@pytest.mark.parametrize("database", BOTH)
def test_one_tap_counts_once(
    serving: Serving, behind_proxy: BehindProxy, database: str, people: int
) -> None:
    server = serving(database)
    writing, voting = writing_room(server, people), voting_room(server, people)
    proxy = behind_proxy(server, seed=people)
    server.start()
    proxy.lose(**LOSSES)
    tally, room = Tally(), Pool(AT_ONCE)
    for writer, voter in zip(writing.people, voting.people, strict=True):
        room.spawn(write, writing, writer, proxy, tally)
        room.spawn(vote, voting, voter, proxy, tally)
    room.join(raise_error=True)

    assert contradictions_in(server, tally.history) == []
    written = [text for text in stored_texts(server) if text.startswith("From ")]
    assert Counter(written) == Counter(f"From {writer}" for writer in writing.people)
    held = stored_ballots(server, voting.vote)
    assert sorted(held) == sorted(voting.people)
    assert all(len(dots) == 3 for _, dots in held.values())
    assert min(proxy.happened.values()) > 0

    proxy.restore()
    again = form_to(writing.phone(writing.people[0]).part, "/ideas")
    assert [status_of(writing, again, text) for text in ("Trees", "Trees", "Roofs")] == [
        200,
        200,
        409,
    ]
    assert Counter(stored_texts(server))["Trees"] == 1


def status_of(scene: Scene, form: Form | None, text: str) -> int:
    assert form is not None
    browser = scene.phone(scene.people[0]).browser
    filled = [*form.hidden(), ("list", "barrier"), ("text", text)]
    return browser.submit(form.action, filled, SCRIPT).status


def write(scene: Scene, person: int, proxy: Proxy, tally: Tally) -> None:
    phone = on_a_bad_line(scene, person, proxy, tally)
    form = form_to(phone.part, "/ideas")
    assert form is not None
    assert phone.write(form, "barrier", f"From {person}")


def vote(scene: Scene, person: int, proxy: Proxy, tally: Tally) -> None:
    phone = on_a_bad_line(scene, person, proxy, tally)
    ballot = ballot_in(phone.part)
    assert ballot is not None
    topics = [topic for each in ballot.lists for topic in each.topics.values()]
    assert phone.cast(ballot, dict.fromkeys(phone.chance.sample(topics, 3), 1))


def on_a_bad_line(scene: Scene, person: int, proxy: Proxy, tally: Tally) -> Phone:
    """Sends until there is an answer, and somewhat sooner than a real one."""
    phone = until_answered(lambda: scene.phone(person, through=proxy.url, tally=tally))
    phone.tries, phone.between_tries = 100, (0.1, 0.3)
    return phone


def until_answered(ask: Callable[[], T]) -> T:
    for _ in range(100):
        try:
            return ask()
        except OSError:
            gevent.sleep(0.1)
    raise TimeoutError


def test_a_facilitators_next_skips_nothing(serving: Serving, behind_proxy: BehindProxy) -> None:
    server = serving()
    scene = writing_room(server, people=0)
    proxy = behind_proxy(server, seed=3)
    server.start()
    clicker = scene.clicker(through=proxy.url)
    proxy.lose(requests=0.3, answers=0.3, doubled=0.3)
    places = [place(server, scene)]

    for _ in range(4):
        button = until_answered(partial(clicker.button, "next"))
        press = partial(clicker.browser.submit, button.action, button.hidden(), SCRIPT)
        until_answered(press)
        places.append(place(server, scene))

    assert [stage for _, stage in places] == [
        "writing",
        "drafting",
        "sorting",
        "accepted",
        "voting",
    ]
    assert min(proxy.happened.values()) > 0


def place(server: Server, scene: Scene) -> tuple[str, str]:
    database = Database(server.database_url)
    try:
        with database.read() as session:
            here = situation(session, scene.workshop)
            return here.position, here.stage
    finally:
        database.close()
