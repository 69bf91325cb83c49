"""What was typed is never lost, and what was sent is sent once: the promise in one story each."""

from collections import Counter
from datetime import timedelta

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import select

from facilitator import House, build
from facilitator.config import read_config
from facilitator.live.publish import now
from facilitator.operations.projector import show_wall
from facilitator.operations.steps import jump
from facilitator.store.models import Idea, Opening, Placement
from facilitator.store.situation import situation
from tests.browser.room import Room
from tests.scenes import ME, MY_PHONE, Scene
from tests.voting_room import open_vote, press

pytestmark = pytest.mark.browser

COMES = 14_000  # ms; a heartbeat, a try, and some luck
SENT, TYPED = "Written in the basement", "half a thought"


# What phones do: the connection to the store is lost in a pocket; the store answers after the page
# has given it up; the clock jumps forward, and back from further ahead, where a tab was sending.
LOSE_THE_STORE = """() => {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...of) {
    IDBDatabase.prototype.transaction = transaction;
    this.close();
    return transaction.apply(this, of);
  };
}"""
LATE_STORE = """
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...what) {
    const [real, late] = [open.apply(this, what), {}];
    real.onsuccess = () => setTimeout(() => {
      late.result = real.result;
      late.onsuccess();
    }, 1700);
    return late;
  };
"""
A_MONTH_LATER = "const { now } = Date; Date.now = () => now() + 31 * 24 * 3600 * 1000;"
# The room was taken from a backup from before this person joined: the device stays the same.
WRITTEN_ON_THIS_DEVICE = """() => Promise.all(
  [...kept.names("out "), ...kept.names("draft ")].map((name) => kept.set(
    name, { ...kept.get(name), device: phone.element("mine").dataset.device },
  )),
)"""
CLAIM_FROM_THE_FUTURE = """() => outbox.all().forEach((entry) => kept.set(entry.name, {
  ...entry, claim: { tab: "another", until: Date.now() + 40 * 24 * 3600 * 1000 },
}))"""


def to_step(number: int):  # type: ignore[no-untyped-def]
    def go(house: House, workshop: int) -> None:
        with house.database.read() as session:
            position = situation(session, workshop).position
        house.live.perform(jump, workshop, position=position, step_id=number, by_id=None)

    return go


def end_timer(house: House, workshop: int) -> None:
    def end(session) -> None:  # type: ignore[no-untyped-def]
        newest = session.query(Opening).order_by(Opening.id.desc()).first()
        newest.ends_at = now() - timedelta(seconds=1)

    house.database.write(end)


def start_writing(house: House, workshop: int) -> None:
    press(house, workshop, 2)


def show_ideas(house: House, workshop: int) -> None:
    house.live.perform(show_wall, workshop, by_id=None)


def field(phone: Page):  # type: ignore[no-untyped-def]
    return phone.get_by_label("Your idea")


def send(phone: Page, text: str) -> None:
    field(phone).fill(text)
    phone.get_by_role("button", name="Send").click()


def written(room: Room) -> Counter[str]:
    house = build(read_config(room.settings))
    with house.database.read() as session:
        texts = Counter(session.scalars(select(Idea.text)))
    house.database.close()
    return Counter({text: texts[text] for text in (SENT, TYPED)})


def test_text_survives_offline_reload_timer_step_and_cookie_and_is_sent_once(room: Room) -> None:
    room.prepare(open_vote, to_step(2)).open()
    phone = room.phone("Fjordby")
    held = phone.locator("#unsent .text")
    phone.context.set_offline(True)
    phone.evaluate(LOSE_THE_STORE)
    send(phone, SENT)
    expect(held).to_have_text([SENT])
    phone.locator("label.barrier").click()
    field(phone).fill(TYPED)

    phone.route("**/ideas", lambda _route: None)  # online, but this stays stuck
    phone.context.set_offline(False)
    phone.reload()
    expect(field(phone)).to_have_value(TYPED)
    expect(phone.locator("#unsent .how-many")).to_have_text("1 waits for the network")

    room.meanwhile(end_timer)
    phone.wait_for_timeout(1000)  # as long as what phones share is kept
    phone.reload()
    expect(phone.locator("#phone-top .up")).to_be_visible()
    expect(field(phone)).to_have_value(TYPED)

    room.meanwhile(to_step(4))
    expect(held).to_have_text([SENT, TYPED], timeout=COMES)
    phone.locator("section.possibility button.topic").first.click()
    expect(phone.locator("#ballot-saved")).to_contain_text("Saved", timeout=3000)

    phone.context.clear_cookies()
    phone.reload()
    phone.wait_for_url("**/J/7KD4MR")
    phone.unroute("**/ideas")
    phone.get_by_role("button", name="Join").click()  # the organisation was remembered as well
    expect(held).to_have_text([SENT, TYPED])
    phone.evaluate(WRITTEN_ON_THIS_DEVICE)
    phone.reload()
    expect(held).to_have_text([SENT, TYPED])
    assert written(room).total() == 0  # not as somebody else's, unasked
    for left in (1, 0):
        phone.get_by_role("button", name="Send it anyway").first.dblclick()
        expect(held).to_have_count(left)
    assert written(room) == {SENT: 1, TYPED: 1}
    assert room.errors == []


def test_an_idea_written_offline_stands_once_after_the_server_was_killed(room: Room) -> None:
    room.prepare(start_writing, show_ideas).open()
    phone, wall = room.phone("Fjordby"), room.projector()
    phone.context.set_offline(True)
    send(phone, SENT)
    expect(phone.locator("#unsent .text")).to_have_text(SENT)
    room.kill()
    room.open()
    phone.route("**/ideas", lambda route: route.abort())  # so that the reload comes first
    phone.evaluate(CLAIM_FROM_THE_FUTURE)
    phone.add_init_script(A_MONTH_LATER + LATE_STORE)
    phone.context.set_offline(False)
    phone.reload()
    expect(phone.locator("#unsent .text")).to_have_text(SENT)
    phone.unroute_all(behavior="wait")

    expect(wall.get_by_text(SENT)).to_have_count(1, timeout=COMES)
    expect(phone.locator("#mine .mine [dir=auto]")).to_have_text([SENT], timeout=COMES)
    expect(phone.locator("#unsent")).to_be_hidden()
    wall.reload()
    expect(wall.get_by_text(SENT)).to_have_count(1)
    assert written(room) == {SENT: 1, TYPED: 0}
    assert room.errors == []


def lose_the_answer(route: Route) -> None:
    route.fetch()
    route.abort()


def hear_of_a_network(*tabs: Page) -> None:
    """Each sends at once whatever it may send."""
    for tab in tabs:
        tab.evaluate("window.dispatchEvent(new Event('online'))")
    tabs[0].wait_for_timeout(150)


def test_one_of_two_tabs_sends_what_waits_and_a_lost_answer_doubles_nothing(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = room.phone("Fjordby")
    answered: list[str] = []
    phone.context.on("requestfinished", lambda request: answered.append(request.url))
    phone.context.route("**/ideas", lose_the_answer)
    send(phone, SENT)
    other = phone.context.new_page()
    other.goto("/w/7KD4MR")
    expect(other.locator("#unsent .text")).to_have_text(SENT)
    under_way: list[Route] = []
    phone.context.route("**/ideas", lambda route: under_way.append(route))
    for _ in range(50):
        hear_of_a_network(phone, other)
        if under_way:
            break
    for _ in range(3):  # who was still losing an answer tries now
        hear_of_a_network(phone, other)
    assert len(under_way) == 1  # though both tabs were told to try
    under_way[0].continue_()
    for tab in (phone, other):
        expect(tab.locator("#unsent")).to_be_hidden(timeout=COMES)
    phone.wait_for_timeout(500)  # it is told of an answer a little after the page has it
    assert sum(url.endswith("/ideas") for url in answered) == 1
    assert written(room) == {SENT: 1, TYPED: 0}
    assert room.errors == []


def test_a_suggestion_that_waits_is_replaced_by_no_back_and_no_enough(room: Room) -> None:
    scene = Scene("sorting", people=2, ideas=20, topics=1)
    room.prepare(scene.furnish).open()
    phone = room.same_phone(MY_PHONE)
    first = phone.locator(".card blockquote").inner_text()
    phone.locator("button.topic").first.click()
    expect(phone.locator(".card blockquote")).not_to_have_text(first)
    phone.route("**/card*/**", lambda route: route.abort())
    phone.route("**/card", lambda route: route.abort())
    phone.locator("#suggest > summary").click()
    phone.get_by_label("Which topic is missing?").fill(TYPED)
    phone.get_by_role("button", name="Suggest it and go on").click()
    waiting = phone.locator("#unsent .text")
    expect(waiting).to_have_text([TYPED])
    for button in ("Back", "Enough"):
        phone.get_by_role("button", name=button).click()
    expect(waiting).to_have_text([TYPED, "Back", "Enough"])

    phone.unroute_all()
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    expect(phone.locator("#unsent")).to_be_hidden()
    house = build(read_config(room.settings))
    with house.database.read() as session:
        mine = session.scalars(
            select(Placement.suggestion).where(
                Placement.participant_id == ME, Placement.voided_at.is_(None)
            )
        ).all()
    house.database.close()
    assert mine == [TYPED]
    assert room.errors == []


def test_who_comes_in_over_a_bad_network_is_in_as_soon_as_it_works(room: Room) -> None:
    room.prepare().open()
    phone = room.page("/J/7KD4MR", {"width": 360, "height": 800}, has_touch=True, locale="en-GB")
    phone.get_by_label("Your organisation").fill("Fjordby")
    phone.keyboard.press("Enter")
    phone.get_by_label("City or region").check()
    fail = {"status": 502, "body": "<h1>nginx</h1>"}
    phone.route("**/J/7KD4MR", lambda route: route.fulfill(**fail))  # type: ignore[arg-type]
    phone.get_by_label("Country").select_option("DK")
    phone.get_by_role("button", name="Join").click()
    expect(phone.locator(".waits")).to_contain_text("No connection yet.")
    phone.unroute("**/J/7KD4MR")

    phone.wait_for_url("**/w/7KD4MR", timeout=COMES)
    assert room.errors == []
