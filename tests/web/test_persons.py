"""The list of persons over HTTP: pasted, ticked by two at once, counted, and in the minutes."""

import html
import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import make_url, select

from facilitator import House
from facilitator.store.models import Header, Person
from tests.conftest import add_account, facilitator_client, join, signed_in
from tests.voting_room import open_vote, press
from tests.web.test_header import fields

PATH = "/meetings/1/persons"
LIST = """Birthe Holm;Fjordby Kommune;Head of planning
Jens Krag;Fjordby Kommune;
Dörte Petersen;Kleinmoor;Mayor"""


def listed(house: House) -> list[tuple[object, ...]]:
    with house.database.read() as session:
        query = select(Person.name, Person.expected, Person.signed).order_by(Person.id)
        return [tuple(row) for row in session.execute(query)]


@pytest.fixture
def pasted(workshop: int, organiser: FlaskClient) -> FlaskClient:
    assert organiser.post(PATH, data={"persons": LIST, "do": "save"}).location == PATH
    return organiser


def said(client: FlaskClient, path: str = "/meetings/1/minutes.md") -> str:
    return html.unescape(client.get(path).text)


def test_a_list_is_shown_as_understood_before_it_is_saved(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    file = {"file": (io.BytesIO("Åse Lund;Nordhavn".encode("cp1252")), "list.csv")}
    checked = organiser.post(PATH, data={"persons": LIST, "do": "check", **file})

    assert "Save 4 persons" in checked.text
    assert f"{LIST}\nÅse Lund;Nordhavn</textarea>" in html.unescape(checked.text)
    assert listed(house) == []


def test_lines_that_cannot_be_read_stay_in_the_field(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    told = organiser.post(PATH, data={"persons": "Ada, X\n, Y", "do": "save"})

    assert (told.status_code, [row[0] for row in listed(house)]) == (422, ["Ada"])
    assert "\n, Y</textarea>" in told.text
    assert organiser.post(PATH, data={"do": "check"}).status_code == 422


def test_whoever_comes_unexpected_is_on_the_list_as_signed(
    house: House, pasted: FlaskClient
) -> None:
    pasted.post(PATH, data={"persons": "Åse Lund\nJens Krag;fjordby kommune", "do": "save"} | CAME)

    assert listed(house)[1:] == [
        ("Jens Krag", True, True),
        ("Dörte Petersen", True, False),
        ("Åse Lund", False, True),
    ]


CAME = {"came": "yes"}


def test_two_organisers_tick_one_list(house: House, pasted: FlaskClient) -> None:
    other = signed_in(house, add_account(house, "Bo", is_organiser=True))

    pasted.post(f"{PATH}/signed", data={"signed": ["1"]})
    other.post(f"{PATH}/signed", data={"signed": ["3"]})
    pasted.post(f"{PATH}/signed", data={"was-signed": ["1"], "signed": ["2"]})

    assert [row[2] for row in listed(house)] == [False, True, True]


def test_two_organisers_in_one_person_lose_nothing(house: House, pasted: FlaskClient) -> None:
    form = fields(pasted.get(f"{PATH}/2").text) | {"expected": "yes", "signed": ""}

    pasted.post(f"{PATH}/2", data=form | {"signed": "yes", "role": "Clerk"})
    told = pasted.post(f"{PATH}/2", data=form | {"role": "Councillor"})

    assert (told.status_code, re.findall(r'<p class="text">([^<]+)', told.text)) == (409, ["Clerk"])
    assert listed(house)[1] == ("Jens Krag", True, True)
    taken = pasted.post(f"{PATH}/2", data=form | {"name": "Birthe Holm"})
    assert re.findall(r'id="said-([\w-]+)"', taken.text) == ["name"]


def test_a_person_who_is_removed_is_in_no_file_of_the_database(
    house: House, pasted: FlaskClient
) -> None:
    file = Path(str(make_url(house.database.url).database))
    traces = [file, file.with_name(f"{file.name}-wal")]
    assert any("Dörte".encode() in each.read_bytes() for each in traces if each.exists())

    assert pasted.post(f"{PATH}/3/remove").location == PATH

    assert not any("Dörte".encode() in each.read_bytes() for each in traces if each.exists())
    assert pasted.get(f"{PATH}/3").status_code == 404


def test_what_is_counted_is_kept_where_it_is_no_number(house: House, pasted: FlaskClient) -> None:
    told = pasted.post(f"{PATH}/counted", data={"signed": "63", "without_phone": "some"})
    assert (told.status_code, fields(told.text)["without_phone"]) == (422, "some")

    pasted.post(f"{PATH}/counted", data={"signed": "63", "without_phone": "0"})
    with house.database.read() as session:
        header = session.scalars(select(Header)).one()
        assert (header.signed, header.without_phone) == (63, 0)
    assert fields(pasted.get(PATH).text)["without_phone"] == "0"


def test_the_minutes_count_who_signed_joined_and_voted(house: House, pasted: FlaskClient) -> None:
    open_vote(house, 1)
    press(house, 1, 2)
    pasted.post(f"{PATH}/counted", data={"signed": "63", "without_phone": "5"})
    line = re.compile(r"^\*\*present.*", re.MULTILINE)

    assert line.findall(said(pasted)) == ["**present 63 (signed list) · joined 2 · voted 0**"]
    assert "5 people were there without a phone." in said(pasted)
    pasted.post(f"{PATH}/signed", data={"signed": ["1", "2"]})
    assert line.findall(said(pasted)) == ["**present 2 (signed list) · joined 2 · voted 0**"]
    assert "present" not in said(pasted, "/record/1.md").split("## In brief")[0]


def test_the_minutes_list_persons_by_organisation(pasted: FlaskClient) -> None:
    assert "| Fjordby Kommune | Birthe Holm (Head of planning); Jens Krag | 2 |" in said(pasted)

    pasted.post(f"{PATH}/signed", data={"signed": ["1"]})

    rows = [row for row in said(pasted).splitlines() if row.endswith((" | 1 |", " | 0 |"))]
    assert rows == [
        "| Fjordby Kommune | Birthe Holm (Head of planning) | 2 | 1 |",
        "| Kleinmoor | – | 1 | 0 |",
    ]


def test_a_facilitator_learns_no_name(house: House, pasted: FlaskClient) -> None:
    finn = facilitator_client(house, 1)
    join(house, "Kleinmoor")

    assert "Dörte" in pasted.get("/meetings/1/minutes.json").text
    assert "Dörte" not in finn.get("/record/1.json").text
    assert finn.get(PATH).status_code == finn.get(f"{PATH}/sign-in-sheet.pdf").status_code == 404


def test_the_sign_in_sheet_is_a_download(pasted: FlaskClient) -> None:
    answer = pasted.get(f"{PATH}/sign-in-sheet.pdf")

    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="2026-10-14 Fjordby - Working days - sign-in sheet.pdf"'
    )
    assert answer.data.startswith(b"%PDF-")
