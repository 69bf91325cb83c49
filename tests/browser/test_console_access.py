"""The console for everybody: no axe violation in any state, no sideways scroll, targets large."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy.orm import Session

from facilitator import House
from tests.browser.room import DESK, Room
from tests.screens.console_room import answer, drive, idea, person, topic

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent.parent / "vendor" / "axe-4.14.1.min.js").read_text()
NARROW = {"width": 320, "height": 800}
LONG = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"


def fill(house: House, workshop: int) -> None:
    """Topics with cards, cards that nobody could place, cards that fit nowhere, long words."""

    def write(session: Session) -> None:
        readers = [person(session, workshop, f"Organisation {n % 3}") for n in range(6)]
        placed = [idea(session, workshop, f"{LONG} {n}", language="de") for n in range(4)]
        first = topic(session, workshop, 0, LONG, *placed[:2])
        second = topic(session, workshop, 1, "Waterways", *placed[2:])
        for n in range(3):
            torn = idea(session, workshop, f"Both fit {n}")
            for reader, where in zip(readers, (first, second, first, second), strict=False):
                answer(session, workshop, torn, reader, where)
            lost = idea(session, workshop, f"Neither fits {n}")
            answer(session, workshop, lost, readers[n], None, suggestion="Money")
        idea(session, workshop, "Hidden", hidden_reason="Names a person", late=True)

    house.database.write(write)


def sorting(house: House, workshop: int) -> None:
    fill(house, workshop)
    drive(house, workshop, "sorting")


def agreed(house: House, workshop: int) -> None:
    fill(house, workshop)
    drive(house, workshop, "agreed")


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})"
    )
    return [
        f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]
    ]


def too_small(page: Page) -> list[str]:
    """Buttons, links and fields under 24 px that are no words in a sentence."""
    small: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
            .filter((one) => one.offsetParent && !one.closest('p') && one.type !== 'hidden')
            .filter((one) => {
                const held = one.closest('label') || one;
                const box = held.getBoundingClientRect();
                return box.width < 24 || box.height < 24;
            })
            .map((one) => one.outerHTML.slice(0, 120))"""
    )
    return small


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("viewport", [DESK, NARROW], ids=["desk", "narrow"])
@pytest.mark.parametrize("state", [None, sorting, agreed], ids=["lobby", "sorting", "agreed"])
def test_the_board_is_for_everybody(room: Room, viewport: dict[str, int], state: object) -> None:
    room.prepare(*([state] if state else [])).open()  # type: ignore[list-item]
    page = room.signed_in(f"/console/{room.workshop}", viewport)
    page.wait_for_timeout(300)

    assert violations(page) == []
    assert too_small(page) == []
    assert not scrolls_sideways(page)


DRAWERS = [
    "ideas/1",
    "topics/1",
    "piles/1/possibility/new",
    "piles/1/possibility/waiting",
    "piles/1/possibility/homeless",
    "seeds",
    "sheet",
    "links",
    "groups",
    "team",
    "phones",
    "projectors",
    "remote",
    "minutes",
    "preview",
    *("paper", "paper/ideas", "paper/ballots", "paper/hands"),
]


def test_drawers_are_for_everybody_and_work_as_pages(room: Room) -> None:
    page = room.prepare(sorting).open().signed_in(f"/console/{room.workshop}", NARROW)
    for drawer in DRAWERS:
        opened = page.goto(f"/console/{room.workshop}/{drawer}")
        assert (drawer, opened and opened.status) == (drawer, 200)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert (drawer, violations(page)) == (drawer, [])
        assert (drawer, too_small(page)) == (drawer, [])
        assert (drawer, scrolls_sideways(page)) == (drawer, False)


def test_an_open_drawer_keeps_the_next_press_in_sight(room: Room) -> None:
    page = room.prepare(sorting).open().console()
    page.locator(".column > a").first.click()
    page.locator("#drawer h2").wait_for()

    assert violations(page) == []
    covered = page.evaluate(
        """() => {
            const next = document.querySelector('.presses form:last-child button');
            const box = next.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return top !== next;
        }"""
    )
    assert not covered
