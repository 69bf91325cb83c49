"""The office in a real browser: from the first link to a session with its people, and access."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.agenda_lines import read_agenda
from facilitator.domain.persons import PersonLine
from facilitator.domain.roster import RosterLine
from facilitator.operations import access, agreed, projector_links
from facilitator.operations.agenda import add_entries
from facilitator.operations.organisers import invite_organiser
from facilitator.operations.persons import add_persons
from facilitator.operations.quotes import add_quote
from facilitator.operations.roster import add_to_roster
from facilitator.operations.sections import add_section, hide_section
from facilitator.operations.uploads import add_upload
from facilitator.operations.withholding import withhold_idea
from facilitator.store.models import Account, SignIn, WorkshopFacilitator
from facilitator.web.cookies import token_hash
from tests.browser.room import Room
from tests.browser.test_console_access import AXE, scrolls_sideways, too_small
from tests.conftest import NOW, add_workshop
from tests.rights_room import PHOTO, QUOTE
from tests.voting_room import open_vote, press

pytestmark = pytest.mark.browser

LAPTOP = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 800}
FIRST, INVITED = "the-link-in-the-terminal", "the-link-to-a-co-facilitator"
FINN = "a-signed-in-co-facilitator"
PASSWORD = "a sentence is easy"


def first_link(house: House, _workshop: int) -> None:
    house.live.perform(invite_organiser, token_hash=token_hash(FIRST))


def button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def make_account(page: Page, name: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail address").fill(f"{name.lower()}@fjordby.example")
    for label in ("Password", "Password once more"):
        page.get_by_label(label, exact=True).fill(PASSWORD)
    button(page, "Make my account")


def test_from_the_first_link_to_a_session_with_its_people(room: Room) -> None:
    room.prepare(first_link).open()
    birthe = room.page(f"/first/{FIRST}", LAPTOP, locale="en-GB")
    make_account(birthe, "Birthe")
    birthe.get_by_role("link", name="New meeting").click()
    birthe.get_by_label("Title").fill("Working days in Fjordby")
    birthe.get_by_label("Place").fill("Fjordby")
    birthe.get_by_label("First day").fill("2026-12-02")
    button(birthe, "Make the meeting")

    birthe.get_by_role("link", name="Add the organisations").click()
    birthe.get_by_label("Paste a list").fill("Fjordby Kommune, city, DK\nHafenstadt; Stadt; DE")
    button(birthe, "Check the list")
    button(birthe, "Save 2 organisations")
    assert birthe.get_by_role("status").inner_text() == "Saved: 2 organisations."

    birthe.goto("/meetings/2")
    birthe.get_by_role("link", name="25 minutes, one question").click()
    birthe.get_by_label("Title").fill("Cluster capacity")
    birthe.get_by_label("What is asked").fill("What makes us strong, and what keeps us small?")
    button(birthe, "Make the session")
    birthe.get_by_role("link", name="Links and people").click()
    button(birthe, "Make an invitation")
    link = birthe.get_by_label("Link", exact=True).input_value()

    finn = room.page(link, LAPTOP, locale="en-GB")
    make_account(finn, "Finn")
    assert finn.get_by_role("heading", level=1).inner_text() == "Cluster capacity"
    finn.goto("/meetings")
    assert finn.get_by_role("heading", level=3).all_inner_texts() == ["Cluster capacity"]
    assert room.errors == []


def test_two_organisers_edit_one_section_without_a_script(room: Room) -> None:
    room.prepare(lived_in).open()
    here, there = (
        room.signed_in("/meetings/1", LAPTOP, java_script_enabled=False) for _ in range(2)
    )
    for page in here, there:
        page.get_by_role("link", name="See and edit the minutes").click()
        page.get_by_role("link", name="Add words Decisions").click()
    here.get_by_label("Words").fill("Read out twice.")
    button(here, "Save")
    assert here.url.endswith("/minutes#section-decisions")

    there.get_by_label("Words").fill("Nobody objected.")
    button(there, "Save")
    assert there.locator(".theirs .text").inner_text() == "Read out twice."
    assert there.get_by_label("Words").input_value() == "Nobody objected."
    there.get_by_label("Words").fill("Read out twice. Nobody objected.")
    button(there, "Save")
    button(there, "Move down: Decisions")
    there.locator("#section-actions + #section-decisions").wait_for()

    titles = there.locator(".minutes .content > h2").all_inner_texts()
    assert titles[:4] == ["In brief", "Welcome", "Actions", "Decisions"]
    assert "Read out twice. Nobody objected." in there.locator("#section-decisions").inner_text()


# For everybody


def lived_in(house: House, workshop: int) -> None:
    """A session with results, another as it was made, people, links, and one who facilitates."""
    open_vote(house, workshop)
    press(house, workshop, 2)
    perform = house.live.perform
    perform(agreed.write_decision, workshop, text="Roofs first.", how="consensus", by_id=None)
    perform(agreed.write_action, workshop, text="Draft a plan", owner="Fjordby", by_id=None)
    perform(projector_links.make_projector_link, workshop, token_hash=token_hash("p"), by_id=1)
    perform(access.invite_facilitator, workshop, token_hash=token_hash(INVITED), by_id=1)
    perform(add_to_roster, 1, [RosterLine("Hafenstadt", "city", "DE")])
    ready = house.database.write(lambda session: add_workshop(session, "8KD4MR"))
    house.database.write(lambda session: facilitate(session, ready))
    perform(add_entries, 1, read_agenda("09:00 Opening | Hall\n09:00 Tour", NOW.date()).entries)
    perform(add_persons, 1, [PersonLine("Birthe Holm", "Hafenstadt", "Mayor")], came=False)
    perform(add_upload, 1, **PHOTO)
    perform(add_section, 1, title="Welcome", text="By the mayor:\n- long\n- warm", by_id=1)
    perform(add_quote, 1, QUOTE, by_id=1)
    perform(hide_section, 1, "course", hidden=True)
    perform(withhold_idea, 1, 1, reason="names a person", by_id=1)
    first_link(house, workshop)


def facilitate(session: Session, workshop: int) -> None:
    now = datetime.now(UTC)
    account = Account(
        name="Finn",
        email="finn@fjordby.example",
        password_hash="",
        is_organiser=False,
        language="en",
        created_at=now,
    )
    session.add(account)
    session.flush()
    session.add(WorkshopFacilitator(workshop_id=workshop, account_id=account.id, since=now))
    session.add(
        SignIn(
            account_id=account.id,
            token_hash=token_hash(FINN),
            created_at=now,
            expires_at=now + timedelta(days=1),
        )
    )


PAGES = [
    *("/meetings", "/meetings/new", "/meetings/1", "/meetings/1/edit", "/meetings/1/delete"),
    *("/meetings/1/organisations", "/meetings/1/organisations/2", "/meetings/1/sessions/new"),
    *("/meetings/1/sessions/new?template=two-questions", "/workshops/1", "/workshops/1/questions"),
    *("/workshops/1/questions/new", "/workshops/1/run-sheet", "/workshops/1/rules"),
    *("/workshops/1/ideas", "/workshops/1/access", "/workshops/1/wifi", "/workshops/1/results"),
    *("/workshops/1/duplicate", "/workshops/1/delete", "/workshops/2", "/workshops/2/run-sheet"),
    *("/account", "/workshops/99", "/meetings/1/minutes/header", "/meetings/1/minutes/versions"),
    *("/meetings/1/agenda", "/meetings/1/agenda/1", "/meetings/1/persons"),
    *("/meetings/1/persons/1", "/meetings/1/pictures", "/meetings/1/pictures/1"),
    *("/meetings/1/minutes", "/meetings/1/minutes/sections/results"),
    *("/meetings/1/minutes/sections/own-1", "/meetings/1/minutes/sections/new"),
    *("/meetings/1/minutes/quotes", "/meetings/1/minutes/quotes/1", "/meetings/1/minutes/ideas"),
    *("/meetings/1/minutes/ideas/1", "/meetings/1/minutes/ideas/2"),
    *("/meetings/1/actions", "/meetings/1/actions/1"),
]
STRANGERS = ["/sign-in", f"/first/{FIRST}", f"/invitation/{INVITED}", "/invitation/used"]
EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOKS = [  # only contrast changes with the light
    (LAPTOP, "light", EVERYTHING),
    (LAPTOP, "dark", ["color-contrast"]),
    (NARROW, "dark", EVERYTHING),
    (NARROW, "light", ["color-contrast"]),
]
# A page, and what is pressed on it while nothing is filled in.
REFUSED = [
    ("/meetings/new", "Make the meeting"),
    ("/meetings/1/organisations", "Check the list"),
    ("/meetings/1/agenda", "Add the entry"),
    ("/meetings/1/persons", "Check the list"),
    ("/meetings/1/pictures", "Add the file"),
    ("/meetings/1/minutes/sections/new", "Save"),
    ("/meetings/1/minutes/quotes", "Add the quote"),
    ("/meetings/1/sessions/new?template=two-questions", "Make the session"),
    ("/workshops/2/ideas", "Add the ideas"),
    ("/workshops/2/delete", "Delete the session"),
    ("/account", "Change the password"),
]


def faults(page: Page) -> list[str]:
    """Whatever keeps somebody out, wide and narrow, by day and by night."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(AXE)
    found = []
    for size, mode, rules in LOOKS:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=mode)  # type: ignore[arg-type]
        told = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", rules)
        found += [f"{mode}: {one['id']} {one['nodes'][0]['html']}" for one in told["violations"]]
        if mode == "light":
            found += [one for one in too_small(page) if 'tabindex="-1"' not in one]
            found += ["scrolls sideways"] if scrolls_sideways(page) else []
    return found


def test_the_office_is_for_everybody(room: Room) -> None:
    room.prepare(lived_in).open()
    ada = room.signed_in("/meetings", LAPTOP, reduced_motion="reduce")
    for path in PAGES:
        ada.goto(path)
        assert (path, faults(ada)) == (path, [])
    for path, name in REFUSED:
        ada.goto(path)
        button(ada, name)
        ada.locator("[aria-invalid]").first.wait_for()
        assert (path, faults(ada)) == (path, [])

    stranger = room.page("/sign-in", LAPTOP, locale="en-GB", reduced_motion="reduce")
    for path in STRANGERS:
        stranger.goto(path)
        assert (path, faults(stranger)) == (path, [])
    assert room.errors == []
