"""Promise 1: nobody spends more dots than given, and nobody is refused one they have."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import gevent
import pytest
from gevent.pool import Pool

from facilitator.simulate.browser import SCRIPT, Browser
from facilitator.simulate.history import Dots
from facilitator.simulate.phone import ballot_form
from facilitator.web import cookies
from tests.faults.scene import KEY, Scene, voting_room
from tests.faults.server import Server
from tests.faults.stored import stored_ballots

pytestmark = pytest.mark.slow
Serving = Callable[..., Server]

FULL = (200, 20)  # voters, and ballots of each that are sent at the same moment
SHORT = (12, 10)
AT_ONCE = 10  # voters: all their ballots are under way together
DOTS = 3

CASES = [
    ("sqlite", 1, SHORT),
    ("sqlite", 2, SHORT),
    ("postgresql", 2, SHORT),
    *(
        pytest.param(database, workers, FULL, marks=pytest.mark.long)
        for database in ("sqlite", "postgresql")
        for workers in (1, 2)
    ),
]


@dataclass
class Voter:
    """Sends all ballots at once, each over a connection of its own, as no phone would."""

    scene: Scene
    person: int
    chance: random.Random
    sent: dict[int, Dots] = field(default_factory=dict)  # by number
    answers: dict[int, int] = field(default_factory=dict)  # status, by number

    def fill_in(self, ballots: int) -> None:
        """Every fifth is over the budget or over the cap."""
        for number in range(1, ballots + 1):
            topics = self.chance.sample(self.scene.topics, DOTS + (number % 10 == 0))
            self.sent[number] = dict.fromkeys(topics, 1)
            if number % 10 == 5:
                self.sent[number] = {topics[0]: 2, topics[1]: 1}

    def is_legal(self, number: int) -> bool:
        return number % 5 != 0

    def vote(self) -> None:
        numbers = list(self.sent)
        self.chance.shuffle(numbers)
        gevent.joinall([gevent.spawn(self.send, number) for number in numbers], raise_error=True)

    def send(self, number: int) -> None:
        browser = Browser(
            self.scene.server.origin, cookies={cookies.DEVICE: KEY.format(self.person)}
        )
        form = ballot_form(str(self.scene.vote), number, self.sent[number])
        try:
            answer = browser.submit(f"/w/{self.scene.code}/ballot", form, SCRIPT)
            self.answers[number] = answer.status
        finally:
            browser.close()


@pytest.mark.parametrize(("database", "workers", "size"), CASES)
def test_budgets_hold_and_what_one_has_can_be_spent(
    serving: Serving, database: str, workers: int, size: tuple[int, int]
) -> None:
    people, ballots = size
    server = serving(database, workers)
    scene = voting_room(server, people)
    server.start()
    voters = [Voter(scene, person, random.Random(person)) for person in scene.people]
    for voter in voters:
        voter.fill_in(ballots)

    room = Pool(AT_ONCE)
    for voter in voters:
        room.spawn(voter.vote)
    room.join(raise_error=True)

    failed = {status for voter in voters for status in voter.answers.values() if status >= 500}
    refused = [n for voter in voters for n in voter.answers if voter.is_legal(n)
               and voter.answers[n] != 200]  # fmt: skip
    assert (failed, refused) == (set(), [])
    held = stored_ballots(server, scene.vote)
    for voter in voters:
        newest = max(filter(voter.is_legal, voter.sent))
        assert held[voter.person] == (newest, voter.sent[newest])
