"""The wire in a real browser: a push arrives, and what somebody is typing stays."""

import pytest

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
