"""Parity: a page plus the panels it received equals a fresh page, for every change and screen."""

from itertools import chain
from typing import Any

import pytest

from facilitator import House
from facilitator.domain.changes import KINDS
from facilitator.live.panels import SCREENS
from tests.live.screens import Screen
from tests.story import Story


@pytest.fixture
def heard(house: House, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What went out over the sockets: (room, html)."""
    sent: list[tuple[str, str]] = []

    def listen(event: str, message: dict[str, Any], to: str) -> None:
        if event == "panels":
            sent.append((to, message["html"]))

    monkeypatch.setattr(house.socketio, "emit", listen)
    return sent


def test_every_screen_equals_a_fresh_page_after_every_change(
    house: House, workshop: int, heard: list[tuple[str, str]]
) -> None:
    screens = [
        Screen(house, name, workshop, language).load()
        for name in SCREENS
        for language in ("en", "de")
    ]
    happened: set[type] = set()

    story = Story(house, workshop)
    for deed, changes in chain(story.preparing(), story.tell(), story.leaving()):
        happened |= {type(change) for change in changes}
        house.live.flush()
        for to, html in heard:
            for screen in screens:
                if screen.room == to:
                    screen.hear(html)
        heard.clear()
        for screen in screens:
            stale = screen.without_revisions()
            assert stale == screen.fresh_without_revisions(), f"{screen.name} after {deed}"

    assert happened == set(KINDS.values())
