"""A download says that its file is being written, until it has come or the sentence why not."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from facilitator import House
from facilitator.store.models import Account
from tests.browser.room import Room
from tests.voting_room import press

pytestmark = pytest.mark.browser

LAPTOP = {"width": 1280, "height": 900}
GONE = "There is nothing here. The address may be wrong, or it is not for you."


# What button and status line say, each time that either changes.
LISTEN = """(button) => {
  const [says, line] = [button.querySelector("[data-says]"),
    button.closest(".take-home, .head").querySelector("[role=status]")];
  window.heard = [];
  new MutationObserver(() => window.heard.push([says.textContent, line.textContent]))
    .observe(button.closest(".take-home, .head"), { subtree: true, childList: true });
}"""


def came(page: Page, name: str) -> str:
    """The name of the file; meanwhile its button said so, and a second press asked for no other."""
    button = page.locator("[data-writing]", has_text=name)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    button.evaluate(LISTEN)
    with page.expect_download() as coming:
        button.dblclick()
    expect(button).not_to_have_attribute("aria-busy", "true")
    expect(button).not_to_contain_text("Writing")
    writing = button.get_attribute("data-writing")
    assert [writing] * 2 in page.evaluate("window.heard")
    assert len([url for url in asked if "arrival=" in url]) == 1
    assert [each for each in page.context.cookies() if "arrival" in str(each)] == []
    return coming.value.suggested_filename


def begun(house: House, workshop: int) -> None:
    press(house, workshop)


def demote(house: House, _workshop: int) -> None:
    house.database.write(
        lambda session: session.execute(update(Account).values(is_organiser=False))
    )


def test_office_and_console_say_that_a_file_is_written(room: Room) -> None:
    room.prepare(begun).open()
    office = room.signed_in("/meetings/1", LAPTOP)
    console = room.console()
    console.get_by_role("link", name="Minutes").click()

    assert came(office, "Word").endswith(".docx")
    assert came(console, "PDF").endswith(".pdf")
    console.locator("a[data-writing]", has_text="PDF").evaluate(
        "it => { it.search = '?language=da'; }"
    )
    assert came(console, "PDF").endswith("referat.pdf")
    assert room.errors == []


def test_sheets_to_print_say_that_they_are_written(room: Room) -> None:
    room.prepare(begun).open()
    persons = room.signed_in("/meetings/1/persons", LAPTOP)
    console = room.console()
    console.get_by_role("link", name="Paper").click()

    assert came(persons, "PDF").endswith(".pdf")
    assert came(console, "Idea cards").endswith(".pdf")
    assert room.errors == []


def test_a_file_that_does_not_come_says_why_on_the_same_page(room: Room) -> None:
    room.prepare(begun).open()
    office = room.signed_in("/meetings/1", LAPTOP)
    room.meanwhile(demote)

    office.locator("[data-writing]", has_text="Word").click()

    expect(office.get_by_role("status").filter(has_text=GONE)).to_be_visible()
    expect(office.get_by_role("heading", name="Working days")).to_be_visible()
    expect(office.locator("[aria-busy]")).to_have_count(0)
