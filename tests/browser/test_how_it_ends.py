"""From the last session to the files: the example's meeting of last spring is edited by two
organisers at once, approved, published, and taken home in every format and language. Other
programs open what comes, and the votes are counted anew."""

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pikepdf
import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import APIResponse, Page, expect

from facilitator import House
from facilitator.demo import spring
from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.exports.formats import FORMATS
from facilitator.exports.schema import schema
from tests.browser.room import DESK, Room, add_organiser
from tests.browser.test_office import LAPTOP, button
from tests.browser.test_versions import followed
from tests.scenes import hold_in_spring

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        not shutil.which("soffice"),
        reason="soffice is missing: apt-get install libreoffice-writer-nogui",
    ),
]
MEETING = "/meetings/2"  # the room's own is 1
ADAS, BOS = "The mayor thanked everybody.", "Nobody objected to the second decision."
LETTERHEAD = "Green Towns by the Sea, Rathausplatz 1"
DECISION = spring.SITTINGS[0].decisions[0].text
KINDS = {"en": "minutes", "da": "referat", "de": "Protokoll"}
BO = "bo-is-signed-in"


def add_bo(house: House, _workshop: int) -> None:
    house.database.write(lambda session: add_organiser(session, "Bo", BO))


def letterhead() -> bytes:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = LETTERHEAD
    word.add_paragraph("{{ minutes }}")
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def test_minutes_are_edited_approved_published_and_taken_home(room: Room, tmp_path: Path) -> None:
    room.prepare(hold_in_spring, add_bo).open()
    ada = room.signed_in(f"{MEETING}/minutes/sections/decisions", DESK)
    bo = room.signed_in(f"{MEETING}/minutes/sections/decisions", LAPTOP, token=BO)

    both_write(ada, bo)
    give_a_template(ada)
    approve(ada)
    files = taken_home(ada)
    reader = published(room, bo)

    for language in INTERFACE_LANGUAGES:
        read_back(files, language)
    counted_anew(files["json", "en"], tmp_path)
    opened_by_libreoffice(files["docx", "da"], tmp_path)
    said = reader.locator("main").inner_text()
    assert DECISION in said
    assert [name.name for name in spring.PERSONS if name.name in said] == []
    assert room.errors == []


def both_write(ada: Page, bo: Page) -> None:
    """Bo saves second, gets both texts, and puts them together."""
    for page, words in ((ada, ADAS), (bo, BOS)):
        page.get_by_label("Words").fill(words)
    button(ada, "Save")
    button(bo, "Save")
    expect(bo.get_by_text("Saved meanwhile by Ada:")).to_be_visible()
    expect(bo.locator("#said-text").get_by_text(ADAS)).to_be_visible()
    expect(bo.get_by_label("Words")).to_have_value(BOS)
    bo.get_by_label("Words").fill(f"{ADAS}\n\n{BOS}")
    button(bo, "Save")
    bo.wait_for_url("**/minutes#section-decisions")
    for words in (ADAS, BOS):
        expect(bo.locator(".minutes").get_by_text(words)).to_be_visible()


def give_a_template(page: Page) -> None:
    page.goto(f"{MEETING}/template")
    page.get_by_label("Word file").set_input_files(
        {
            "name": "letterhead.docx",
            "mimeType": FORMATS["docx"].mime_type,
            "buffer": letterhead(),
        }
    )
    button(page, "Try it and keep it")
    expect(page.get_by_text("Word minutes come in “letterhead.docx”.")).to_be_visible()


def approve(page: Page) -> None:
    page.goto(f"{MEETING}/minutes/versions")
    page.get_by_label("Approved by").fill("Steering group")
    page.get_by_label("How", exact=True).fill("in writing, nobody objected")
    button(page, "Approve and freeze")
    assert followed(page)[-1] == "All files are written."


def taken_home(page: Page) -> dict[tuple[str, str], bytes]:
    """Every format in every language."""
    files = {}
    for language in INTERFACE_LANGUAGES:
        for format_ in FORMATS:
            path = f"{MEETING}/minutes/versions/1.{format_}?language={language}"
            answer = page.request.get(path)
            files[format_, language] = answer.body()
            assert answer.ok
            if format_ != "json":
                assert KINDS[language] in name_of(answer)
                assert " v1." in name_of(answer)
    return files


def name_of(answer: APIResponse) -> str:
    return answer.headers["content-disposition"]


def published(room: Room, bo: Page) -> Page:
    bo.goto(f"{MEETING}/minutes/versions")
    button(bo, "Publish version 1")
    link = bo.get_by_label("Public page").input_value().rpartition("/")[2]
    return room.page(f"/published/{link}", LAPTOP, locale="en-GB")


def read_back(files: dict[tuple[str, str], bytes], language: str) -> None:
    """Each file by another program than the one that wrote it."""
    with pikepdf.open(io.BytesIO(files["pdf", language])) as pdf:
        assert str(pdf.Root.Lang).startswith(language)
    word = docx.Document(io.BytesIO(files["docx", language]))
    assert word.sections[0].header.paragraphs[0].text == LETTERHEAD
    sheets = openpyxl.load_workbook(io.BytesIO(files["xlsx", language]))
    told = [cell.value for sheet in sheets for row in sheet for cell in row]
    assert DECISION in told
    assert DECISION in files["md", language].decode()
    Draft202012Validator(schema()).validate(json.loads(files["json", language]))
    with ZipFile(io.BytesIO(files["zip", language])) as whole:
        inside = {name.rpartition(".")[2] for name in whole.namelist()}
    assert inside >= {"docx", "pdf", "xlsx", "csv", "json", "md", "svg", "png"}
    with ZipFile(io.BytesIO(files["csv", language])) as tables:
        assert all(tables.read(each).startswith(b"\xef\xbb\xbf") for each in tables.namelist())


def counted_anew(record: bytes, folder: Path) -> None:
    """Both votes, ballot sheets included."""
    file = folder / "record.json"
    file.write_bytes(record)
    command = [sys.executable, "-m", "facilitator", "recount", str(file)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert [line[:6] for line in told.splitlines() if line.startswith("Vote ")] == [
        "Vote 1",
        "Vote 2",
    ]
    assert "differs" not in told
    assert json.loads(record)["workshops"][0]["votes"][0]["turnout"]["on_paper"] == 2


def opened_by_libreoffice(word: bytes, folder: Path) -> None:
    (folder / "minutes.docx").write_bytes(word)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "minutes.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    said = (folder / "minutes.txt").read_text(errors="replace")
    for words in (DECISION, ADAS, BOS, spring.QUOTE["text"], "Handlinger"):
        assert words in said
