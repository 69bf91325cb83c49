"""Promise 10, on screens: sixty hostile texts on every page, and in a real browser nothing runs.

Not even an attempt: the content security policy would stop one, but then it had been markup.
"""

import pytest
from playwright.sync_api import Page, expect

from facilitator import House
from facilitator.operations import projector
from tests.browser.room import PHONE, Room
from tests.hostile import AUTHOR, CLEANED, TOPICS, sort_and_vote, write_everywhere

pytestmark = pytest.mark.browser

OFFICE = (
    "/meetings", "/meetings/1", "/meetings/1/edit", "/meetings/1/organisations", "/workshops/1",
    "/workshops/1/ideas", "/workshops/1/questions", "/workshops/1/results", "/workshops/1/delete",
    "/console/1/paper", "/console/1/paper/ballots", "/console/1/paper/hands",
    "/console/1/seeds", "/console/1/sheet", "/console/1/team",
    "/console/1/ideas/21", "/console/1/topics/1", "/console/1/links", "/console/1/decisions/2",
    "/console/1/actions/3", "/console/1/piles/1/possibility/waiting", "/remote/1",
)  # fmt: skip
WATCH = """window.attempts = [];
for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = () => attempts.push(name);
document.addEventListener("securitypolicyviolation", (event) => attempts.push(event.violatedDirective + " " + event.blockedURI));
"""  # noqa: E501


def test_text_stays_text_on_every_screen(room: Room) -> None:
    room.prepare(write_everywhere, show_wall).open()
    wall, console, phone = room.projector(), room.console(), room.same_phone(AUTHOR)
    watched = [wall, console, phone, room.page("/J/7KD4MR", PHONE), room.signed_in("/", PHONE)]
    watch(watched)

    assert missing(console) == []
    assert missing(phone) == []
    assert harm(watched) == []

    room.meanwhile(sort_and_vote)
    expect(console.locator("#console-decisions")).to_contain_text(CLEANED[0], timeout=15_000)
    assert harm(watched) == []
    for page in (wall, console, phone):
        page.reload()
        said = page.locator("body").text_content() or ""
        assert [name for name in CLEANED[:TOPICS] if name[:40] not in said] == []
        assert harm([page]) == []
    desk = watched[-1]
    for path in OFFICE:
        answer = desk.goto(path)
        assert answer is not None
        assert (path, answer.status) == (path, 200)
        assert (path, harm([desk])) == (path, [])
    assert room.errors == []


def show_wall(house: House, workshop: int) -> None:
    house.live.perform(projector.show_wall, workshop, by_id=None)


def watch(pages: list[Page]) -> None:
    """From now on each page notes what is attempted in it."""
    for page in pages:
        page.context.add_init_script(WATCH)
        page.reload()


def harm(pages: list[Page]) -> list[object]:
    found = [page.evaluate("window.ran ? ['ran'] : window.attempts") for page in pages]
    return [one for each in found for one in each]


def missing(page: Page) -> list[str]:
    """The texts that don't stand on the page as they were written."""
    shown = page.locator("body").evaluate(
        "body => [...body.querySelectorAll('*')].flatMap(one => [one.textContent, one.value || ''])"
        ".map(text => text.trim())"
    )
    return [text for text in CLEANED if text not in set(shown)]
