"""The wall in a real browser: keys drive it, nothing overflows, the last row can read it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from facilitator import House, build
from facilitator.config import read_config
from facilitator.operations.projector import show_wall
from facilitator.operations.steps import go_on
from facilitator.store.models import Idea
from facilitator.store.situation import situation
from tests.browser.room import Room
from tests.scenes import SCENES
from tests.screens.console_room import drive
from tests.web.test_steering import add_link

pytestmark = pytest.mark.browser

HD, SMALL, OLD = (1920, 1080), (1280, 720), (1024, 768)
TEXTS = (
    "Trees before parking",
    "Donaudampfschifffahrtsgesellschaftskapitäne an einen Tisch mit der Kreislaufwirtschaft holen",
    "The cost of monitoring the state and change of biodiversity values may exceed the cost of "
    "managing them in the first place, and nobody",
    "Reparaturfreundlichkeit",
)


def start_writing(house: House, workshop: int) -> None:
    for position in ("0.lobby.0", "1.practice.0"):
        house.live.perform(go_on, workshop, position=position, by_id=None)


def ideas(number: int):  # type: ignore[no-untyped-def]
    def write(house: House, workshop: int) -> None:
        house.database.write(lambda session: add(session, workshop, number))

    return write


def add(session: Session, workshop: int, number: int) -> None:
    for n in range(number):
        session.add(
            Idea(
                workshop_id=workshop,
                question_id=1,
                list_=("possibility", "barrier")[n % 2],
                text=f"{TEXTS[n % len(TEXTS)]} {n}",
                language=("en", "de")[n % 2],
                at=datetime.now(UTC),
            )
        )


def show(house: House, workshop: int) -> None:
    house.live.perform(show_wall, workshop, by_id=None)


def wall(room: Room, size: tuple[int, int]) -> Page:
    viewport = {"width": size[0], "height": size[1]}
    page = room.signed_in(f"/projector/{room.workshop}", viewport)
    page.wait_for_function("document.body.classList.contains('resting')")
    return page


MEASURE = (Path(__file__).parent / "measure.js").read_text()


def check_legible(page: Page, height: int) -> None:
    measured = page.evaluate(MEASURE)
    assert measured
    assert [text for text, inside, _ in measured if not inside] == []
    assert [(text, px) for text, _, px in measured if px < 0.04 * height - 0.01] == []


@pytest.mark.parametrize("number", [3, 30, 300])
def test_the_wall_never_overflows(room: Room, number: int) -> None:
    room.prepare(start_writing, ideas(number), show).open()
    page = wall(room, HD)
    for width, height in (HD, SMALL, OLD):
        page.set_viewport_size({"width": width, "height": height})
        check_legible(page, height)
    assert room.errors == []


def test_what_is_read_aloud_is_never_cut(room: Room) -> None:
    room.prepare(SCENES["reading"].furnish).open()
    page = wall(room, HD)
    cards = page.locator(".cards li")
    for width, height in (HD, SMALL, OLD):
        page.set_viewport_size({"width": width, "height": height})
        check_legible(page, height)
        cut = cards.evaluate_all("(all) => all.map((one) => one.scrollHeight - one.clientHeight)")
        assert cut == [0, 0, 0]


@pytest.mark.parametrize("scene", ["paper-voting", "paper-counted", "paper-results"])
def test_who_voted_without_a_phone_can_be_read_from_the_last_row(room: Room, scene: str) -> None:
    room.prepare(SCENES[scene].furnish).open()
    page = wall(room, HD)
    said = "20 von 25 per Telefon, 2 auf Papier, 12 per Handzeichen"
    expect(page.locator(".beside")).to_have_text(said)
    for width, height in (HD, SMALL, OLD):
        page.set_viewport_size({"width": width, "height": height})
        check_legible(page, height)


def test_the_address_to_join_is_never_cut(room: Room) -> None:
    room.prepare(SCENES["german-sorting"].furnish).open()
    page = wall(room, HD)
    address, way = page.locator(".foot .way strong"), page.locator(".foot .way")
    for width, height in (HD, SMALL, OLD):
        page.set_viewport_size({"width": width, "height": height})
        inner, outer = address.bounding_box(), way.bounding_box()
        assert inner is not None
        assert outer is not None
        assert inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1


@pytest.mark.parametrize("size", [HD, SMALL])
def test_turned_pages_lose_no_idea(room: Room, size: tuple[int, int]) -> None:
    room.prepare(start_writing, ideas(60), show).open()
    page = wall(room, size)
    seen = shown_ideas(page)
    for turned in (2, 3, 4):
        page.keyboard.press("PageDown")
        expect(page.locator(".foot .pages")).to_contain_text(f"Page {turned} of")
        check_legible(page, size[1])
        seen += shown_ideas(page)

    newest_first = [f"idea-{n}" for n in range(59, 0, -2)]  # the possibilities have odd numbers
    assert len(seen) > 8
    assert seen == newest_first[: len(seen)]


def shown_ideas(page: Page) -> list[str]:
    """The possibilities that begin on this page."""
    return page.evaluate(
        """() => [...document.querySelectorAll('#wall-possibility li')].filter((one) => {
          const box = one.getClientRects()[0];
          const list = one.parentElement.getBoundingClientRect();
          return box.left >= list.left - 2 && box.left < list.right - 2;
        }).map((one) => one.id)"""
    )


def position(room: Room) -> str:
    house = build(read_config(room.settings))
    with house.database.read() as session:
        found = situation(session, room.workshop).position
    house.database.close()
    return found


def press(page: Page, key: str) -> None:
    """Press and wait for the answer: until it comes, another press is the same finger's."""
    with page.expect_response("**/steer/**"):
        page.keyboard.press(key)


def test_keys_and_clicker_drive_the_session(room: Room) -> None:
    room.prepare().open()
    page = wall(room, SMALL)
    slide = page.locator("#projector-slide")

    press(page, "PageDown")
    expect(slide).to_have_attribute("data-picture", "practice")
    press(page, " ")
    expect(slide).to_have_attribute("data-picture", "writing")
    press(page, "w")
    expect(slide).to_have_attribute("data-picture", "wall")
    press(page, "w")
    expect(slide).to_have_attribute("data-picture", "writing")
    press(page, ".")
    expect(slide).to_have_attribute("data-picture", "blank")
    press(page, "PageDown")
    expect(slide).to_have_attribute("data-picture", "writing")
    press(page, "u")
    expect(page.locator("#projector-foot")).to_contain_text("Please look up.")
    page.keyboard.press("PageUp")
    expect(page.locator("#message")).to_contain_text("There is no way back from here.")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    expect(slide).to_have_attribute("data-picture", "writing")
    assert room.errors == []


@pytest.mark.parametrize("opened", ["help", "more"])
def test_a_key_closes_what_covers_the_wall_and_acts(room: Room, opened: str) -> None:
    room.prepare().open()
    page = wall(room, SMALL)
    if opened == "help":
        page.keyboard.press("?")
    else:
        page.mouse.move(200, 200)
        page.get_by_role("button", name="More").click()
    expect(page.locator(f"#{opened}")).to_be_visible()
    page.keyboard.press("x")
    expect(page.locator(f"#{opened}")).to_be_visible()

    press(page, "PageDown")
    expect(page.locator("#projector-slide")).to_have_attribute("data-picture", "practice")
    expect(page.locator(f"#{opened}")).to_be_hidden()
    press(page, " ")  # the clicker's, and no button's
    expect(page.locator("#projector-slide")).to_have_attribute("data-picture", "writing")
    assert room.errors == []


def test_space_goes_on_after_a_button_was_clicked(room: Room) -> None:
    room.prepare().open()
    page = wall(room, SMALL)
    slide = page.locator("#projector-slide")
    press(page, " ")
    expect(slide).to_have_attribute("data-picture", "practice")
    page.mouse.move(200, 200)
    page.get_by_role("button", name="Pause: look up").click()
    expect(page.locator("#projector-foot")).to_contain_text("Please look up.")
    press(page, " ")
    expect(slide).to_have_attribute("data-picture", "writing")


def test_keys_drive_a_browser_that_has_no_popovers(room: Room) -> None:
    room.prepare().open()
    page = wall(room, SMALL)
    page.add_init_script(path=Path(__file__).parent / "no-popovers.js")
    page.reload()
    page.keyboard.press("?")
    page.keyboard.press("PageDown")
    expect(page.locator("#projector-slide")).to_have_attribute("data-picture", "practice")
    assert room.errors == []


def test_the_first_press_asks_while_somebody_types(room: Room) -> None:
    room.prepare(start_writing).open()
    page, writer = wall(room, HD), room.phone("Fjordby")
    until_seen(page, "1 still writing", writer)

    page.keyboard.press("PageDown")
    expect(page.locator("#message")).to_have_text("1 still writing. Press again.")
    expect(page.locator("#projector-slide")).to_have_attribute("data-picture", "writing")
    page.wait_for_timeout(800)
    page.keyboard.press("PageDown")
    expect(page.locator("#projector-slide")).to_have_attribute("data-picture", "drafting")
    expect(page.locator("#message")).to_have_text("")


def until_seen(wall: Page, sentence: str, writer: Page) -> None:
    """Somebody types on until the wall says so: a phone that is just connecting isn't heard yet."""
    for _ in range(60):
        writer.locator("textarea").first.fill("")  # it takes no more than an idea's length
        writer.locator("textarea").first.press_sequentially("a word ")
        if wall.get_by_text(sentence).count():
            return
        wall.wait_for_timeout(250)
    expect(wall.locator("#projector-slide")).to_contain_text(sentence)


def test_a_vote_is_not_stopped_from_the_wall_by_one_press(room: Room) -> None:
    room.prepare(lambda house, workshop: drive(house, workshop, "voting")).open()
    page = wall(room, HD)
    page.mouse.move(200, 200)
    page.locator("#more-button").click()
    stop = page.get_by_role("button", name="Stop this vote")
    stop.click()
    expect(page.locator("#message")).to_have_text("Its ballots will not count. Press again.")
    assert not overlap(page, "#message", "#more")
    expect(page.locator("#projector-slide")).to_have_attribute("data-picture", "voting")
    page.wait_for_timeout(700)
    stop.click()
    expect(page.locator("#projector-slide")).to_have_attribute("data-picture", "stopped")


def overlap(page: Page, one: str, other: str) -> bool:
    return page.evaluate(
        """([one, other]) => {
          const box = (id) => document.querySelector(id).getBoundingClientRect();
          const [a, b] = [box(one), box(other)];
          return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        }""",
        [one, other],
    )


def test_a_browser_that_only_watches_drives_nothing(room: Room) -> None:
    room.prepare(
        start_writing, lambda house, workshop: add_link(house, workshop, "the-link")
    ).open()
    page = room.page("/p/the-link", {"width": 1280, "height": 720})
    before = position(room)
    for key in ("PageDown", "w", "b", "u", "+"):
        page.keyboard.press(key)
    page.wait_for_timeout(500)
    expect(page.locator("#projector-slide")).to_have_attribute("data-picture", "writing")
    expect(page.locator("#projector-bar")).to_have_count(0)
    assert position(room) == before


def test_the_bar_comes_with_the_mouse_and_rests_again(room: Room) -> None:
    room.prepare().open()
    page = wall(room, HD)
    bar = page.locator("#projector-bar")
    expect(bar).to_have_css("opacity", "0")
    page.mouse.move(200, 200)
    page.mouse.move(220, 200)
    expect(bar).to_have_css("opacity", "1")
    expect(bar).to_have_css("opacity", "0", timeout=6000)
    page.keyboard.press("Tab")
    expect(bar).to_have_css("opacity", "1")


def test_the_remote_and_the_wall_move_together(room: Room) -> None:
    room.prepare().open()
    page = wall(room, HD)
    remote = room.signed_in(f"/remote/{room.workshop}", {"width": 390, "height": 844})
    remote.get_by_role("button", name="Next: Practice").click()
    expect(page.locator("#projector-slide")).to_have_attribute("data-picture", "practice")
    expect(remote.locator("h1")).to_have_text("Practice")
    page.keyboard.press("PageDown")
    expect(remote.locator("h1")).to_have_text("Write")
    assert room.errors == []


def test_the_name_of_a_list_breaks_nowhere_beside_its_number(room: Room) -> None:
    room.prepare(SCENES["writing-3"].furnish).open()
    wall = room.projector()
    if not wall.locator(".sign").count():
        wall.keyboard.press("w")
    expect(wall.locator(".sign")).to_have_count(2)
    lines = wall.locator(".sign h2").evaluate_all(
        """(names) => names.map((name, place) => {
          name.textContent = ["Möglichkeiten", "Hindernisse"][place];
          return Math.round(name.offsetHeight / parseFloat(getComputedStyle(name).lineHeight));
        })"""
    )
    assert lines == [1, 1]


LONG = (
    "Establish a partnership between the agriculture industry and government to develop practices"
)


def test_cards_that_are_read_aloud_are_whole_or_out_of_sight(room: Room) -> None:
    room.prepare(SCENES["reading"].furnish).open()
    wall = room.projector()
    wall.locator(".aloud h1 .name").evaluate(
        "(name) => { name.textContent = 'Farming '.repeat(6); }"
    )
    found = wall.locator(".aloud .cards").evaluate(
        """(cards, long) => {
          cards.className = "cards rows";
          for (const text of cards.querySelectorAll("span")) text.textContent = long;
          const box = cards.getBoundingClientRect();
          return [...cards.children].map((card) => card.getBoundingClientRect())
            .filter((card) => card.left < box.right - 1)
            .map((card) => card.bottom <= box.bottom + 1);
        }""",
        LONG,
    )
    assert found in ([True], [True, True], [True, True, True])
