"""Ballot sheets typed in by keyboard alone, and hands counted: on the console and on the wall."""

import pytest
from playwright.sync_api import expect

from tests.browser.room import DESK, Room
from tests.browser.test_console_access import NARROW, scrolls_sideways, too_small, violations
from tests.scenes import Scene

pytestmark = pytest.mark.browser


def test_three_sheets_are_typed_in_by_keyboard(room: Room) -> None:
    room.prepare(Scene("voting", people=6, ideas=40, topics=5).furnish).open()
    wall, console = room.projector(), room.console()
    console.locator("#enter-sheets").focus()
    console.keyboard.press("Enter")
    drawer = console.locator("#drawer")
    first, second = (drawer.locator("input[data-letters]").nth(n) for n in range(2))
    expect(first).to_be_focused()

    for number, letters in enumerate(("ac", "b", "abc"), 1):
        console.keyboard.type(letters)
        console.keyboard.press("Enter")
        expect(second).to_be_focused()
        console.keyboard.type("a")
        console.keyboard.press("Enter")
        expect(drawer).to_contain_text(f"{number} sheet")
        expect(first).to_be_focused()
        expect(first).to_have_value("")
    expect(drawer.locator(".entered")).to_contain_text("Entered: ABC · A.")
    expect(console.locator("#console-people")).to_contain_text("Voted on paper3")
    expect(wall.locator(".turnout")).to_contain_text("by phone, 3 on paper")

    console.keyboard.type("abcde")
    console.keyboard.press("Enter")
    console.keyboard.press("Enter")
    expect(console.locator("#message")).to_contain_text("more than the 3 dots")
    expect(first).to_have_value("abcde")
    assert room.errors == []


def test_taps_write_letters_and_hands_are_marked_on_the_wall(room: Room) -> None:
    room.prepare(Scene("counted", people=6, ideas=40, topics=5).furnish).open()
    wall, console = room.projector(), room.console()
    console.locator("#paper").click()
    drawer = console.locator("#drawer")
    console.locator("#paper-ballots").click()
    taps = drawer.locator(".letters").first.locator("[data-letter]")
    field = drawer.locator("input[data-letters]").first
    for tap in 2, 0, 1, 1:
        taps.nth(tap).click()
    expect(field).to_have_value("A C")
    expect(taps.nth(0)).to_have_attribute("aria-pressed", "true")
    expect(taps.nth(1)).to_have_attribute("aria-pressed", "false")
    for size in DESK, NARROW:
        console.set_viewport_size(size)  # type: ignore[arg-type]
        assert [violations(console), too_small(console)] == [[], []]
        assert not scrolls_sideways(console)
    drawer.get_by_role("button", name="Save and next").click()
    expect(drawer).to_contain_text("1 sheet entered")

    console.locator("#paper-back").click()
    console.locator("#paper-hands").click()
    drawer.get_by_label("People who raised a hand").fill("9")
    drawer.locator("fieldset input").first.fill("9")
    assert violations(console) == []
    drawer.get_by_role("button", name="Save").click()
    expect(wall.locator(".turnout")).to_contain_text("by phone, 1 on paper, 9 by show of hands")

    console.set_viewport_size(DESK)  # type: ignore[arg-type]
    console.get_by_role("button", name="Show the results").click()
    expect(wall.locator(".ranked").first).to_contain_text("of these 9 by show of hands")
    assert violations(wall) == []
    assert room.errors == []
