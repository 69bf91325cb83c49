"""One room of so many phones: joining, writing, voting; and what it cost."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import gevent

from facilitator.bench.house import prepared
from facilitator.bench.scene import CODE, Scene, sort_everything
from facilitator.bench.server import Server
from facilitator.bench.stored import stored_ballots, stored_ideas
from facilitator.domain.words import LISTS
from facilitator.simulate import page
from facilitator.simulate.ballot import ballot_in
from facilitator.simulate.browser import Browser
from facilitator.simulate.chance import chance_of
from facilitator.simulate.clicker import Clicker
from facilitator.simulate.mind import anybody
from facilitator.simulate.phone import Phone
from facilitator.simulate.tally import Tally, latencies
from facilitator.simulate.watcher import Watcher
from facilitator.store.transactions import Database
from facilitator.web import cookies

JOINS_PER_SECOND = 50
WRITING_SECONDS = 20.0
VOTING_SECONDS = 20.0
BALLOTS_EACH = 3
PATIENCE_SECONDS = 120.0


def measure_room(size: int) -> dict[str, Any]:
    with prepared() as (server, scene, database):
        return Room(size, server, scene, database, chance_of(size)).play()


@dataclass
class Room:
    size: int
    server: Server
    scene: Scene
    database: Database
    chance: random.Random
    tally: Tally = field(default_factory=Tally)
    phones: list[Phone] = field(default_factory=list)
    cpu: dict[str, float] = field(default_factory=dict)  # seconds of the server, by phase
    sent_at: dict[str, float] = field(default_factory=dict)  # by the idea's text
    cast: dict[int, dict[int, int]] = field(default_factory=dict)  # last ballot, by phone

    def play(self) -> dict[str, Any]:
        """The whole session; the figures."""
        desk = Browser(self.server.origin, cookies={cookies.DESK: self.scene.desk_token})
        clicker = Clicker(desk, self.scene.workshop_id)
        watcher = Watcher(desk, self.scene.workshop_id)
        watcher.watch()
        with self.phase("joining"):
            self.all_join()
        with self.phase("opening"):
            self.open_step(clicker, "writing")
        before = self.settled_revision(watcher)
        with self.phase("ideas"):
            self.spread_over(WRITING_SECONDS, [self.write] * self.size)
            self.wait_until(lambda: watcher.saw(before + self.size) is not None)
        self.database.write(lambda session: sort_everything(session, self.scene.workshop_id))
        with self.phase("opening"):
            self.open_step(clicker, "voting")
        with self.phase("ballots"):
            self.spread_over(VOTING_SECONDS, [self.vote] * self.size * BALLOTS_EACH)
        gevent.sleep(1)
        self.all_leave()
        return self.figures(watcher, before)

    # What the room does

    def all_join(self) -> None:
        arrivals = []
        for number in range(self.size):
            arrivals.append(gevent.spawn(self.arrive, number))
            gevent.sleep(1 / JOINS_PER_SECOND)
        gevent.joinall(arrivals, raise_error=True)
        self.wait_until(lambda: all(phone.ear for phone in self.phones))

    def arrive(self, number: int) -> None:
        phone = Phone(Browser(self.server.origin), CODE, self.tally, chance_of(number))
        phone.join(anybody(number))
        phone.listen()
        self.phones.append(phone)

    def open_step(self, clicker: Clicker, stage: str) -> None:
        clicker.press_next()
        self.wait_until(lambda: all(phone.stage == stage for phone in self.phones))

    def write(self, number: int) -> None:
        phone = self.phones[number]
        form = page.form_to(phone.part, "/ideas")
        assert form is not None  # nosec B101 # the step is open
        text = f"{self.chance.choice(SENTENCES)} ({number})"
        phone.type_on()
        self.sent_at[text] = time.perf_counter()
        phone.write(form, LISTS[number % len(LISTS)], text)

    def vote(self, number: int) -> None:
        """Another choice of dots in both lists."""
        phone = self.phones[number % self.size]
        ballot = ballot_in(phone.part)
        assert ballot is not None  # nosec B101 # the vote is open
        dots = {
            topic: 1
            for each in ballot.lists
            for topic in self.chance.sample(list(each.topics.values()), each.dots)
        }
        self.cast[number % self.size] = dots
        phone.cast(ballot, dots)

    def all_leave(self) -> None:
        for phone in self.phones:
            phone.leave()

    # How it is measured

    def spread_over(self, seconds: float, acts: Sequence[Callable[[int], object]]) -> None:
        """Every act once, each at any moment within the time."""
        gevent.joinall(
            [
                gevent.spawn_later(self.chance.uniform(0, seconds), act, number)
                for number, act in enumerate(acts)
            ],
            raise_error=True,
        )

    def wait_until(self, true: Callable[[], bool]) -> None:
        with gevent.Timeout(PATIENCE_SECONDS):
            while not true():
                gevent.sleep(0.05)

    def settled_revision(self, watcher: Watcher) -> int:
        """The projector's revision when nothing is under way."""
        gevent.sleep(1)
        return watcher.revisions[-1]

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        before = self.server.cpu_seconds()
        yield
        self.cpu[name] = self.cpu.get(name, 0.0) + self.server.cpu_seconds() - before

    def figures(self, watcher: Watcher, before: int) -> dict[str, Any]:
        ideas = stored_ideas(self.database)
        counts = self.tally.counts
        return {
            "phones": self.size,
            "joined": counts["joined"],
            "join_ms": latencies(self.tally.seconds["join"]),
            "idea_to_answer_ms": latencies(self.tally.seconds["idea"]),
            "idea_to_projector_ms": latencies(self.until_shown(watcher, before, ideas)),
            "ballot_to_answer_ms": latencies(self.tally.seconds["ballot"]),
            "server_cpu_seconds": {phase: round(spent, 2) for phase, spent in self.cpu.items()},
            "bytes_to_phones": counts["bytes received"],
            "requests": counts["requests"],
            "peak_rss_mb": round(self.server.peak_megabytes()),
            "lost": self.lost(ideas),
            "doubled": len(ideas) - len(set(ideas)) + counts["duplicated"],
            "refused": counts["refused"],
            "disconnected": counts["disconnected"],
        }

    def until_shown(self, watcher: Watcher, before: int, ideas: list[str]) -> list[float]:
        """Seconds from sending an idea to the projector's first push that has it.

        While a room only writes, the projector's revision grows by one with each idea, in the
        order in which they are stored: the n-th idea is shown from revision before + n on.
        """
        shown = ((text, watcher.saw(before + n)) for n, text in enumerate(ideas, start=1))
        return [seen - self.sent_at[text] for text, seen in shown if seen is not None]

    def lost(self, ideas: list[str]) -> int:
        """Ideas and last ballots that were acknowledged and aren't stored as they were sent."""
        counted = stored_ballots(self.database)
        missing = [dots for dots in self.cast.values() if dots not in counted]
        return len(set(self.sent_at) - set(ideas)) + len(missing) + self.tally.counts["lost"]


SENTENCES = (
    "Community conservation groups be better supported through more funding and information",
    "Urban waterways need to be made into nature corridors, not buried in pipes",
    "Rules for permits differ from one town to the next and take years",
    "A shared test site for small companies in every region",
)
