"""A whole workshop in Chromium: three phones, a projector and a console, from join to download.

Twelve real statements are written, sorted by the three who wrote them, voted on and revealed; a
decision and two actions are written down; six files come down and open.
"""

import io
import json
from collections.abc import Iterator
from zipfile import ZipFile

import docx
import openpyxl
import pikepdf
import pytest
from playwright.sync_api import Page, expect

from facilitator.demo.script import Statement, questions, topic_of, topics
from facilitator.domain.words import LISTS
from tests.browser.room import Room

pytestmark = pytest.mark.browser

ORGANISATIONS = ("Fjordby Kommune", "Nordhavn Institute", "Vestland Clean Cluster")
EACH = 3  # statements in each of two topics a list: twelve in all


def chosen() -> Iterator[Statement]:
    """Of two topics a list, three short statements each."""
    nature = questions()[0]
    for list_ in LISTS:
        names = [
            name for name in topics(nature, list_) if len(short(nature.statements, name)) >= EACH
        ]
        for name in names[:2]:
            yield from short(nature.statements, name)[:EACH]


def short(statements: tuple[Statement, ...], topic: str) -> list[Statement]:
    return [s for s in statements if s.topic == topic and len(s.text) <= 140]


def press_until(wall: Page, picture: str) -> None:
    """Next, as often as it takes; the wall may ask first whether that is meant."""
    there = wall.locator(f"[data-picture={picture}]")
    for _ in range(12):
        try:
            expect(there).to_be_visible(timeout=3000)
        except AssertionError:
            wall.keyboard.press("PageDown")
        else:
            return
    expect(there).to_be_visible()


def write(phone: Page, statement: Statement) -> None:
    phone.locator(f"input[name=list][value={statement.list_}]").check(force=True)
    phone.locator("textarea[name=text]").first.fill(statement.text)
    phone.locator(f".if-{statement.list_} button").click()
    expect(phone.locator("#mine .mine")).to_contain_text(statement.text[:40])


def draft(console: Page, list_: str, name: str) -> None:
    console.locator(f".tabs .{list_}").first.click()
    console.locator(f"#new-topic-q1-{list_}, [id^=new-topic][id*={list_}]").first.click()
    console.get_by_label("Name, 3 to 7 words").fill(name)
    console.get_by_role("button", name="Add the topic").click()
    expect(console.get_by_role("heading", name=name)).to_be_visible()


def sort(phone: Page) -> None:
    """Every card goes where the labels say; a card about nothing here fits nowhere."""
    for _ in range(40):
        if phone.get_by_text("No more cards.").is_visible():
            return
        card = phone.locator(".card blockquote")
        text = card.inner_text()
        phone.locator("button.topic", has_text=topic_of(text) or "").first.click()
        expect(card.filter(has_text=text)).to_have_count(0)
    raise AssertionError("there were more cards than ideas")


def vote(phone: Page) -> None:
    for list_ in LISTS:
        phone.locator(f"section.{list_} button.topic").first.click()
        expect(phone.locator(f"section.{list_} .figure")).to_contain_text("1 of")
    phone.get_by_role("button", name="Done").click()
    expect(phone.locator("#ballot-saved")).to_contain_text("Done.")


def write_down(console: Page) -> None:
    console.get_by_role("link", name="Decisions").click()
    console.get_by_label("Exact wording").fill("Green roofs come first.")
    console.locator("#write-decision button").click()
    expect(console.locator("#console-decisions")).to_contain_text("Green roofs come first.")
    for what, who in (("Draft a plan", "Fjordby Kommune"), ("List every roadside", "Nordhavn")):
        console.get_by_label("What is to be done").fill(what)
        console.locator("#write-action [name=owner]").fill(who)
        console.locator("#write-action button").click()
        expect(console.locator("#console-actions")).to_contain_text(what)


def test_a_whole_workshop(room: Room) -> None:
    room.prepare().open()
    statements = list(chosen())
    wall, console = room.projector(), room.console()
    phones = [room.phone(organisation) for organisation in ORGANISATIONS]
    expect(wall.locator("main")).to_contain_text("3")

    press_until(wall, "writing")
    for phone in phones:
        expect(phone.get_by_role("heading", level=1)).to_contain_text("What helps nature")
    for number, statement in enumerate(statements):
        write(phones[number % 3], statement)
    for list_ in LISTS:
        for name in dict.fromkeys(s.topic for s in statements if s.list_ == list_):
            draft(console, list_, name)

    press_until(wall, "sorting")
    for phone in phones:
        expect(phone.locator(".card blockquote")).to_be_visible(timeout=15_000)
    for phone in phones:
        sort(phone)
    expect(console.locator(".board-head, .board")).to_contain_text("12")

    press_until(wall, "voting")
    for phone in phones:
        expect(phone.locator("#ballot")).to_be_visible(timeout=15_000)
        vote(phone)
    expect(wall.locator("main")).to_contain_text("3")

    press_until(wall, "revealed")
    for phone in phones:
        expect(phone.get_by_text("Your idea is in").first).to_be_visible(timeout=15_000)
    write_down(console)
    press_until(wall, "agreed")
    expect(wall.locator("main")).to_contain_text("Draft a plan")

    check_files(
        {
            format_: console.request.get(f"/record/{room.workshop}.{format_}").body()
            for format_ in ("docx", "pdf", "xlsx", "csv", "json", "md")
        },
        statements,
    )
    assert room.errors == []


def check_files(files: dict[str, bytes], statements: list[Statement]) -> None:
    """Each opens in another program, and every statement is in those that hold the text."""
    word = docx.Document(io.BytesIO(files["docx"]))
    assert "Working days" in [paragraph.text for paragraph in word.paragraphs]
    assert len(pikepdf.open(io.BytesIO(files["pdf"])).pages) > 1
    assert "Ideas" in openpyxl.load_workbook(io.BytesIO(files["xlsx"])).sheetnames
    assert "ideas.csv" in ZipFile(io.BytesIO(files["csv"])).namelist()
    assert json.loads(files["json"])["workshops"]
    everything = json.dumps(json.loads(files["json"]), ensure_ascii=False)
    missing = [s.text for s in statements if " ".join(s.text.split()) not in everything]
    assert missing == []
    assert "Green roofs come first." in files["md"].decode()
