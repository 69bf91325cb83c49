"""The wire in a real browser: a push arrives, and what somebody is typing stays."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocket, expect

from facilitator import House
from facilitator.operations.steps import go_on
from tests.browser.room import Room

pytestmark = pytest.mark.browser


def start_writing(house: House, workshop: int) -> None:
    for position in ("0.lobby.0", "1.practice.0"):
        house.live.perform(go_on, workshop, position=position, by_id=None)


def test_a_push_leaves_half_typed_text_caret_and_focus_alone(room: Room) -> None:
    room.prepare(start_writing).open()
    wall, writer, other = room.projector(), room.phone("Fjordby"), room.phone("Nordhavn")
    other.locator("textarea").first.press_sequentially("half a thought")
    other.keyboard.press("ArrowLeft")

    writer.locator("input[value=barrier]").first.check(force=True)
    writer.locator("textarea").first.fill("Paved gardens")
    writer.get_by_role("button", name="Send").first.click()
    wall.locator("#projector-foot").wait_for(state="attached")
    other.wait_for_timeout(1500)

    typed = other.evaluate(
        "() => [document.activeElement.value, document.activeElement.selectionStart]"
    )
    assert typed == ["half a thought", len("half a thought") - 1]
    assert room.errors == []


def test_a_screen_that_missed_nothing_asks_for_nothing(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = room.phone("Fjordby")
    frames, asked = overheard(phone)
    phone.reload()
    until(phone, lambda: len(frames) > 2)
    assert frames[2].startswith('42["beat"')  # after the socket's own two words
    phone.wait_for_timeout(2500)
    assert asked == []

    room.restart()
    until(phone, lambda: len(frames) > 2)  # of the new socket
    assert frames[2].startswith('42["beat"')
    phone.wait_for_timeout(2500)
    assert asked == []
    assert room.errors == []


def test_a_phone_that_missed_a_push_equals_a_fresh_page_soon_after_it_is_back(room: Room) -> None:
    room.prepare().open()
    phone, wall = room.phone("Fjordby"), room.projector()
    phone.context.set_offline(True)
    expect(phone.locator("#connection")).to_contain_text("Not connected", timeout=14_000)
    wall.keyboard.press("PageDown")
    expect(wall.locator("#projector-slide")).to_have_attribute("data-picture", "practice")
    assert "You are in." in shown(phone)

    phone.context.set_offline(False)
    phone.wait_for_timeout(3000)
    fresh = phone.context.new_page()
    fresh.goto("/w/7KD4MR")
    assert shown(phone) == shown(fresh)
    assert room.errors == []


def overheard(page: Page) -> tuple[list[str], list[str]]:
    """What the page's newest socket hears, and what the page has asked for since it is there."""
    frames: list[str] = []
    asked: list[str] = []

    def begin(socket: WebSocket) -> None:
        frames.clear()
        asked.clear()
        socket.on("framereceived", lambda frame: frames.append(str(frame)))

    page.on("websocket", begin)
    page.on("request", lambda request: asked.append(request.url) if "since=" in request.url else 0)
    return frames, asked


def until(page: Page, is_so: Callable[[], bool]) -> None:
    for _ in range(150):
        if is_so():
            return
        page.wait_for_timeout(100)
    raise TimeoutError


def shown(page: Page) -> str:
    return page.locator("main").inner_text()
