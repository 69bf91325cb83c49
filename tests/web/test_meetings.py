"""Meetings and rosters over HTTP: forms that keep what was typed, and who finds nothing."""

import html
import io
import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from facilitator import House
from facilitator.store.models import Meeting, Organisation, Workshop
from tests.conftest import browser, facilitator_client, join

MEETING = {
    "key": "k1",
    "title": "Working days in Fjordby",
    "place": "Fjordby",
    "starts_on": "2026-10-14",
    "ends_on": "2026-10-15",
    "language": "da",
    "series": "",
}


def titles(house: House) -> list[str]:
    with house.database.read() as session:
        return list(session.scalars(select(Meeting.title).order_by(Meeting.id)))


def said(page: str) -> list[str]:
    """The fields with a sentence beside them."""
    return re.findall(r'id="said-([\w-]+)"', page)


def test_an_empty_office_offers_the_two_templates(house: House, organiser: FlaskClient) -> None:
    page = organiser.get("/meetings").text
    assert "Make the first session" in page
    assert re.findall(r'href="(/meetings/new\?[^"]+)"', page) == [
        "/meetings/new?template=two-questions",
        "/meetings/new?template=one-question",
    ]


def test_from_nothing_to_a_ready_session_in_two_forms(house: House, organiser: FlaskClient) -> None:
    meeting = organiser.post("/meetings/new", data=MEETING | {"template": "one-question"})
    assert meeting.location == "/meetings/1/sessions/new?template=one-question"
    assert 'value="Muligheder"' in organiser.get(meeting.location).text
    form = {
        "key": "k2",
        "template": "one-question",
        "title": "Cluster capacity",
        "language": "da",
        "prompt-0": "What helps?",
        "possibility-0": "Muligheder",
        "barrier-0": "Barrierer",
    }
    session = organiser.post("/meetings/1/sessions/new", data=form)
    assert session.location == "/workshops/1"
    page = organiser.get(session.location).text
    assert "Ready, not rehearsed" in page
    assert "The session is ready." in page


def test_a_doubled_press_makes_one_meeting(house: House, organiser: FlaskClient) -> None:
    answers = [organiser.post("/meetings/new", data=MEETING).location for _ in range(2)]
    assert answers == ["/meetings/1", "/meetings/1"]
    assert titles(house) == ["Working days in Fjordby"]


def test_a_wrong_form_keeps_everything_and_focuses_the_first_fault(
    house: House, organiser: FlaskClient
) -> None:
    answer = organiser.post("/meetings/new", data=MEETING | {"title": "", "ends_on": "2026-10-13"})
    assert answer.status_code == 422
    assert said(answer.text) == ["title", "ends_on"]
    assert re.findall(r'id="([\w-]+)"[^>]*autofocus', answer.text) == ["title"]
    assert 'value="Fjordby"' in answer.text
    assert "<title>Please look again: New meeting</title>" in answer.text
    assert titles(house) == []


def test_a_meeting_is_edited(house: House, workshop: int, organiser: FlaskClient) -> None:
    assert 'value="2026-10-14"' in organiser.get("/meetings/1/edit").text
    assert organiser.post("/meetings/1/edit", data=MEETING).location == "/meetings/1"
    assert titles(house) == ["Working days in Fjordby"]


def test_a_meeting_is_deleted_only_with_the_tick(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    asked = html.unescape(organiser.get("/meetings/1/delete").text)
    assert "the session “More nature in our towns”" in asked
    refused = organiser.post("/meetings/1/delete")
    assert (refused.status_code, said(refused.text), len(titles(house))) == (422, ["sure"], 1)
    assert organiser.post("/meetings/1/delete", data={"sure": "yes"}).location == "/meetings"
    assert titles(house) == []
    assert "is deleted." in organiser.get("/meetings").text


def test_titles_stay_text(house: House, organiser: FlaskClient) -> None:
    organiser.post("/meetings/new", data=MEETING | {"title": "<script>alert(1)</script>"})
    assert "<script>alert" not in organiser.get("/meetings/1").text
    assert "<script>alert" not in organiser.get("/meetings").text


def test_earlier_years_are_folded(house: House, organiser: FlaskClient) -> None:
    for n, year in enumerate(("2024", "2026", "2025")):
        days = {"starts_on": f"{year}-05-02", "ends_on": "", "key": f"k{n}"}
        organiser.post("/meetings/new", data=MEETING | days)
    page = organiser.get("/meetings").text
    assert re.findall(r"<h2[^>]*>(\d+)<|<summary>(\d+)", page) == [
        ("2026", ""),
        ("", "2025"),
        ("", "2024"),
    ]


# The roster

LIST = "organisation;type;country\nFjordby Kommune;city;DK\nBlåskær Vindklynge;cluster;DK"


def organisations(house: House) -> list[tuple[str, str, str]]:
    with house.database.read() as session:
        o = Organisation
        query = select(o.name, o.partner_type, o.country).order_by(o.id)
        return [tuple(row) for row in session.execute(query)]


def test_a_list_is_shown_as_understood_before_it_is_saved(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    path = "/meetings/1/organisations"
    checked = organiser.post(path, data={"roster": LIST, "do": "check"})
    assert checked.status_code == 200
    assert "Save 2 organisations" in checked.text
    assert LIST in html.unescape(checked.text)
    assert organisations(house) == []

    assert organiser.post(path, data={"roster": LIST, "do": "save"}).location == path
    assert organisations(house) == [
        ("Fjordby Kommune", "city", "DK"),
        ("Blåskær Vindklynge", "cluster", "DK"),
    ]
    assert "Saved: 2 organisations." in organiser.get(path).text


def test_a_list_of_bare_names_says_nothing_about_them(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    path = "/meetings/1/organisations"
    checked = organiser.post(path, data={"roster": "Fjordby", "do": "check"})
    assert checked.text.count("<td>not said</td>") == 2
    organiser.post(path, data={"roster": "Fjordby", "do": "save"})
    form = {"name": "Fjordby", "partner_type": "", "country": ""}
    assert organiser.post(f"{path}/1", data=form).location == path
    assert organisations(house) == [("Fjordby", "", "")]
    assert organiser.get(path).status_code == 200


def test_wrong_lines_stay_in_the_field_with_their_reasons(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    text = LIST + "\nOz;wizard;OZ"
    path = "/meetings/1/organisations"
    checked = organiser.post(path, data={"roster": text, "do": "check"})
    page = html.unescape(checked.text)
    assert (checked.status_code, text in page) == (422, True)
    assert "Line 4" in page
    assert "“wizard” is no type." in page

    saved = organiser.post(path, data={"roster": text, "do": "save"})
    page = html.unescape(saved.text)
    assert saved.status_code == 422
    assert "2 organisations are saved." in page
    assert "<textarea" in page
    assert page.split("<textarea")[1].split("</textarea>")[0].split(">\n")[1] == (
        "organisation;type;country\nOz;wizard;OZ"
    )
    assert len(organisations(house)) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_a_file_is_read_and_shown_in_the_field(
    house: House, workshop: int, organiser: FlaskClient, encoding: str
) -> None:
    file = (io.BytesIO(LIST.encode(encoding)), "partners.csv")
    answer = organiser.post(
        "/meetings/1/organisations",
        data={"roster": "", "file": file, "do": "check"},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 200
    assert LIST in html.unescape(answer.text)


def test_a_spreadsheet_gets_a_sentence_and_the_text_is_kept(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    answer = organiser.post(
        "/meetings/1/organisations",
        data={"roster": "Fjordby", "file": (io.BytesIO(b"PK\x03\x04"), "partners.xlsx")},
        content_type="multipart/form-data",
    )
    assert (answer.status_code, said(answer.text)) == (422, ["roster"])
    assert "\nFjordby</textarea>" in answer.text


def test_nothing_pasted_gets_a_sentence(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    answer = organiser.post("/meetings/1/organisations", data={"roster": " "})
    assert (answer.status_code, said(answer.text)) == (422, ["roster"])


def test_a_line_is_edited_and_removed(house: House, workshop: int, organiser: FlaskClient) -> None:
    path = "/meetings/1/organisations"
    organiser.post(path, data={"roster": LIST, "do": "save"})
    form = {"name": "Fjordby", "partner_type": "politician", "country": ""}
    assert organiser.post(f"{path}/1", data=form).location == path
    assert organiser.post(f"{path}/2/remove").location == path
    assert organisations(house) == [("Fjordby", "politician", "")]
    wrong = organiser.post(f"{path}/1", data=form | {"name": "", "partner_type": "x"})
    assert (wrong.status_code, said(wrong.text)) == (422, ["name", "partner_type"])


def test_an_organisation_with_attendees_is_not_removed(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    join(house, "Fjordby Kommune")
    answer = organiser.post("/meetings/1/organisations/1/remove")
    assert (answer.status_code, "People from here have joined" in answer.text) == (422, True)
    assert len(organisations(house)) == 1


# Who finds nothing

PAGES = [
    "/meetings/new",
    "/meetings/1",
    "/meetings/1/edit",
    "/meetings/1/delete",
    "/meetings/1/organisations",
    "/meetings/1/organisations/1",
    "/meetings/1/sessions/new",
]
DEEDS = [
    *("/meetings/new", "/meetings/1/edit", "/meetings/1/delete", "/meetings/1/organisations"),
    *("/meetings/1/organisations/1", "/meetings/1/organisations/1/remove"),
    "/meetings/1/sessions/new",
]


@pytest.mark.parametrize("path", PAGES)
def test_meetings_are_the_organisers(house: House, workshop: int, path: str) -> None:
    assert facilitator_client(house, workshop).get(path).status_code == 404
    for outsider in (browser(house), join(house, "Fjordby Kommune")):
        assert outsider.get(path).location.startswith("/sign-in?next=/meetings")


@pytest.mark.parametrize("path", DEEDS)
def test_only_organisers_change_meetings(house: House, workshop: int, path: str) -> None:
    form = MEETING | {"sure": "yes", "roster": LIST, "do": "save", "name": "X"}
    assert facilitator_client(house, workshop).post(path, data=form).status_code == 404
    for outsider in (browser(house), join(house, "Nordhavn Institute")):
        assert outsider.post(path, data=form).location.startswith("/sign-in?next=")
    assert titles(house) == ["Working days"]
    assert [name for name, _, _ in organisations(house)] == ["Nordhavn Institute"]


def test_a_meeting_that_is_not_there_is_not_found(house: House, organiser: FlaskClient) -> None:
    statuses = {organiser.get(path).status_code for path in PAGES if path != "/meetings/new"}
    assert statuses == {404}


def test_a_facilitator_sees_their_sessions_only(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    form = {"key": "k", "template": "one-question", "title": "Other", "language": "en"}
    organiser.post("/meetings/1/sessions/new", data=form | {"prompt-0": "Q"})
    with house.database.read() as session:
        assert len(session.scalars(select(Workshop.id)).all()) == 2
    page = facilitator_client(house, workshop).get("/meetings").text
    assert re.findall(r'<h3><a href="([^"]+)"', page) == [f"/workshops/{workshop}"]
