"""Promise 8: a full room behind one address joins and votes, and nobody is refused."""

import random
from collections.abc import Callable
from time import monotonic

import gevent
import pytest
from gevent.pool import Group

from facilitator.simulate.ballot import ballot_in
from facilitator.simulate.browser import Browser
from facilitator.simulate.mind import anybody
from facilitator.simulate.phone import Phone
from facilitator.simulate.tally import Tally
from tests.faults.scene import Scene, voting_room
from tests.faults.server import Server
from tests.faults.stored import contradictions_in, stored_ballots
from tests.faults.waiting import apart, until

pytestmark = pytest.mark.slow
Serving = Callable[..., Server]

PHONES = [60, pytest.param(300, marks=pytest.mark.long)]
WITHIN = 60.0  # seconds, from the first who scans the code to the last ballot
ARRIVING = 0.6 * WITHIN  # nobody holds a whole room back at the door


@pytest.mark.parametrize("phones", PHONES)
def test_a_full_room_behind_one_address_joins_and_votes(serving: Serving, phones: int) -> None:
    server = serving()
    scene = voting_room(server, people=0)
    apart(server.start)
    tally, room = Tally(), Group()
    started = monotonic()
    pause = min(ARRIVING / phones, 0.05)
    for number in range(phones):
        room.spawn(come_and_vote, scene, number, tally)
        gevent.sleep(pause)
    room.join(raise_error=True)

    assert monotonic() - started < WITHIN
    assert (tally.counts["joined"], tally.counts["refused"]) == (phones, 0)
    assert contradictions_in(server, tally.history) == []
    assert tally.history.count("acknowledged") == len(stored_ballots(server, scene.vote)) == phones


def come_and_vote(scene: Scene, number: int, tally: Tally) -> None:
    browser = Browser(scene.server.origin)
    phone = Phone(browser, scene.code, tally, random.Random(number))
    try:
        phone.join(anybody(number))
        phone.listen()
        until(lambda: phone.ear is not None, seconds=WITHIN)
        ballot = ballot_in(phone.part)
        assert ballot is not None
        topics = [topic for each in ballot.lists for topic in each.topics.values()]
        assert phone.cast(ballot, dict.fromkeys(phone.chance.sample(topics, 3), 1))
    finally:
        phone.leave()
