"""The door and the removal, seen from both sides: the console's and the phone's."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import PHONE, Room
from tests.browser.test_console_access import too_small, violations
from tests.voting_room import press

pytestmark = pytest.mark.browser

SOON = 7_000  # ms: it is cut off within five seconds and then reads its page


def test_a_phone_that_is_removed_says_so_by_itself(room: Room) -> None:
    room.prepare(lambda house, workshop: press(house, workshop, 2)).open()
    phone, console = room.phone("Fjordby Kommune"), room.console()
    phone.locator("textarea").first.fill("Something that nobody should read")
    phone.locator("form.idea .button:visible").first.click()
    card = console.locator(".card", has_text="Something that nobody should read")
    expect(card).to_be_visible()

    console.locator("#phones").click()
    remove = console.locator("#drawer").get_by_role("button", name="Remove")
    remove.click()
    expect(console.locator("#message")).to_contain_text("This takes “Fjordby Kommune” out")
    assert violations(console) == []
    assert too_small(console) == []
    console.wait_for_timeout(700)  # a press sooner is the same press, bounced
    remove.click()

    heading = phone.get_by_role("heading", name="This phone is not in the session any more.")
    expect(heading).to_be_visible(timeout=SOON)
    assert violations(phone) == []
    expect(card).to_have_count(0)

    console.locator("#drawer").get_by_role("button", name="Let in again").click()
    expect(console.locator("#drawer")).to_contain_text("Let in again:")
    phone.get_by_role("link", name="Try again").click()
    expect(phone.locator("textarea").first).to_be_visible()
    assert room.errors == []


def test_a_latecomer_waits_at_the_door(room: Room) -> None:
    room.prepare().open()
    console = room.console()
    console.get_by_role("button", name="Close the door").click()
    expect(console.locator(".door")).to_contain_text("by Ada")

    late = latecomer(room)
    expect(late.get_by_role("heading", name="The door is closed.")).to_be_visible()
    assert violations(late) == []
    assert too_small(late) == []

    console.get_by_role("button", name="Open the door").click()
    expect(console.get_by_role("button", name="Close the door")).to_be_visible()
    late.get_by_role("link", name="Try again").click()
    expect(late.get_by_role("button", name="Join")).to_be_visible()
    assert room.errors == []


def latecomer(room: Room) -> Page:
    return room.page("/J/7KD4MR", PHONE, has_touch=True, locale="en-GB")
