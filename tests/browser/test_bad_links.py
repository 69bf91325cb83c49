"""Promises 5 and 6: whatever happened to the link, a screen becomes equal to a fresh load within
three seconds of its return, and a cut-off phone says so within ten."""

import time
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from facilitator.web import cookies
from tests.browser.room import DESK, PHONE, WALL
from tests.faults.conftest import behind_proxy, postgresql, redis, serving
from tests.faults.proxy import Proxy
from tests.faults.redis_server import Redis
from tests.faults.scene import KEY, Scene, writing_room
from tests.faults.server import Server
from tests.simulate.conftest import TOKEN

pytestmark = [pytest.mark.browser, pytest.mark.timed]
__all__ = ["behind_proxy", "postgresql", "redis", "serving"]  # fixtures of the faults
Serving = Callable[..., Server]
BehindProxy = Callable[..., Proxy]
Fault = Callable[[Proxy, Server, Callable[[], None]], None]

EQUAL_WITHIN = 3.0  # seconds of the link's return
SAYS_SO_WITHIN = 10.0
PER_WORKER = {"console-people"}  # who is connected: each worker knows its own phones only


def cut(proxy: Proxy, _server: Server, change: Callable[[], None]) -> None:
    proxy.cut()
    change()
    time.sleep(1)


def restart(proxy: Proxy, server: Server, change: Callable[[], None]) -> None:
    proxy.cut()
    server.stop()
    server.start()
    change()


def silence(proxy: Proxy, _server: Server, change: Callable[[], None]) -> None:
    proxy.fall_silent()
    change()
    time.sleep(15)


FAULTS = [cut, restart, pytest.param(silence, marks=pytest.mark.long)]


@pytest.mark.parametrize("fault", FAULTS)
def test_every_screen_equals_a_fresh_page_soon_after_the_link_is_back(
    browser: Browser, serving: Serving, behind_proxy: BehindProxy, fault: Fault
) -> None:
    server = serving()
    scene = writing_room(server, people=3)
    proxy = behind_proxy(server)
    server.start()
    with closing(Screens(browser, proxy.url, scene)) as shown:
        fault(proxy, server, scene.clicker().press_next)
        proxy.restore()
        shown.become_equal()


@pytest.mark.long
def test_every_screen_equals_a_fresh_page_soon_after_redis_is_back(
    browser: Browser, serving: Serving, redis: Redis
) -> None:
    server = serving(workers=2)
    scene = writing_room(server, people=3)
    server.start()
    with closing(Screens(browser, server.origin, scene)) as shown:
        shown.apart_from = PER_WORKER
        redis.close()
        scene.clicker().press_next()
        time.sleep(6)  # a beat later: whoever listens to the other worker has missed the push
        redis.start()
        shown.become_equal()
        scene.clicker().press_next()  # and the next push is for everybody again
        shown.become_equal(within=6)


def test_a_cut_off_phone_says_so(
    browser: Browser, serving: Serving, behind_proxy: BehindProxy
) -> None:
    server = serving()
    scene = writing_room(server, people=1)
    proxy = behind_proxy(server)
    server.start()
    with closing(Screens(browser, proxy.url, scene)) as shown:
        proxy.fall_silent()
        phone = shown.pages[0]
        expect(phone.locator("#connection")).to_contain_text(
            "Not connected", timeout=SAYS_SO_WITHIN * 1000
        )


class Screens:
    """A phone, the wall and the console, each in a browser of its own."""

    def __init__(self, browser: Browser, origin: str, scene: Scene) -> None:
        self.browser, self.origin = browser, origin
        self.contexts: list[BrowserContext] = []
        self.errors: list[str] = []
        self.apart_from: set[str] = set()
        phone = {cookies.DEVICE: KEY.format(scene.people[0])}
        desk = {cookies.DESK: TOKEN}
        self.pages = [
            self.open(f"/w/{scene.code}", PHONE, phone),
            self.open(f"/projector/{scene.workshop}", WALL, desk),
            self.open(f"/console/{scene.workshop}", DESK, desk),
        ]
        self.pages[0].wait_for_timeout(1000)  # sockets open, first beats heard

    def open(self, path: str, viewport: dict[str, int], keys: dict[str, str]) -> Page:
        context = self.browser.new_context(viewport=viewport, base_url=self.origin, locale="en-GB")
        self.contexts.append(context)
        context.add_cookies(
            [{"name": name, "value": key, "url": self.origin} for name, key in keys.items()]
        )
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(path)
        return page

    def become_equal(self, within: float = EQUAL_WITHIN) -> None:
        back = time.monotonic()
        while (behind := self.unequal()) and time.monotonic() - back < within:
            self.pages[0].wait_for_timeout(100)
        assert behind == {}
        assert self.errors == []

    def unequal(self) -> dict[str, tuple[object, object]]:
        """Panels that say something else than in a page that is loaded now; shown and fresh."""
        found = {}
        for page in self.pages:
            fresh = page.evaluate(PANELS, page.context.request.get(page.url).text())
            shown = page.evaluate(PANELS, None)
            for panel in (fresh.keys() | shown.keys()) - self.apart_from:
                if shown.get(panel) != fresh.get(panel):
                    found[panel] = shown.get(panel), fresh.get(panel)
        return found

    def close(self) -> None:
        for context in self.contexts:
            context.close()


# By id, the words of each panel of the page or of this HTML; clocks run on by themselves.
PANELS = """(html) => {
  const page = html ? new DOMParser().parseFromString(html, "text/html") : document;
  const words = (panel) => {
    const copy = panel.cloneNode(true);
    copy.querySelectorAll("[data-ends-at]").forEach((clock) => clock.remove());
    return copy.textContent.replace(/\\s+/g, " ").trim();
  };
  return Object.fromEntries([...page.querySelectorAll("[data-revision][id]")].map(
    (panel) => [panel.id, words(panel)]));
}"""
