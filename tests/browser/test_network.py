"""A bad network in front of a real browser: no screen dies of it, and nobody is left guessing."""

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from facilitator import House
from facilitator.operations.steps import go_on
from tests.browser.room import Room
from tests.voting_room import open_vote

pytestmark = pytest.mark.browser

RESYNC = "**/*since=*"
CATCHES_UP = 15_000  # ms; a heartbeat, a request and some luck
GIVES_UP = 12_000  # ms; a request that hangs, and some luck
UNREACHED = "That did not reach the server. Please try again."


def open_practice(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)


def open_writing(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="1.practice.0", by_id=None)


def test_a_proxy_that_fails_for_a_moment_kills_no_screen(room: Room) -> None:
    room.prepare().open()
    wall = room.projector()
    wall.evaluate("window.isTheSamePage = true")
    for status in (429, 500, 502, 503, 504):
        answer(wall, status)
    wall.unroute(RESYNC)
    room.meanwhile(open_practice)
    expect(wall.locator("#projector-slide")).to_have_attribute(
        "data-picture", "practice", timeout=CATCHES_UP
    )
    assert wall.evaluate("window.isTheSamePage") is True
    assert room.errors == []


def test_a_screen_that_may_not_be_here_any_more_loads_again(room: Room) -> None:
    room.prepare().open()
    wall = room.projector()
    for status in (401, 403, 404, 410):
        with wall.expect_navigation():
            answer(wall, status)


def answer(page: Page, status: int) -> None:
    """Let a proxy answer the screen's next re-read with this."""
    page.unroute(RESYNC)
    page.route(RESYNC, lambda route: route.fulfill(status=status, body="<p>nginx</p>"))
    with page.expect_response(RESYNC):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(200)


def hang(page: Page, url: str) -> None:
    """Requests to this address leave, and nothing ever comes back."""
    page.unroute(url)
    page.route(url, lambda _route: None)


def test_a_request_that_hangs_blocks_no_resync(room: Room) -> None:
    room.prepare().open()
    phone = room.phone("Fjordby")
    hang(phone, RESYNC)
    hang(phone, "**/mine")
    with phone.expect_request(RESYNC):
        phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    phone.unroute(RESYNC)
    with phone.expect_request("**/mine", timeout=CATCHES_UP + GIVES_UP):
        room.meanwhile(open_practice)
    phone.unroute("**/mine")

    expect(phone.get_by_label("Your idea")).to_be_visible(timeout=CATCHES_UP + GIVES_UP)
    assert room.errors == []


def test_an_idea_that_hangs_is_kept_and_sent_again(room: Room) -> None:
    room.prepare(open_practice, open_writing).open()
    phone = room.phone("Fjordby")
    hang(phone, "**/ideas")
    phone.get_by_label("Your idea").fill("Written in the basement")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("heading", name="Not sent yet")).to_be_visible(timeout=GIVES_UP)
    phone.wait_for_timeout(6000)  # the next try hangs as well

    phone.unroute("**/ideas")
    expect(phone.locator("#unsent")).to_be_hidden(timeout=2 * GIVES_UP)
    assert phone.locator("#mine .mine [dir=auto]").all_inner_texts() == ["Written in the basement"]


@pytest.mark.parametrize("status", [200, 403])
def test_the_sign_in_page_of_a_guest_network_is_no_answer_to_an_idea(
    room: Room, status: int
) -> None:
    room.prepare(open_practice, open_writing).open()
    phone = room.phone("Fjordby")
    guest_network = {"status": status, "content_type": "text/html", "body": SIGN_IN_PAGE}
    phone.route("**/ideas", lambda route: route.fulfill(**guest_network))
    phone.get_by_label("Your idea").fill("Written in the basement")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("heading", name="Not sent yet")).to_be_visible()
    with phone.expect_response("**/ideas", timeout=GIVES_UP):
        pass  # the next try is answered in the same way
    phone.wait_for_timeout(500)
    expect(phone.locator("#unsent .text")).to_have_text("Written in the basement")
    expect(phone.locator("#unsent .why")).to_have_text(
        "Kept on this phone. It is sent as soon as there is a connection."
    )
    expect(phone.get_by_label("Your idea")).to_be_visible()

    phone.unroute("**/ideas")
    expect(phone.locator("#unsent")).to_be_hidden(timeout=GIVES_UP)
    assert phone.locator("#mine .mine [dir=auto]").all_inner_texts() == ["Written in the basement"]
    assert room.errors == []


def test_done_that_hangs_holds_no_dot_back_and_arrives_later(room: Room) -> None:
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby")
    hang(phone, "**/ballot/done")
    phone.get_by_role("button", name="Done").click()
    phone.locator("section.possibility button.topic").first.click()
    expect(phone.locator("#ballot-saved")).to_have_text("Saved")
    expect(phone.locator("#unsent")).to_be_hidden()
    expect(phone.locator("#unsent .text")).to_have_text("Done", timeout=GIVES_UP)

    phone.unroute("**/ballot/done")
    phone.get_by_role("button", name="Done", exact=True).click()
    expect(phone.locator("#ballot-saved")).to_contain_text("Done.", timeout=GIVES_UP)
    expect(phone.locator("#unsent")).to_be_hidden()


@pytest.mark.parametrize("failure", ["none", "502"])
def test_a_press_that_reached_nobody_waits_on_a_phone_and_says_so_on_the_wall(
    room: Room, failure: str
) -> None:
    room.prepare().open()
    phone, wall = room.phone("Fjordby"), room.projector()
    for page, url in ((phone, "**/volunteer"), (wall, "**/next")):
        page.route(url, lambda route: FAILURES[failure](route))

    phone.get_by_role("button", name="Volunteer").click()
    wall.keyboard.press("PageDown")
    expect(phone.locator("#unsent .text")).to_have_text("Volunteer for the theme team")
    expect(wall.locator("#message")).to_have_text(UNREACHED)
    for page in (phone, wall):
        page.unroute_all()

    expect(phone.locator("#volunteered")).to_contain_text("Thank you", timeout=GIVES_UP)
    expect(phone.locator("#unsent")).to_be_hidden()
    wall.keyboard.press("PageDown")
    expect(wall.locator("#projector-slide")).to_have_attribute("data-picture", "practice")
    expect(wall.locator("#message")).to_be_empty()
    assert room.errors == []


def test_a_phone_without_websockets_counts_as_writing(room: Room) -> None:
    room.prepare(open_practice, open_writing).open()
    phone, wall = room.phone("Fjordby"), room.projector()
    phone.route_web_socket("**/*", lambda socket: socket.close())
    phone.reload()
    phone.get_by_label("Your idea").press_sequentially("half a thought")
    expect(wall.locator("#projector-slide")).to_contain_text("1 still writing", timeout=CATCHES_UP)
    wall.keyboard.press("PageDown")
    expect(wall.locator("#message")).to_have_text("1 still writing. Press again.")

    with phone.expect_response("**/ideas"):
        phone.get_by_role("button", name="Send").click()
    with phone.expect_request(RESYNC) as polled:
        pass
    assert "typing" not in polled.value.url
    expect(wall.locator("#projector-slide")).not_to_contain_text("1 still writing")
    assert room.errors == []


def test_what_is_typed_while_a_poll_is_under_way_is_said_by_the_next(room: Room) -> None:
    room.prepare(open_practice, open_writing).open()
    phone = room.phone("Fjordby")
    phone.route_web_socket("**/*", lambda socket: socket.close())
    phone.reload()
    under_way: list[Route] = []
    phone.route(RESYNC, lambda route: under_way.append(route))
    with phone.expect_request(RESYNC) as silent:
        phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    phone.get_by_label("Your idea").press_sequentially("half a thought")
    under_way[0].continue_()
    phone.unroute(RESYNC)

    with phone.expect_request(RESYNC, timeout=CATCHES_UP) as next_poll:
        pass
    assert ["typing=1" in poll.value.url for poll in (silent, next_poll)] == [False, True]
    assert room.errors == []


def test_a_phone_without_websockets_is_back_as_soon_as_its_network_is(room: Room) -> None:
    room.prepare(open_practice).open()
    phone = room.phone("Fjordby")
    phone.route_web_socket("**/*", lambda socket: socket.close())
    phone.reload()
    phone.context.set_offline(True)
    expect(phone.locator("#connection")).to_contain_text("Not connected", timeout=CATCHES_UP)
    room.meanwhile(open_writing)
    with phone.expect_event(
        "requestfailed", lambda request: "since=" in request.url, timeout=CATCHES_UP
    ):
        pass  # so that the next poll is 5 s away or more

    phone.context.set_offline(False)

    expect(phone.locator("#connection")).to_be_empty(timeout=3000)
    expect(phone.locator("#mine")).to_have_class("writing", timeout=3000)
    assert room.errors == []


def test_where_websockets_are_blocked_they_are_tried_seldom(room: Room) -> None:
    room.prepare().open()
    phone = room.phone("Fjordby")
    tried: list[str] = []

    def block(socket: WebSocketRoute) -> None:
        tried.append(socket.url)
        socket.close()

    def let_a_second_pass() -> None:
        phone.clock.run_for(1000)
        phone.wait_for_timeout(20)

    phone.route_web_socket("**/*", block)
    phone.clock.install()
    phone.reload()
    while len(tried) < 10:
        let_a_second_pass()
    for _ in range(14):
        let_a_second_pass()
    assert len(tried) == 10

    phone.evaluate("window.dispatchEvent(new Event('online'))")
    phone.wait_for_timeout(200)
    assert len(tried) == 11
    assert room.errors == []


SIGN_IN_PAGE = "<h1>Hotel Fjordby</h1><form><button>I accept the terms</button></form>"
FAILURES = {
    "none": lambda route: route.abort(),
    "502": lambda route: route.fulfill(status=502, body="<h1>nginx</h1>"),
}
