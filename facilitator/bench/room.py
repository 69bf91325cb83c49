"""One room of so many phones: joining, writing, voting; and what it cost."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import gevent
from sqlalchemy import select

from facilitator.bench.house import prepared
from facilitator.bench.scene import CODE, Scene
from facilitator.bench.server import Server
from facilitator.domain.words import LISTS
from facilitator.simulate import page
from facilitator.simulate.browser import Browser
from facilitator.simulate.clicker import Clicker
from facilitator.simulate.mind import anybody
from facilitator.simulate.phone import Phone
from facilitator.simulate.tally import Tally, latencies
from facilitator.simulate.watcher import Watcher
from facilitator.store.models import Idea
from facilitator.store.transactions import Database
from facilitator.web import cookies

JOINS_PER_SECOND = 50
WRITING_SECONDS = 20.0
VOTING_SECONDS = 20.0
BALLOTS_EACH = 3
PATIENCE_SECONDS = 60.0


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

    def play(self) -> dict[str, Any]:
        """The whole session; the figures."""
        desk = Browser(self.server.origin, cookies={cookies.DESK: self.scene.desk_token})
        clicker = Clicker(desk, self.scene.workshop_id)
        watcher = Watcher(desk, self.scene.workshop_id)
        watcher.watch()
        with self.phase("joining"):
            self.all_join()
        with self.phase("opening the step"):
            clicker.press_next()
            self.wait_until(lambda: self.all_at("writing"))
        before = self.settled_revision(watcher)
        with self.phase("ideas"):
            self.spread_over(
                WRITING_SECONDS, [phone_writes(self, *each) for each in enumerate(self.phones)]
            )
            self.wait_until(lambda: watcher.saw(before + len(self.sent_at)) is not None)
        stored = self.stored_ideas()
        for phone in self.phones:
            phone.leave()
        return self.figures(watcher, before, stored)

    def all_join(self) -> None:
        arrivals = []
        for number in range(self.size):
            arrivals.append(gevent.spawn(self.arrive, number))
            gevent.sleep(1 / JOINS_PER_SECOND)
        gevent.joinall(arrivals, raise_error=True)
        self.wait_until(lambda: all(phone.ear for phone in self.phones))

    def arrive(self, number: int) -> None:
        phone = Phone(Browser(self.server.origin), CODE, self.tally, random.Random(number))
        phone.join(anybody(number))
        phone.listen()
        self.phones.append(phone)

    def all_at(self, stage: str) -> bool:
        return all(phone.stage == stage for phone in self.phones)

    def settled_revision(self, watcher: Watcher) -> int:
        """The projector's revision when nothing is under way."""
        gevent.sleep(1)
        return watcher.revisions[-1]

    def spread_over(self, seconds: float, acts: list[Callable[[], None]]) -> None:
        """Everybody acts once, at any moment within the time."""
        gevent.joinall(
            [gevent.spawn_later(self.chance.uniform(0, seconds), act) for act in acts],
            raise_error=True,
        )

    def wait_until(self, true: Callable[[], bool]) -> None:
        with gevent.Timeout(PATIENCE_SECONDS):
            while not true():
                gevent.sleep(0.05)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        before = self.server.cpu_seconds()
        yield
        self.cpu[name] = round(self.server.cpu_seconds() - before, 2)

    def stored_ideas(self) -> list[str]:
        """Texts in the order in which they were committed."""
        with self.database.read() as session:
            return list(session.scalars(select(Idea.text).order_by(Idea.id)))

    def figures(self, watcher: Watcher, before: int, stored: list[str]) -> dict[str, Any]:
        shown = [
            seen - self.sent_at[text]
            for place, text in enumerate(dict.fromkeys(stored), start=1)
            if (seen := watcher.saw(before + place)) is not None
        ]
        copies = Counter(stored)
        return {
            "phones": self.size,
            "joined": self.tally.counts["joined"],
            "join_ms": latencies(self.tally.seconds["join"]),
            "idea_to_answer_ms": latencies(self.tally.seconds["idea"]),
            "idea_to_projector_ms": latencies(shown),
            "server_cpu_seconds": self.cpu,
            "bytes_to_phones": self.tally.counts["bytes received"],
            "peak_rss_mb": round(self.server.peak_megabytes()),
            "lost": len(set(self.sent_at) - set(copies)),
            "doubled": sum(copies.values()) - len(copies),
            "disconnected": self.tally.counts["disconnected"],
        }


def phone_writes(room: Room, number: int, phone: Phone) -> Callable[[], None]:
    def write() -> None:
        text = f"{room.chance.choice(SENTENCES)} ({number})"
        phone.type_on()
        gevent.sleep(0)
        room.sent_at[text] = time.perf_counter()
        form = page.form_to(phone.part, "/ideas")
        assert form is not None  # the step is open  # noqa: S101
        phone.write(form, LISTS[number % 2], text)

    return write


SENTENCES = (
    "Community conservation groups be better supported through more funding and information",
    "Urban waterways need to be made into nature corridors, not buried in pipes",
    "Rules for permits differ from one town to the next and take years",
    "A shared test site for small companies in every region",
)


def measure_room(size: int) -> dict[str, Any]:
    with prepared() as (server, scene, database):
        return Room(size, server, scene, database, random.Random(size)).play()
