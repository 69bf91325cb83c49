"""The phone in a real browser: nothing that was typed is lost, whatever the network does."""

import json

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from facilitator import House, build
from facilitator.config import read_config
from facilitator.operations.steps import go_on, look_up
from facilitator.store.models import Idea, Participant, Workshop
from tests.browser.room import SMALL_PHONE, Room
from tests.scenes import MY_PHONE, SCENES

pytestmark = pytest.mark.browser


def start_writing(house: House, workshop: int) -> None:
    for position in ("0.lobby.0", "1.practice.0"):
        house.live.perform(go_on, workshop, position=position, by_id=None)


def practise(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)


def end_practice(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="1.practice.0", by_id=None)


def end_writing(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="2.writing.0", by_id=None)


def field(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_label("Your idea")


def ideas(page: Page) -> list[str]:
    return ideas_of(page).all_inner_texts()


def ideas_of(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("#mine .mine [dir=auto]")


def test_text_written_without_a_connection_is_sent_once_when_there_is_one(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = room.phone("Fjordby")
    phone.context.set_offline(True)
    field(phone).fill("Written in the basement")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("heading", name="Not sent yet")).to_be_visible()
    expect(field(phone)).to_have_value("")
    field(phone).fill("half a thought")
    expect(phone.locator("#connection")).to_contain_text("Not connected", timeout=14_000)

    phone.context.set_offline(False)

    expect(phone.get_by_role("heading", name="Not sent yet")).to_be_hidden(timeout=14_000)
    expect(phone.locator("#connection")).to_be_empty()
    assert ideas(phone) == ["Written in the basement"]
    expect(field(phone)).to_have_value("half a thought")
    assert room.errors == []


def test_half_typed_text_survives_a_reload_and_the_end_of_its_step(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = room.phone("Fjordby")
    phone.locator("label.barrier").click()
    field(phone).fill("half a thought")
    phone.reload()
    expect(field(phone)).to_have_value("half a thought")
    expect(phone.get_by_label("Barriers")).to_be_checked()

    room.meanwhile(end_writing)

    expect(phone.get_by_role("heading", name="Not sent yet")).to_be_visible(timeout=10_000)
    expect(phone.locator("#unsent .text")).to_have_text("half a thought")
    phone.get_by_role("button", name="Send it anyway").click()
    expect(phone.locator("#message")).to_contain_text("Saved.")
    assert ideas(phone) == ["half a thought"]
    expect(phone.locator("#unsent")).to_be_hidden()
    assert room.errors == []


def test_practice_that_waited_or_was_half_typed_goes_with_practice(room: Room) -> None:
    room.prepare(practise).open()
    phone = room.phone("Fjordby")
    phone.context.set_offline(True)
    field(phone).fill("Coffee")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("heading", name="Not sent yet")).to_be_visible()
    field(phone).fill("More cof")

    room.meanwhile(end_practice)
    phone.context.set_offline(False)

    expect(phone.locator("#mine")).to_have_class("writing", timeout=14_000)
    expect(phone.get_by_role("heading", name="Not sent yet")).to_be_hidden()
    expect(field(phone)).to_have_value("")
    assert ideas(phone) == []
    assert room.errors == []


def test_the_cover_takes_nothing_away(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = room.phone("Fjordby")
    field(phone).press_sequentially("half a thought")
    phone.keyboard.press("ArrowLeft")

    room.meanwhile(cover)
    expect(phone.get_by_role("heading", name="Look up")).to_be_visible(timeout=10_000)
    assert not field(phone).is_visible()

    room.meanwhile(uncover)
    expect(field(phone)).to_be_visible(timeout=10_000)
    typed = phone.evaluate("[document.activeElement.value, document.activeElement.selectionStart]")
    assert typed == ["half a thought", len("half a thought") - 1]


def cover(house: House, workshop: int) -> None:
    house.live.perform(look_up, workshop, on=True)


def uncover(house: House, workshop: int) -> None:
    house.live.perform(look_up, workshop, on=False)


def test_everything_works_without_javascript(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = room.page("/J/7KD4MR", {"width": 360, "height": 800}, java_script_enabled=False)
    phone.get_by_label("Your organisation").fill("Fjordby")
    phone.get_by_label("City or region").check(force=True)
    phone.get_by_role("button", name="Join").click()

    field(phone).fill("x" * 150)
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("alert")).to_have_text("10 characters too many. Your text is kept.")
    expect(field(phone)).to_have_value("x" * 150)

    field(phone).fill("Paved gardens")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("status").get_by_text("Saved.")).to_be_visible()
    assert ideas(phone) == ["Paved gardens"]
    expect(phone.get_by_role("link", name="Refresh").first).to_be_visible()

    phone.locator("summary", has_text="Withdraw").click()
    phone.get_by_role("button", name="Yes, withdraw it").click()
    assert ideas(phone) == []


@pytest.mark.parametrize("state", ["writing", "sorting", "accepted", "vote", "results"])
def test_no_german_word_is_wider_than_a_small_phone(room: Room, state: str) -> None:
    room.prepare(SCENES[f"german-{state}"].furnish).open()
    phone = room.same_phone(MY_PHONE, "de")
    phone.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert room.errors == []


def test_what_ends_the_ballot_lies_above_its_lists(room: Room) -> None:
    room.prepare(SCENES["vote-cap-1"].furnish).open()
    phone = room.same_phone(MY_PHONE)
    for label in ("Abstain", "Done"):
        button = phone.get_by_role("button", name=label, exact=True)
        assert button.evaluate(
            """(button) => {
              const box = button.getBoundingClientRect();
              return [0.1, 0.5, 0.9].every((part) => button.contains(document.elementFromPoint(
                box.left + box.width / 2, box.top + box.height * part)));
            }"""
        )


def test_the_field_goes_when_a_list_takes_no_more_ideas(room: Room) -> None:
    room.prepare(SCENES["writing-300"].furnish).open()
    phone = room.same_phone(MY_PHONE)
    expect(phone.locator("form.idea")).to_contain_text("You have written all you can")
    expect(phone.locator("textarea").first).to_be_hidden()


# A full disk, and a store that another page blocks: there is IndexedDB, and it keeps nothing.
KEEPS_NOTHING = """() => {
  IDBDatabase.prototype.transaction = () => { throw new DOMException('full'); };
}"""
BEFORE = """() => kept.set('draft /w/7KD4MR before idea 1', {
  me: 'before', text: 'before the first', place: 'idea 1', at: Date.now(),
})"""
INTERRUPTED = """(text) => kept.set(`draft /w/7KD4MR ${phone.element('mine').dataset.me} idea 1`, {
  text, me: phone.element('mine').dataset.me, list: 'barrier', place: 'idea 1', question: '1',
  at: Date.now(),
})"""
NEVER_OPENS = "IDBFactory.prototype.open = () => ({})"
KEPT = """() => new Promise((resolve) => {
  indexedDB.open('phone').onsuccess = ({ target: { result } }) => {
    const asked = result.transaction('kept').objectStore('kept').getAll();
    asked.onsuccess = () => { result.close(); resolve(JSON.stringify(asked.result)); };
  };
})"""


@pytest.mark.parametrize("opens", [False, True])
def test_a_phone_that_keeps_nothing_holds_the_text_while_its_page_is_open(
    room: Room, opens: bool
) -> None:
    room.prepare(start_writing).open()
    phone = room.phone("Fjordby")
    if opens:
        phone.evaluate(KEEPS_NOTHING)
    else:
        phone.add_init_script(NEVER_OPENS)
        phone.reload()
    phone.context.set_offline(True)
    if opens:
        expect(phone.locator("#connection")).to_contain_text("Not connected", timeout=14_000)
    field(phone).fill("Written in the basement")
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("#unsent .text")).to_have_text("Written in the basement")
    expect(phone.locator("#unsent .why")).to_have_text(
        "Kept until you close this page. It is sent as soon as there is a connection."
    )
    expect(field(phone)).to_have_value("")

    phone.context.set_offline(False)
    expect(phone.locator("form.idea .saved")).to_have_text(
        "Saved. You are the first.", timeout=14_000
    )
    expect(phone.locator("#unsent")).to_be_hidden()
    assert ideas(phone) == ["Written in the basement"]

    field(phone).fill("half a thought")
    phone.context.clear_cookies()
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(phone.locator("#message")).to_contain_text("Copy your text to keep it")
    expect(field(phone)).to_have_value("half a thought")
    assert room.errors == []


def test_a_phone_that_keeps_nothing_holds_what_the_end_of_a_step_interrupted(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = room.phone("Fjordby")
    phone.evaluate(KEEPS_NOTHING)
    field(phone).fill("half a thought")
    room.meanwhile(end_writing)

    expect(phone.locator("#unsent .text")).to_have_text("half a thought", timeout=14_000)
    phone.get_by_role("button", name="Send it anyway").click()
    expect(phone.locator("#message")).to_contain_text("Saved.")
    assert ideas(phone) == ["half a thought"]
    expect(phone.locator("#unsent")).to_be_hidden()
    assert room.errors == []


def test_what_is_too_long_is_shortened_before_it_is_sent(room: Room) -> None:
    room.prepare(start_writing, end_writing).open()
    phone = room.phone("Fjordby")
    phone.evaluate(INTERRUPTED, "A" * 150)
    phone.reload()
    unsent = phone.locator("#unsent")
    expect(unsent.locator(".why")).to_have_text(
        "10 characters too many. Shorten your text, then send it."
    )
    expect(unsent.get_by_role("button", name="Send it anyway")).to_be_hidden()
    unsent.get_by_text("Edit", exact=True).click()
    wording = unsent.get_by_label("New wording")
    expect(wording).to_have_value("A" * 150)
    wording.fill("A" * 140)
    expect(unsent.locator(".why")).to_be_empty()
    unsent.get_by_role("button", name="Send the new wording").click()
    expect(phone.locator("#message")).to_contain_text("Saved.")
    assert authors(room) == {"A" * 140: 1}
    assert room.errors == []


def test_a_new_wording_survives_what_happens_to_others_and_a_reload(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = was_refused(room)
    phone.reload()  # it learns the new limit
    phone.route("**/ideas", lambda route: route.abort())
    field(phone).fill("Another one")
    phone.get_by_role("button", name="Send", exact=True).click()
    cards = phone.locator("#unsent li")
    expect(cards).to_have_count(2)
    first = cards.filter(has_text="Written by the first")
    first.get_by_text("Edit", exact=True).click()
    first.get_by_label("New wording").press_sequentially("half")
    phone.unroute("**/ideas")
    expect(cards).to_have_count(1, timeout=14_000)
    expect(first.get_by_label("New wording")).to_be_focused()
    phone.keyboard.type("way")
    phone.reload()
    expect(first.get_by_label("New wording")).to_have_value(LONG + "halfway")

    hand_on(phone)
    shown = phone.locator("#next-person [role=alert] .text")
    expect(shown).to_have_text([LONG, LONG + "halfway"])
    expect(phone.get_by_role("button", name="Back")).to_be_focused()
    phone.get_by_role("button", name="Back").click()
    first.get_by_label("New wording").fill("  ")
    first.get_by_role("button", name="Send the new wording").click()
    expect(cards).to_have_count(1)
    first.get_by_label("New wording").fill("Short")
    first.get_by_role("button", name="Send the new wording").click()
    expect(ideas_of(phone).filter(has_text="Short")).to_have_count(1)
    expect(cards).to_have_count(0)
    assert phone.evaluate("() => kept.names('wording ')") == []
    assert room.errors == []


@pytest.mark.parametrize("keeps", ["something", "nothing"])
def test_a_phone_is_handed_on_once_what_waits_is_sent(room: Room, keeps: str) -> None:
    room.prepare(start_writing).open()
    phone = room.phone("Fjordby")
    if keeps == "nothing":
        phone.evaluate(KEEPS_NOTHING)
    phone.route("**/ideas", lambda route: route.abort())
    field(phone).fill("Written by the first")
    phone.get_by_role("button", name="Send").click()
    hand_on(phone)
    expect(phone.locator("#message")).to_have_text(
        "What you wrote is not sent yet. Wait for the network, then hand the phone on."
    )
    assert people(room) == 1

    phone.unroute("**/ideas")
    if keeps == "nothing":  # else handing it on sends it
        expect(ideas_of(phone)).to_have_text(["Written by the first"], timeout=14_000)
    first = phone.locator("#mine").get_attribute("data-me")
    with phone.expect_navigation():
        hand_on(phone)
    assert phone.locator("#mine").get_attribute("data-me") != first
    expect(field(phone)).to_have_value("")
    expect(phone.locator("#unsent")).to_be_hidden()
    assert ideas(phone) == []
    assert (people(room), authors(room)) == (2, {"Written by the first": 1})
    assert "first" not in phone.evaluate(KEPT)
    assert room.errors == []


def test_half_typed_text_goes_with_its_writer_and_by_a_second_press_only(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = room.phone("Fjordby")
    phone.evaluate(BEFORE)
    field(phone).fill("half a thought of the first")
    hand_on(phone)
    asked = phone.locator("#next-person [role=alert]")
    expect(asked.locator(".text")).to_have_text(["half a thought of the first", "before the first"])
    expect(asked.locator(".why").first).to_have_text("You began this and did not send it.")
    phone.get_by_role("button", name="Back").click()
    expect(field(phone)).to_be_focused()
    assert (field(phone).input_value(), people(room)) == ("half a thought of the first", 1)

    hand_on(phone)
    with phone.expect_navigation():
        throw_away(phone)
    expect(field(phone)).to_have_value("")
    expect(phone.locator("#unsent")).to_be_hidden()
    assert (people(room), authors(room)) == (2, {})
    assert "first" not in phone.evaluate(KEPT)
    assert room.errors == []


def test_one_press_sends_what_waits_and_hands_the_phone_on(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = waits(room, keeps_nothing=True)
    phone.unroute("**/ideas")
    with phone.expect_navigation():
        hand_on(phone)
    expect(field(phone)).to_have_value("")
    assert (people(room), authors(room)) == (2, {"Written by the first": 1})
    assert room.errors == []


def test_what_is_refused_while_the_phone_is_handed_on_stays_with_its_writer(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = waits(room, LONG, keeps_nothing=True)
    room.meanwhile(shorten)
    phone.unroute("**/ideas")
    hand_on(phone)
    expect(phone.locator("#next-person .text")).to_have_text(LONG)
    expect(phone.locator("#next-person .why")).to_have_text(TOO_LONG)
    expect(phone.locator("#message")).to_be_empty()
    assert (people(room), authors(room)) == (1, {})
    assert room.errors == []


def test_a_refused_idea_goes_with_its_writer_and_by_a_second_press_only(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = was_refused(room)
    hand_on(phone)
    asked = phone.locator("#next-person [role=alert]")
    expect(asked.locator(".text")).to_have_text(LONG)
    expect(asked.locator(".why")).to_have_text(TOO_LONG)
    assert people(room) == 1

    with phone.expect_navigation():
        throw_away(phone)
    expect(phone.locator("#unsent")).to_be_hidden()
    assert (people(room), authors(room)) == (2, {})
    assert "first" not in phone.evaluate(KEPT)
    assert room.errors == []


def test_the_second_press_is_about_what_the_first_one_showed(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = was_refused(room)
    hand_on(phone)
    expect(phone.locator("#next-person .text")).to_have_text(LONG)
    phone.locator("#menu > summary").click()
    for name in ("Throw away", "Yes, throw it away"):
        phone.locator("#unsent").get_by_role("button", name=name).click()
    expect(phone.locator("#next-person .text")).to_have_count(0)
    with phone.expect_navigation():
        hand_on(phone)
    assert people(room) == 2
    assert room.errors == []


def test_a_waiting_idea_is_forgotten_like_a_draft(room: Room) -> None:
    room.prepare(start_writing).open()
    phone = was_refused(room)
    phone.evaluate(
        """() => new Promise((resolve) => {
          const [name] = kept.names('out ');
          const mine = kept.get(name);
          const old = { at: Date.now() - 31 * 24 * 3600 * 1000 };
          indexedDB.open('phone').onsuccess = ({ target: { result } }) => {
            const store = result.transaction('kept', 'readwrite').objectStore('kept');
            store.put({ ...mine, ...old, text: 'old' }, `${name} old`);
            store.put({ ...mine, me: 'before', text: 'before' }, 'out /w/7KD4MR before 1');
            store.put({}, 'handed /w/7KD4MR before');
            store.put({ ...mine, text: 'there' }, 'out /w/ANOTHER me-there 1');
            store.put({ ...mine, ...old, text: 'old' }, 'out /w/LONGAGO me-there 1');
            store.transaction.oncomplete = () => { result.close(); resolve(); };
          };
        })"""
    )
    phone.reload()
    expect(phone.locator("#unsent .text")).to_have_text([LONG, "old"])
    left = sorted(entry["text"] for entry in json.loads(phone.evaluate(KEPT)) if entry)
    assert left == sorted([LONG, "old", "there"])  # nothing of the session in hand
    assert room.errors == []


LONG = "Written by the first".ljust(110, "!")
TOO_LONG = "10 characters too many. Your text is kept."


def shorten(house: House, workshop: int) -> None:
    """Screens are not told, so a long idea is sent, and refused."""
    house.database.write(
        lambda session: setattr(session.get_one(Workshop, workshop), "text_limit", 100)
    )


def was_refused(room: Room) -> Page:
    """A phone that waited with an idea, and then was told why not."""
    phone = waits(room, LONG)
    room.meanwhile(shorten)
    phone.unroute("**/ideas")
    expect(phone.locator("#unsent .why")).to_have_text(TOO_LONG, timeout=14_000)
    return phone


def waits(room: Room, text: str = "Written by the first", *, keeps_nothing: bool = False) -> Page:
    phone = room.phone("Fjordby")
    if keeps_nothing:
        phone.evaluate(KEEPS_NOTHING)
    phone.route("**/ideas", lambda route: route.abort())
    field(phone).fill(text)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("#unsent .text")).to_have_text(text)
    return phone


def hand_on(phone: Page) -> None:
    phone.locator("#menu > summary").click()
    if not phone.get_by_role("button", name="Hand it on").is_visible():
        phone.locator("summary", has_text="Next person on this phone").click()
    phone.get_by_role("button", name="Hand it on").click()


def throw_away(phone: Page) -> None:
    phone.wait_for_timeout(800)  # a press sooner than that would be the same one, bounced
    phone.get_by_role("button", name="Throw it away and hand on").click()


def people(room: Room) -> int:
    return len(read(room, select(Participant.id)))


def authors(room: Room) -> dict[str, int]:
    return dict(read(room, select(Idea.text, Idea.author_id)))


def read(room: Room, statement):  # type: ignore[no-untyped-def]
    house = build(read_config(room.settings))
    with house.database.read() as session:
        rows = session.execute(statement).all()
    house.database.close()
    return rows
