"""The minutes of a meeting as large as they come: what each format costs, and what a room of phones
notices while they are downloaded, beside the same room left alone in the same run."""

import pickle  # nosec B403 # written here, read by our own child
import subprocess  # nosec B404 # our own child
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import gevent
import gevent.event
from gevent.queue import Queue

from facilitator.bench.crowded import Size, fill_meeting
from facilitator.bench.house import prepared
from facilitator.bench.room import Room
from facilitator.bench.scene import sort_everything
from facilitator.bench.server import waited_seconds
from facilitator.exports.formats import FORMATS
from facilitator.exports.reader import read_minutes
from facilitator.exports.report import Report
from facilitator.simulate.browser import Browser
from facilitator.simulate.chance import chance_of
from facilitator.simulate.clicker import Clicker
from facilitator.simulate.tally import latencies
from facilitator.web import cookies

# What we promise of that size.
SECONDS, SECONDS_OF_WORD, MEGABYTES, P99_MS = 5.0, 10.0, 500.0, 500.0
ROUNDS, ALONE_SECONDS = 3, 15.0
WRITING_SECONDS = 5.0
LONGEST_DOWNLOAD = 120.0
BETWEEN_BALLOTS = 4.0  # seconds, of one phone, on average


def measure_record(phones: int, size: Size) -> dict[str, Any]:
    with prepared() as (server, scene, database):
        meeting = database.write(lambda session: fill_meeting(session, size, chance_of(1)))
        began = time.perf_counter()
        with database.read() as session:
            report = read_minutes(session, meeting, datetime.now(UTC))
        reading = time.perf_counter() - began
        formats = {name: write_apart(report, name) for name in FORMATS}
        room = Room(phones, server, scene, database, chance_of(phones))
        beside = Beside(room, f"/meetings/{meeting}/minutes").measure()
    return {
        "ideas": size.ideas,
        "people": size.people,
        "questions": size.questions,
        "reading_seconds": round(reading, 2),
        "formats": formats,
        "beside": beside,
    }


def write_apart(report: Report, format_: str) -> dict[str, Any]:
    """Seconds with the start of the child, as whoever downloads waits for them."""
    command = [sys.executable, "-m", "facilitator.bench.written", format_, "en"]
    began = time.perf_counter()
    done = subprocess.run(  # nosec B603 # our own module
        command, input=pickle.dumps((report, None)), capture_output=True, check=True
    )
    seconds, peak = time.perf_counter() - began, float(done.stderr.split()[-1])
    return {
        "seconds": round(seconds, 2),
        "peak_mb": round(peak),
        "bytes": len(done.stdout),
        "within": seconds < most_seconds(format_) and peak < MEGABYTES,
    }


def most_seconds(format_: str) -> float:
    return SECONDS_OF_WORD if format_ == "docx" else SECONDS


@dataclass
class Beside:
    """A room that votes, and organisers who download every format, two files at a time."""

    room: Room
    minutes: str  # the address, without the ending
    waited: dict[str, float] = field(default_factory=dict)  # the longest, by format
    starved: dict[str, float] = field(default_factory=dict)  # seconds without a processor, by phase

    def measure(self) -> dict[str, Any]:
        self.open_vote()
        alone: list[float] = []
        beside: list[float] = []
        for _ in range(ROUNDS):
            alone += self.voting_while("alone", lambda: gevent.sleep(ALONE_SECONDS))
            beside += self.voting_while("beside", self.download_everything)
        self.room.all_leave()
        for phone in self.room.phones:
            phone.browser.close()
        told = latencies(beside)
        return {
            "phones": self.room.size,
            "alone_ms": latencies(alone),
            "beside_ms": told,
            "server_without_processor_seconds": {
                phase: round(seconds, 1) for phase, seconds in self.starved.items()
            },
            "download_seconds": {name: round(took, 2) for name, took in self.waited.items()},
            "within": told["p99"] < P99_MS,
        }

    def open_vote(self) -> None:
        room, desk = self.room, self.desk()
        clicker = Clicker(desk, room.scene.workshop_id)
        room.all_join()
        room.open_step(clicker, "writing")
        room.spread_over(WRITING_SECONDS, [room.write] * room.size)
        room.database.write(lambda session: sort_everything(session, room.scene.workshop_id))
        room.open_step(clicker, "voting")
        desk.close()

    def voting_while(self, phase: str, deed: Callable[[], None]) -> list[float]:
        """Seconds of each ballot that was sent meanwhile, from the press to the answer."""
        taken = self.room.tally.seconds["ballot"]
        before, starved = len(taken), waited_seconds(self.room.server.pid)
        over = gevent.event.Event()
        voters = [gevent.spawn(self.vote_until, over, number) for number in range(self.room.size)]
        deed()
        over.set()
        gevent.joinall(voters, raise_error=True)
        starved = waited_seconds(self.room.server.pid) - starved
        self.starved[phase] = self.starved.get(phase, 0.0) + starved
        return taken[before:]

    def vote_until(self, over: gevent.event.Event, number: int) -> None:
        while not over.wait(self.room.chance.uniform(0, 2 * BETWEEN_BALLOTS)):
            self.room.vote(number)

    def download_everything(self) -> None:
        waiting: Queue[str] = Queue(items=list(FORMATS))
        gevent.joinall([gevent.spawn(self.download, waiting) for _ in range(2)], raise_error=True)

    def download(self, waiting: "Queue[str]") -> None:
        desk = self.desk()
        while not waiting.empty():
            name = waiting.get()
            began = time.perf_counter()
            answer = desk.fetch(f"{self.minutes}.{name}")
            if answer.status != 200:
                raise RuntimeError(f"{name}: {answer.status}")
            took = time.perf_counter() - began
            self.waited[name] = max(took, self.waited.get(name, 0.0))
        desk.close()

    def desk(self) -> Browser:
        token = self.room.scene.desk_token
        origin = self.room.server.origin
        return Browser(origin, timeout=LONGEST_DOWNLOAD, cookies={cookies.DESK: token})
