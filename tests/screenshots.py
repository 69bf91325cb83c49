"""Takes every screen in its main states, to be looked at: `make screenshots`.

Pictures go to screenshots/; `python -m tests.screenshots docs/img` makes the ones of the README.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from facilitator import House
from facilitator.operations import agreed
from tests.browser.conftest import QUIET
from tests.browser.room import DESK, PHONE, SMALL_PHONE, Room, chromium
from tests.voting_room import open_vote, press, sorted_room

Deed = Callable[[House, int], object]


def nothing(_house: House, _workshop: int) -> None:
    pass


def writing(house: House, workshop: int) -> None:
    press(house, workshop, 2)


def results(house: House, workshop: int) -> None:
    open_vote(house, workshop)
    press(house, workshop, 2)


def read_back(house: House, workshop: int) -> None:
    results(house, workshop)
    house.live.perform(
        agreed.write_decision, workshop, text="Roofs come first.", how="consensus", by_id=None
    )
    house.live.perform(
        agreed.write_action, workshop, text="Draft a plan", owner="Fjordby Kommune", by_id=None
    )
    press(house, workshop)


STATES: dict[str, Deed] = {
    "lobby": nothing,
    "writing": writing,
    "topics": sorted_room,
    "vote": open_vote,
    "results": results,
    "agreed": read_back,
}


def take(page: Page, target: Path) -> None:
    page.wait_for_timeout(900)
    page.screenshot(path=target)
    sys.stdout.write(f"{target}\n")


def state(browser: Browser, name: str, deed: Deed, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        room = Room(Path(data), browser)
        try:
            room.prepare(deed).open()
            take(room.page("/J/7KD4MR", PHONE, locale="en-GB"), folder / f"{name}-join.png")
            take(room.projector(), folder / f"{name}-projector.png")
            phone = room.phone("Fjordby Kommune")
            take(phone, folder / f"{name}-phone.png")
            phone.emulate_media(color_scheme="dark")
            phone.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
            take(phone, folder / f"{name}-phone-dark.png")
            take(room.console(), folder / f"{name}-console.png")
            take(room.signed_in("/meetings", DESK), folder / f"{name}-meetings.png")
        finally:
            room.close()


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        for name, deed in STATES.items():
            state(browser, name, deed, folder)
        browser.close()


if __name__ == "__main__":
    main()
