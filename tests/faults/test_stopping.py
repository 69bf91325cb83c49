"""Told to stop, a server answers what is under way, closes its sockets, and is gone in three
seconds; when it is back, so are the phones, by themselves and not all at once."""

from collections.abc import Callable

import gevent
import pytest

from facilitator.simulate.engine import Ear, listen
from facilitator.simulate.phone import Phone
from tests.faults.scene import writing_room
from tests.faults.server import Server
from tests.faults.waiting import apart, until

pytestmark = pytest.mark.timed
Serving = Callable[..., Server]

LEAVES_WITHIN = 3.0  # seconds
PHONES = 6


@pytest.mark.parametrize("workers", [1, 2])
def test_a_server_that_is_told_to_stop_leaves_nobody_hanging(
    serving: Serving, workers: int
) -> None:
    server = serving(workers=workers)
    scene = writing_room(server, people=PHONES)
    server.start()
    phones = [scene.phone(person) for person in scene.people]
    for phone in phones:
        phone.listen()
    until(lambda: all(phone.ear for phone in phones))
    farewells = [gevent.spawn(how_it_ends, listen(phone.browser, phone.auth())) for phone in phones]
    desk = scene.clicker().browser
    under_way = gevent.spawn(desk.fetch, f"/record/{scene.workshop}.json")
    gevent.sleep(0.2)  # the file is written by a process of its own, which takes longer

    seconds = apart(server.stop)

    assert under_way.get(timeout=1).status == 200
    assert [each.get(timeout=1) for each in farewells] == ["closed"] * PHONES
    assert seconds < LEAVES_WITHIN
    assert server.running.returncode == 0
    assert "Traceback" not in server.log.read_text()

    until(lambda: not any(phone.ear for phone in phones))
    apart(server.start)
    until(lambda: all(phone.ear for phone in phones), seconds=4)
    leave(phones)


def how_it_ends(ear: Ear) -> str:
    try:
        for _ in ear.events():
            pass
    except OSError:
        return "broke off"
    finally:
        ear.close()
    return "closed"


def leave(phones: list[Phone]) -> None:
    for phone in phones:
        phone.leave()
