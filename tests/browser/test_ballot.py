"""A ballot on a phone: a tap counts at once and is saved, with and without a script."""

import pytest
from playwright.sync_api import Page, Route, expect

from facilitator.config import read_config
from facilitator.house import build
from facilitator.store.ballots import dots_by_topic
from tests.browser.room import PHONE, Room
from tests.voting_room import open_vote

pytestmark = pytest.mark.browser


def stored(room: Room) -> list[int]:
    """How many dots stand in each list, as the database has them."""
    house = build(read_config(room.settings))
    with house.database.read() as session:
        dots = dots_by_topic(session, 1)
    house.database.close()
    return [
        sum(dots[topic] for topic in dots if topic <= 5),
        sum(n for t, n in dots.items() if t > 5),
    ]


def topics(phone: Page, list_: str) -> list[str]:
    return phone.locator(f"section.{list_} .name").all_inner_texts()


def test_dots_are_placed_within_the_budget_and_saved(room: Room) -> None:
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby Kommune")
    possibilities = phone.locator("section.possibility")
    for place in range(3):
        possibilities.locator("button.topic").nth(place).click()
    expect(possibilities.locator(".figure")).to_have_text("3 of 3 used")

    possibilities.locator("button.topic").nth(3).click(force=True)
    expect(possibilities.locator(".full")).to_have_text("You have used all 3. Take one back first.")
    possibilities.locator("button.topic").nth(0).click()
    expect(possibilities.locator(".figure")).to_have_text("2 of 3 used")
    expect(phone.locator("#ballot-saved")).to_contain_text("Saved")
    assert stored(room) == [2, 0]

    phone.get_by_role("button", name="Done").click()
    expect(phone.locator("#ballot-saved")).to_contain_text("Done. You can still change your dots.")
    phone.locator("section.barrier button.topic").first.click()
    expect(phone.locator("section.barrier .figure")).to_have_text("1 of 3 used")
    phone.wait_for_timeout(800)
    assert stored(room) == [2, 1]

    phone.reload()
    expect(possibilities.locator(".figure")).to_have_text("2 of 3 used")
    phone.get_by_role("button", name="Abstain").click()
    expect(phone.locator("#ballot-saved")).to_contain_text("You abstain.")
    assert stored(room) == [0, 0]
    assert room.errors == []


SLOW_STORE = """
const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
  set(told) { set.call(this, (event) => setTimeout(told, 250, event)); },
});
"""


def test_a_tap_while_the_phone_keeps_the_last_one_counts(room: Room) -> None:
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby Kommune")
    phone.context.add_init_script(SLOW_STORE)
    phone.reload()
    for place in range(3):
        phone.locator("section.possibility button.topic").nth(place).click()
        phone.wait_for_timeout(520)
    expect(phone.locator("#ballot-saved")).to_contain_text("Saved")
    phone.wait_for_timeout(1500)

    assert stored(room) == [3, 0]


def test_every_voter_has_an_order_of_their_own(room: Room) -> None:
    room.prepare(open_vote).open()
    one, other = room.phone("Fjordby Kommune"), room.phone("Vestland Region")
    assert sorted(topics(one, "barrier")) == sorted(topics(other, "barrier"))
    assert topics(one, "barrier") != topics(other, "barrier")


def test_a_ballot_works_without_a_script(room: Room) -> None:
    room.prepare(open_vote).open()
    joined = room.phone("Fjordby Kommune").context.storage_state()
    phone = room.page("/w/7KD4MR", PHONE, storage_state=joined, java_script_enabled=False)
    phone.locator("section.possibility button.topic").first.click()
    expect(phone.locator("section.possibility .figure")).to_have_text("1 of 3 used")
    phone.locator("section.possibility button.topic[aria-pressed=true]").click()
    expect(phone.locator("section.possibility .figure")).to_have_text("0 of 3 used")
    phone.get_by_role("button", name="Done").click()
    expect(phone.locator("#ballot-saved")).to_contain_text("Done.")


def test_a_dot_that_could_not_be_sent_survives_done(room: Room) -> None:
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby Kommune")
    phone.route("**/ballot", lambda route: route.abort())
    possibilities = phone.locator("section.possibility")
    possibilities.locator("button.topic").first.click()
    phone.wait_for_timeout(400)
    phone.get_by_role("button", name="Done").click()
    expect(phone.locator("#done button")).to_have_attribute("aria-disabled", "true")
    expect(possibilities.locator(".figure")).to_have_text("1 of 3 used")
    expect(phone.locator("#ballot-saved")).to_have_text("Not saved yet")

    phone.unroute("**/ballot")
    expect(phone.locator("#ballot-saved")).to_contain_text("Done.", timeout=8000)
    expect(possibilities.locator(".figure")).to_have_text("1 of 3 used")
    assert stored(room) == [1, 0]


def test_abstaining_while_a_dot_is_on_its_way_is_no_conflict(room: Room) -> None:
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby Kommune")
    held = []
    phone.route("**/ballot", lambda route: held.append(route))
    phone.locator("section.possibility button.topic").first.click()
    phone.wait_for_timeout(400)
    phone.get_by_role("button", name="Abstain").click()
    expect(phone.locator("#ballot-saved")).to_contain_text("You abstain.")
    for route in held:
        route.continue_()
    phone.wait_for_timeout(800)
    expect(phone.locator("#ballot-saved")).to_contain_text("You abstain.")
    expect(phone.locator("section.possibility .figure")).to_have_text("0 of 3 used")
    assert stored(room) == [0, 0]
    assert room.errors == []


def test_an_abstention_that_did_not_arrive_goes_up_by_itself(room: Room) -> None:
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby Kommune")
    phone.route("**/ballot", lambda route: route.abort())
    phone.route("**/abstain", lambda route: route.abort())
    figure, saved = phone.locator("section.possibility .figure"), phone.locator("#ballot-saved")
    phone.locator("section.possibility button.topic").first.click()
    phone.get_by_role("button", name="Abstain").click()
    expect(figure).to_have_text("0 of 3 used")
    expect(saved).to_have_text("Not saved yet")
    phone.reload()
    expect(saved).to_have_text("Not saved yet")

    phone.unroute_all()
    expect(saved).to_contain_text("You abstain.", timeout=8000)
    expect(figure).to_have_text("0 of 3 used")
    assert stored(room) == [0, 0]
    assert room.errors == []


def test_a_dot_after_an_abstention_whose_answer_is_lost_is_the_newest(room: Room) -> None:
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby Kommune")

    def lose(route: Route) -> None:
        route.fetch()
        route.fulfill(status=502, body="<h1>nginx</h1>")

    phone.route("**/abstain", lose)
    with phone.expect_response("**/abstain"):
        phone.get_by_role("button", name="Abstain").click()
    phone.locator("section.possibility button.topic").first.click()
    expect(phone.locator("#ballot-saved")).to_have_text("Saved")
    expect(phone.locator("section.possibility .figure")).to_have_text("1 of 3 used")
    assert stored(room) == [1, 0]
    assert room.errors == []


def test_dots_that_waited_survive_a_reload_and_go_up(room: Room) -> None:
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby Kommune")
    phone.route("**/ballot", lambda route: route.abort())
    for place in (0, 1):
        phone.locator("section.possibility button.topic").nth(place).click()
    phone.reload()
    expect(phone.locator("section.possibility .figure")).to_have_text("2 of 3 used")
    expect(phone.locator("#ballot-saved")).to_have_text("Not saved yet")

    phone.unroute_all()
    expect(phone.locator("#ballot-saved")).to_contain_text("Saved", timeout=8000)
    assert stored(room) == [2, 0]
    assert room.errors == []


def test_a_late_answer_takes_no_newer_dot_back(room: Room) -> None:
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby Kommune")
    late: list[Route] = []
    phone.route("**/ballot/done", lambda route: late.append(route))
    phone.get_by_role("button", name="Done").click()
    phone.wait_for_timeout(200)
    answered = late[0].fetch()
    possibilities = phone.locator("section.possibility")
    possibilities.locator("button.topic").nth(0).click()
    expect(phone.locator("#ballot-saved")).to_contain_text("Done.")
    late[0].fulfill(response=answered)
    phone.wait_for_timeout(500)
    expect(possibilities.locator(".figure")).to_have_text("1 of 3 used")

    possibilities.locator("button.topic").nth(1).click()
    phone.wait_for_timeout(800)
    assert stored(room) == [2, 0]
    assert room.errors == []


def test_an_answer_of_somebody_else_is_none(room: Room) -> None:
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby Kommune")
    hotel = "<html><head><title>Welcome</title></head><body>Please pay</body></html>"
    phone.route("**/ballot", lambda route: route.fulfill(status=200, body=hotel))
    possibilities = phone.locator("section.possibility")
    possibilities.locator("button.topic").first.click()
    phone.wait_for_timeout(600)
    expect(phone.locator("#ballot-saved")).to_have_text("Not saved yet")

    phone.unroute("**/ballot")
    expect(phone.locator("#ballot-saved")).to_contain_text("Saved", timeout=8000)
    assert stored(room) == [1, 0]


def test_a_refused_abstention_stays_refused(room: Room) -> None:
    """The voter's other screen was faster: the sentence stands, and nothing goes up by itself."""
    room.prepare(open_vote).open()
    phone = room.phone("Fjordby Kommune")
    other = room.page("/w/7KD4MR", PHONE, storage_state=phone.context.storage_state())
    other.locator("section.possibility button.topic").first.click()
    expect(other.locator("#ballot-saved")).to_contain_text("Saved")
    phone.get_by_role("button", name="Abstain").click()
    expect(phone.locator("#said-ballot")).to_contain_text("press Abstain again if you mean it")
    phone.wait_for_timeout(800)
    expect(phone.locator("#said-ballot")).to_be_visible()
    assert stored(room) == [1, 0]

    phone.get_by_role("button", name="Abstain").click()
    expect(phone.locator("#ballot-saved")).to_contain_text("You abstain.")
    assert stored(room) == [0, 0]
