"""Approval in a real browser: the page follows the files as they are written; the published page
is for everybody, with scripts or without."""

import time

import pytest
from playwright.sync_api import Page

from tests.browser.room import Room
from tests.browser.test_office import LAPTOP, button, faults
from tests.filed_room import LISTED, PAGE, hold

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_minutes_are_approved_followed_and_published(room: Room) -> None:
    room.prepare(hold).open()
    ada = room.signed_in(PAGE, LAPTOP, reduced_motion="reduce")
    assert faults(ada) == []
    button(ada, "Approve and freeze")
    ada.locator("[aria-invalid]").first.wait_for()
    assert faults(ada) == []
    ada.get_by_label("Approved by").fill("Steering committee")
    ada.get_by_label("How", exact=True).fill("at the meeting")
    button(ada, "Approve and freeze")

    told = followed(ada)
    assert told[-1] == "All files are written."
    assert len(told) > 2  # nobody pressed anything meanwhile
    button(ada, "Publish version 1")
    link = ada.get_by_label("Public page").input_value().rpartition("/")[2]
    assert faults(ada) == []
    ada.get_by_role("link", name="Take something out of version 1").click()
    assert faults(ada) == []
    ada.get_by_label("Words in it").fill(LISTED)
    button(ada, "Find")
    ada.locator(".told summary").click()
    button(ada, "Take it out for good")
    ada.get_by_text("It is taken out.").wait_for()
    assert ada.get_by_text(LISTED).count() == 0

    reader = room.page(f"/published/{link}", LAPTOP, locale="en-GB", reduced_motion="reduce")
    assert faults(reader) == []
    plain = room.page(f"/published/{link}", LAPTOP, locale="en-GB", java_script_enabled=False)
    plain.get_by_role("link", name="Dansk").click()
    assert plain.get_by_role("heading", level=2).first.inner_text() == "Kort fortalt"
    assert room.errors == []


def followed(page: Page) -> list[str]:
    """What the page said of its files, one after the other, until they were all there."""
    told: list[str] = []
    until = time.monotonic() + 120
    while time.monotonic() < until and told[-1:] != ["All files are written."]:
        said = page.locator("#filing p").first.inner_text()
        told += [said] if said not in told else []
        page.wait_for_timeout(200)
    return told
