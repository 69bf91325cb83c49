"""Results by group in real browsers: counted as one, shown after a question, and on the wall."""

import pytest
from playwright.sync_api import expect

from tests.browser.room import DESK, Room
from tests.browser.test_console_access import NARROW, scrolls_sideways, too_small, violations
from tests.scenes import Scene

pytestmark = pytest.mark.browser


def test_the_facilitator_chooses_and_the_wall_shows(room: Room) -> None:
    room.prepare(Scene("revealed", people=60, ideas=80, topics=5).furnish).open()
    wall, console = room.projector(), room.console()
    console.locator("#results-by-group").click()
    drawer = console.locator("#drawer")
    expect(drawer).to_contain_text("4 of 4 groups large enough")
    for size in DESK, NARROW:
        console.set_viewport_size(size)  # type: ignore[arg-type]
        assert [violations(console), too_small(console)] == [[], []]
        assert not scrolls_sideways(console)

    kinds = drawer.locator("#groups-partner_type")
    kinds.get_by_text("Count some as one").click()
    for kind in "Cluster organisation", "Company":
        kinds.get_by_label(kind, exact=True).check()
    kinds.get_by_role("button", name="Count as one").click()
    expect(drawer).to_contain_text("3 of 3 groups large enough")

    show = kinds.get_by_role("button", name="Show by kind of partner")
    show.click()
    expect(wall.locator(".shares")).to_have_count(0)
    kinds.get_by_role("button", name="Press again").click()

    expect(wall.locator("#projector-slide")).to_contain_text("Cluster organisation + Company")
    assert violations(wall) == []
    assert room.errors == []
