"""One Chromium for all browser tests, and a room for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.room import Room, chromium
from tests.browser.served import Forks, forking

HOW_TO_INSTALL = "no Chromium here; type: apt-get install -y chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip(HOW_TO_INSTALL)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    with forking() as forks:
        yield forks


@pytest.fixture
def room(tmp_path: Path, browser: Browser, forks: Forks) -> Iterator[Room]:
    """Not yet open: `room.prepare(...).open()`. No page of any test asks a third party."""
    room = Room(tmp_path, browser, forks)
    yield room
    room.close()
    assert room.asked <= {room.url}
