"""Takes every screen in every state, to be looked at: `make screenshots`.

Pictures go to screenshots/. `python -m tests.screenshots --scenes vote` takes the scenes whose
names begin so; `--readme` takes the five of the README.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.conftest import QUIET
from tests.browser.room import DESK, PHONE, SMALL_PHONE, SMALL_WALL, WALL, Room, chromium
from tests.browser.served import Forks, forking
from tests.scenes import MY_PHONE, SCENES, Scene

DESKTOPS = ((DESK, "light"), (DESK, "dark"))
PHONES = ((PHONE, "light"), (SMALL_PHONE, "dark"))
WALLS = ((WALL, "light"), (SMALL_WALL, "light"))  # the projector has no dark theme

Open = Callable[[Room, Scene], Page]
Sizes = tuple[tuple[dict[str, int], str], ...]


def office(path: str, sizes: Sizes = DESKTOPS) -> tuple[Open, Sizes]:
    return lambda room, scene: room.signed_in(path, DESK, locale=scene.language), sizes


def held(path: str) -> tuple[Open, Sizes]:
    """A page of the meeting that was held in spring."""
    return office(f"/meetings/2{path}", DESKTOPS + PHONES)


SCREENS: dict[str, tuple[Open, Sizes]] = {
    "join": (
        lambda room, scene: room.page("/J/7KD4MR", PHONE, locale=scene.language),
        PHONES,
    ),
    "phone": (lambda room, scene: room.same_phone(MY_PHONE, scene.language), PHONES),
    "projector": (lambda room, _scene: room.projector(), WALLS),
    "console": (
        lambda room, scene: room.signed_in(
            f"/console/{room.workshop}", DESK, locale=scene.language
        ),
        DESKTOPS,
    ),
    "remote": (
        lambda room, scene: room.signed_in(
            f"/remote/{room.workshop}", PHONE, locale=scene.language
        ),
        PHONES,
    ),
    "front": (lambda room, _scene: room.page("/", PHONE, locale="en"), PHONES),
    "sign-in": (lambda room, _scene: room.page("/sign-in", DESK, locale="en"), DESKTOPS),
    "meetings": office("/meetings"),
    "meeting": office("/meetings/1"),
    "meeting-new": office("/meetings/new"),
    "meeting-edit": office("/meetings/1/edit"),
    "meeting-delete": office("/meetings/1/delete"),
    "minutes": office("/meetings/1/minutes"),
    "roster": office("/meetings/1/organisations"),
    "actions": office("/meetings/1/actions/1"),
    "session": office("/workshops/1"),
    "session-new": office("/meetings/1/sessions/new"),
    "session-questions": office("/workshops/1/questions"),
    "session-sheet": office("/workshops/1/run-sheet"),
    "session-rules": office("/workshops/1/rules"),
    "session-wifi": office("/workshops/1/wifi"),
    "session-seeds": office("/workshops/1/ideas"),
    "session-access": office("/workshops/1/access"),
    "session-results": office("/workshops/1/results"),
    "session-copy": office("/workshops/1/duplicate"),
    "session-delete": office("/workshops/1/delete"),
    "session-erase": office("/workshops/1/erase"),
    "held-meeting": held(""),
    "held-minutes": held("/minutes"),
    "held-section": held("/minutes/sections/decisions"),
    "held-quotes": held("/minutes/quotes"),
    "held-ideas": held("/minutes/ideas"),
    "held-versions": held("/minutes/versions"),
    "held-actions": held("/actions"),
    "held-persons": held("/persons"),
    "held-agenda": held("/agenda"),
    "held-header": held("/minutes/header"),
    "held-pictures": held("/pictures"),
    "privacy": (
        lambda room, scene: room.page("/J/7KD4MR/privacy", PHONE, locale=scene.language),
        PHONES,
    ),
    "account": office("/account"),
}
MEASURE = (Path(__file__).parent / "browser" / "measure.js").read_text()
README = {
    "phone-write": ("writing-30", "phone-390x844-light"),
    "phone-vote": ("vote-cap-1", "phone-390x844-light"),
    "projector-topics": ("sorting", "projector-1280x720-light"),
    "projector-results": ("results", "projector-1280x720-light"),
    "console": ("sorting", "console-1440x900-light"),
}


def take(browser: Browser, forks: Forks, name: str, scene: Scene, folder: Path) -> list[str]:
    """Every screen of the scene in every size, and what is wrong with them at a glance."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as data:
        room = Room(Path(data), browser, forks)
        try:
            room.prepare(scene.furnish).open()
            pages = {screen: SCREENS[screen][0](room, scene) for screen in scene.screens}
            if scene.silent:
                room.stop()
            for act in scene.acts:
                act(pages)
            for screen, page in pages.items():
                for size, theme in SCREENS[screen][1]:
                    shown = f"{size['width']}x{size['height']}"
                    shoot(page, size, theme, folder / f"{name}-{screen}-{shown}-{theme}.png")
                    faults += [f"{name}, {screen}, {shown}: {fault}" for fault in seen(page)]
        finally:
            room.close()
    return faults


def shoot(page: Page, size: dict[str, int], theme: str, target: Path) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.set_viewport_size(ViewportSize(width=size["width"], height=size["height"]))
    page.wait_for_timeout(400)  # a push, a page that is laid out again
    page.screenshot(path=target)
    sys.stdout.write(f"{target}\n")


def seen(page: Page) -> Iterator[str]:
    status = page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
    if status >= 500:
        yield f"the server answered {status}"
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "wider than its screen"
    if page.locator("#projector-slide").count():
        smallest = 0.04 * page.evaluate("innerHeight") - 0.01
        for text, is_inside, pixels in page.evaluate(MEASURE):
            if not is_inside or pixels < smallest:
                yield f"{text!r} is cut or under 4 % of the height ({pixels:.0f} px)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screenshots"))
    parser.add_argument("--scenes", default="", help="only those whose names begin so")
    parser.add_argument("--readme", action="store_true", help="only the five of the README")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    wanted = {scene for scene, _ in README.values()} if asked.readme else set(SCENES)
    faults: list[str] = []
    with forking() as forks, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        for name, scene in SCENES.items():
            if name in wanted and name.startswith(asked.scenes):
                found = take(browser, forks, name, scene, asked.folder)
                sys.stderr.writelines(f"{fault}\n" for fault in found)
                faults += found
        browser.close()
    if asked.readme:
        for picture, (name, shown) in README.items():
            taken = Image.open(asked.folder / f"{name}-{shown}.png").convert("RGB")
            # The widest spread of colours: the few pixels of a list's colour count as well.
            small = taken.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            small.save(f"docs/img/{picture}.png", optimize=True)
    if faults:
        raise SystemExit(f"{len(faults)} to mend")


if __name__ == "__main__":
    main()
