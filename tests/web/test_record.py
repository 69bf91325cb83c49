"""Downloading the record: who may, what comes, under which name, and what a failure says."""

import io
import json
import re
from urllib.parse import unquote
from zipfile import ZipFile

import docx
import openpyxl
import pikepdf
import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.exports import run
from facilitator.store.models import Workshop
from tests.conftest import add_workshop, browser, facilitator_client
from tests.filed_room import approve, hold


def test_every_format_opens(workshop: int, phone: FlaskClient, organiser: FlaskClient) -> None:
    files = {
        format_: organiser.get(f"/record/{workshop}.{format_}").data
        for format_ in ("docx", "pdf", "xlsx", "csv", "json", "md")
    }

    assert "Working days" in [p.text for p in docx.Document(io.BytesIO(files["docx"])).paragraphs]
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf, pdf.open_metadata() as said:
        assert said.pdfa_status == "2A"
    assert openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["Attendance"]["A2"].value == (
        "Fjordby Kommune"
    )
    assert "attendance.csv" in ZipFile(io.BytesIO(files["csv"])).namelist()
    assert json.loads(files["json"])["attendance"]["rows"][0]["devices"] == 1
    assert files["md"].decode().startswith("# Working days\n")


def test_a_download_has_a_name_and_is_kept_by_no_cache(
    workshop: int, organiser: FlaskClient
) -> None:
    answer = organiser.get(f"/record/{workshop}.md")

    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="2026-10-14 Fjordby - Working days - More nature in our towns - '
        'minutes.md"'
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == "text/markdown"


def test_the_meetings_minutes_hold_every_session(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    with house.database.read() as session:
        meeting = session.get_one(Workshop, workshop).meeting_id
    house.database.write(
        lambda session: setattr(session.get_one(Workshop, other), "meeting_id", meeting)
    )
    answer = organiser.get(f"/meetings/{meeting}/minutes.json")
    assert len(json.loads(answer.data)["workshops"]) == 2
    assert organiser.get(f"/meetings/{meeting}/minutes.exe").status_code == 404
    assert (
        facilitator_client(house, workshop).get(f"/meetings/{meeting}/minutes.json").status_code
        == 404
    )


def test_the_meetings_page_offers_the_meetings_minutes_first(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    def two_closed(session: Session) -> int:
        here, other = (session.get_one(Workshop, id_) for id_ in (workshop, second))
        other.meeting_id = here.meeting_id
        here.state = other.state = "closed"
        return here.meeting_id

    second = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    meeting = house.database.write(two_closed)
    page = organiser.get(f"/meetings/{meeting}").text

    offered = re.findall(r'formaction="([^"]+)\.pdf"', page)
    assert offered == [f"/meetings/{meeting}/minutes", f"/record/{workshop}", f"/record/{second}"]
    assert page.count('<option value="en" lang="en" selected>English</option>') == 3
    alone = organiser.get(f"/record/{second}.json")
    assert alone.get_json()["whole"] is False
    title = alone.get_json()["workshops"][0]["title"]
    assert f"Working days - {title} - minutes.json" in alone.headers["Content-Disposition"]


def test_the_schema_of_the_json_is_everybodys(house: House) -> None:
    answer = browser(house).get("/record.schema.json")

    assert (answer.status_code, answer.mimetype) == (200, "application/schema+json")
    assert answer.get_json()["$id"] == "urn:facilitator:record:1"


def test_the_language_is_chosen_at_the_download(workshop: int, organiser: FlaskClient) -> None:
    answer = organiser.get(f"/record/{workshop}.md?language=de")

    assert "14.–15. Oktober 2026" in unquote(answer.text)
    assert "14–15 October 2026" in organiser.get(f"/record/{workshop}.md?language=xx").text


def test_only_who_may_drive_takes_it_home(house: House, workshop: int, phone: FlaskClient) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    facilitator = facilitator_client(house, workshop)

    assert facilitator.get(f"/record/{workshop}.json").status_code == 200
    assert facilitator.get(f"/record/{other}.json").status_code == 404
    assert browser(house).get(f"/record/{workshop}.json").status_code == 303
    assert phone.get(f"/record/{workshop}.json").status_code == 303


@pytest.mark.parametrize("place", ["{}.exe", "{}.", "9999.docx"])
def test_what_is_not_there_is_a_404(workshop: int, organiser: FlaskClient, place: str) -> None:
    assert organiser.get(f"/record/{place.format(workshop)}").status_code == 404


def test_a_failed_file_says_which_and_why(
    workshop: int, organiser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "PACKAGE", run.PACKAGE / "nowhere" / "nothing")

    answer = organiser.get(f"/record/{workshop}.pdf")

    assert answer.status_code == 500
    assert "The PDF file was not made" in answer.text


# A page that waits for its file


TOLD = "arrival-0123456789ab"


def test_a_page_that_waits_is_told_that_its_file_is_there(
    workshop: int, organiser: FlaskClient
) -> None:
    plain = organiser.get(f"/record/{workshop}.md")
    told = organiser.get(f"/record/{workshop}.md?arrival=0123456789ab")

    assert (told.status_code, told.data) == (200, plain.data)
    assert f"{TOLD}=here; " in told.headers.getlist("Set-Cookie")[-1]
    odd = organiser.get(f"/record/{workshop}.md?arrival=a;b")
    assert [each for each in (str(plain.headers), str(odd.headers)) if "arrival" in each] == []


def test_a_page_that_waits_stays_and_is_told_why_no_file_comes(
    workshop: int, organiser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.export, "__kwdefaults__", {"seconds": 0.01, "template": None})
    assert organiser.get("/meetings/1/minutes.pdf").status_code == 500

    told = organiser.get("/meetings/1/minutes.pdf?arrival=0123456789ab")

    assert (told.status_code, told.data) == (204, b"")
    said = unquote(told.headers["Set-Cookie"])
    assert said.startswith(f"{TOLD}=The PDF file was not made: it took over 0 seconds.; ")


def test_whoever_is_not_signed_in_is_led_there_also_from_a_page_that_waits(
    house: House, workshop: int
) -> None:
    answer = browser(house).get(f"/record/{workshop}.md?arrival=0123456789ab")

    assert (answer.status_code, answer.location.split("?")[0]) == (303, "/sign-in")
    assert TOLD not in str(answer.headers)


@pytest.mark.parametrize(
    ("sheet", "how"),
    [
        ("/console/1/paper/idea-cards.pdf?copies=0", "Please ask for 1 to 500 copies."),
        ("/console/1/paper/nothing.pdf?", "There is nothing here."),
        ("/meetings/1/persons/sign-in-sheet.pdf?", "here"),
    ],
)
def test_sheets_to_print_are_told_of_too(
    workshop: int, organiser: FlaskClient, sheet: str, how: str
) -> None:
    told = organiser.get(f"{sheet}&arrival=0123456789ab")

    kept = [unquote(each) for each in told.headers.getlist("Set-Cookie")]
    assert [each for each in kept if each.startswith(f"{TOLD}={how}")] != []


def test_a_session_alone_is_no_approved_version(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    """Not even where it is the meeting's only one, and the meeting's minutes are approved."""
    hold(house, workshop)
    approve(organiser)
    says = "Of one session alone; not the approved minutes"

    told = organiser.get(f"/record/{workshop}.md")

    assert f"*Minutes · {says} · " in told.text
    assert f"- State: {says}\n" in told.text
    assert " v1" not in told.headers["Content-Disposition"]
    for page in (f"/workshops/{workshop}", f"/console/{workshop}/minutes"):
        assert f"{says}." in organiser.get(page).text
    assert says not in organiser.get("/meetings/1/minutes.md").text
