"""A bad network in front of a real browser: no screen dies of it, and nobody is left guessing."""

import pytest
from playwright.sync_api import Page, expect

from facilitator import House
from facilitator.operations.steps import go_on
from tests.browser.room import Room

pytestmark = pytest.mark.browser

RESYNC = "**/*since=*"
CATCHES_UP = 15_000  # ms; a heartbeat, a request and some luck


def open_practice(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)


def test_a_proxy_that_fails_for_a_moment_kills_no_screen(room: Room) -> None:
    room.prepare().open()
    wall = room.projector()
    wall.evaluate("window.isTheSamePage = true")
    for status in (429, 500, 502, 503, 504):
        answer(wall, status)
    wall.unroute(RESYNC)
    room.meanwhile(open_practice)
    expect(wall.locator("#projector-slide")).to_have_attribute(
        "data-picture", "practice", timeout=CATCHES_UP
    )
    assert wall.evaluate("window.isTheSamePage") is True
    assert room.errors == []


def test_a_screen_that_may_not_be_here_any_more_loads_again(room: Room) -> None:
    room.prepare().open()
    wall = room.projector()
    for status in (401, 403, 404, 410):
        with wall.expect_navigation():
            answer(wall, status)


def answer(page: Page, status: int) -> None:
    """Let a proxy answer the screen's next re-read with this."""
    page.unroute(RESYNC)
    page.route(RESYNC, lambda route: route.fulfill(status=status, body="<p>nginx</p>"))
    with page.expect_response(RESYNC):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(200)
