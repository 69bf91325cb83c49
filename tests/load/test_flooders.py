"""Twenty hostile phones don't stop the room: the others are answered, and memory is bounded."""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import gevent
import pytest
from gevent import subprocess

from facilitator.bench.house import prepared
from facilitator.bench.scene import CODE
from facilitator.bench.server import Server
from facilitator.simulate.browser import SCRIPT, Browser
from facilitator.simulate.clicker import Clicker
from facilitator.simulate.mind import anybody
from facilitator.simulate.phone import Phone
from facilitator.simulate.tally import Tally, latencies
from facilitator.web import cookies

CHECKOUT = Path(__file__).parent.parent.parent
FLOODERS = 20
ASSETS: set[str] = set()  # loaded by the first for all


@contextmanager
def flooding(server: Server) -> Iterator[None]:
    command = [sys.executable, "-m", "tests.load.flooders", server.origin, CODE, str(FLOODERS)]
    process = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        assert process.stdout.readline() == "flooding\n"
        yield
        assert process.poll() is None
    finally:
        process.kill()
        process.communicate()


def honest_phone(server: Server, number: int, tally: Tally) -> Phone:
    phone = Phone(Browser(server.origin), CODE, tally, random.Random(number), ASSETS)
    phone.join(anybody(number))
    phone.listen()
    return phone


def take_part(phone: Phone, pace: float) -> None:
    """Read and say something every so many seconds."""
    while True:
        gevent.sleep(phone.chance.uniform(0, 2 * pace))
        with phone.tally.timed("answer"):
            answer = phone.browser.fetch(f"/w/{CODE}/mine", SCRIPT)
        phone.tally.count("answered" if answer.status == 200 else "refused")
        phone.type_on()


def forget_peak(server: Server) -> None:
    Path(f"/proc/{server.pid}/clear_refs").write_text("5")


@pytest.mark.parametrize(
    ("phones", "pace", "seconds"),
    [
        pytest.param(25, 2.0, 4, id="short", marks=pytest.mark.timed),
        pytest.param(200, 6.0, 60, id="full", marks=pytest.mark.long),
    ],
)
def test_twenty_flooders_do_not_stop_the_room(phones: int, pace: float, seconds: int) -> None:
    tally = Tally()
    with prepared() as (server, scene, _):
        desk = Browser(server.origin, cookies={cookies.DESK: scene.desk_token})
        room = [honest_phone(server, number, tally) for number in range(phones)]
        Clicker(desk, scene.workshop_id).press_next()
        acting = [gevent.spawn(take_part, phone, pace) for phone in room]
        gevent.sleep(1.5 * pace)  # honest traffic, before memory is noted
        calm = latencies(tally.seconds.pop("answer"))
        forget_peak(server)
        before = server.peak_megabytes()

        with flooding(server):
            tally.seconds.pop("answer", None)
            gevent.sleep(seconds)
        flooded = latencies(tally.seconds["answer"])
        grown = server.peak_megabytes() - before
        gevent.killall(acting)
        lost = tally.counts["disconnected"]
        desk.close()
        for phone in room:
            phone.leave()

    print(f"calm {calm}, flooded {flooded}, memory +{grown:.0f} MB")
    assert flooded["p95"] < 500
    assert grown < 50
    assert flooded["count"] >= phones * seconds / pace / 2
    assert (tally.counts["refused"], lost) == (0, 0)
