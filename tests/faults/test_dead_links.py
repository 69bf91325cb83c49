"""Promise 5, without browsers: a server lets go of phones that are cut off, and fifty screens that
missed something become equal to a fresh load when the link is back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import gevent
import pytest

from facilitator.simulate.browser import SCRIPT, Answer
from facilitator.simulate.engine import listen
from facilitator.simulate.phone import Phone
from tests.faults.proxy import Proxy
from tests.faults.scene import Scene, writing_room
from tests.faults.server import Server
from tests.faults.waiting import apart, until
from tests.live.screens import REVISION, Roots

pytestmark = pytest.mark.slow
Serving = Callable[..., Server]
BehindProxy = Callable[..., Proxy]

LETS_GO_WITHIN = 10.0  # seconds of the silence
EQUAL_WITHIN = 3.0  # seconds of the link's return
SCREENS = 50


@pytest.mark.parametrize("silent", ["to_server", "to_phones"])
def test_a_server_lets_go_of_a_phone_it_hears_nothing_from(
    serving: Serving, behind_proxy: BehindProxy, silent: str
) -> None:
    server = serving()
    scene = writing_room(server, people=1)
    proxy = behind_proxy(server)
    apart(server.start)
    phone = scene.phone(scene.people[0], through=proxy.url)
    ear = listen(phone.browser, phone.auth())  # which never hangs up by itself
    hearing = gevent.spawn(list, ear.events())

    began = monotonic()
    proxy.fall_silent(**{"to_server": False, "to_phones": False, silent: True})
    until(lambda: bool(proxy.hung_up), seconds=LETS_GO_WITHIN + 5)
    hearing.kill()
    ear.close()

    assert proxy.hung_up[0] - began < LETS_GO_WITHIN


@dataclass
class Screen(Phone):
    """A phone that also keeps what everybody's panels show."""

    shown: dict[str, str] = field(default_factory=dict)

    def show(self, answer: Answer) -> None:
        super().show(answer)
        self.shown = self.fresh()

    def follow_the_room(self, html: str) -> None:
        super().follow_the_room(html)
        self.shown |= panels(html)

    def fresh(self) -> dict[str, str]:
        return panels(self.browser.fetch(f"/w/{self.code}?since=0", SCRIPT).text)


def panels(html: str) -> dict[str, str]:
    return {name: REVISION.sub("", panel) for name, panel in Roots(html).panels.items()}


def cut(proxy: Proxy, _server: Server, change: Callable[[], Any]) -> None:
    proxy.cut()
    change()
    gevent.sleep(2)


def restart(proxy: Proxy, server: Server, change: Callable[[], Any]) -> None:
    proxy.cut()
    apart(server.stop)
    apart(server.start)
    change()


def silence(proxy: Proxy, _server: Server, change: Callable[[], Any]) -> None:
    proxy.fall_silent()
    change()
    gevent.sleep(15)


@pytest.mark.long
@pytest.mark.parametrize("fault", [cut, restart, silence])
def test_fifty_screens_equal_a_fresh_load_soon_after_the_link_is_back(
    serving: Serving, behind_proxy: BehindProxy, fault: Callable[..., None]
) -> None:
    server = serving()
    scene = writing_room(server, people=SCREENS)
    proxy = behind_proxy(server)
    apart(server.start)
    screens = [screen_of(scene, person, proxy) for person in scene.people]
    until(lambda: all(screen.ear for screen in screens))
    before = dict(screens[0].shown)

    fault(proxy, server, scene.clicker().press_next)
    proxy.restore()
    now = scene.phone(scene.people[0]).browser.fetch(f"/w/{scene.code}?since=0", SCRIPT)
    fresh = panels(now.text)
    until(lambda: all(screen.shown == fresh for screen in screens), seconds=EQUAL_WITHIN)

    assert before != fresh
    for screen in screens:
        screen.leave()


def screen_of(scene: Scene, person: int, proxy: Proxy) -> Screen:
    phone = scene.phone(person, through=proxy.url)
    screen = Screen(phone.browser, phone.code, phone.tally, phone.chance)
    screen.show(screen.browser.open_page(f"/w/{scene.code}"))
    screen.listen()
    return screen
