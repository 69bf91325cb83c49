"""Joining with a finger: whoever types and taps Join at once is in."""

import pytest
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from facilitator.house import House
from facilitator.store.models import Organisation
from tests.browser.room import PHONE, Room

pytestmark = pytest.mark.browser


def expect_fjordby(house: House, workshop: int) -> None:
    def add(session: Session) -> None:
        session.add(
            Organisation(
                meeting_id=1,
                name="Fjordby Kommune",
                partner_type="city",
                country="DK",
                expected=True,
            )
        )

    house.database.write(add)


def test_a_tap_on_join_lands_although_the_list_of_names_is_open(room: Room) -> None:
    room.prepare(expect_fjordby).open()
    phone = room.page("/J/7KD4MR", PHONE, has_touch=True, locale="en-GB")

    phone.get_by_label("Your organisation").press_sequentially("Fjordby Kommune")
    phone.get_by_role("button", name="Join").tap()

    phone.wait_for_url("**/w/7KD4MR")
    assert room.errors == []


def test_what_is_missing_is_said_above_its_field_in_the_language_of_the_page(room: Room) -> None:
    room.prepare().open()
    phone = room.page("/J/7KD4MR", PHONE, has_touch=True, locale="de")

    phone.get_by_role("button", name="Teilnehmen").tap()

    expect(phone.locator("#said-organisation")).to_have_text(
        "Bitte angeben, aus welcher Organisation Sie kommen."
    )
    expect(phone.locator("#organisation")).to_be_focused()
