"""The agenda over HTTP: pasted, edited on one page, and what the minutes say of it."""

import html
import re

from flask.testing import FlaskClient
from sqlalchemy import select

from facilitator import House
from facilitator.store.models import AgendaItem
from tests.conftest import add_account, signed_in
from tests.web.test_header import fields

PATH = "/meetings/1/agenda"
ENTRY = {
    "day": "2026-10-14",
    "starts": "09:00",
    "ends": "10:30",
    "what": "item",
    "title": "Opening",
    "place": "Town hall",
    "who": "The mayor",
}
LINES = """09:00-10:30 Opening | Town hall | The mayor
11:00-12:00 Harbour group | Room 1
11:00-12:00 Station group | Room 2
2026-10-15
12:00 Lunch"""


def titles(house: House) -> list[str]:
    with house.database.read() as session:
        return list(session.scalars(select(AgendaItem.title).order_by(AgendaItem.id)))


def test_pasted_lines_become_the_agenda_once(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    for _ in range(2):
        assert organiser.post(f"{PATH}/lines", data={"agenda": LINES}).location == PATH

    assert titles(house) == ["Opening", "Harbour group", "Station group", "Lunch"]
    page = organiser.get(PATH).text
    assert page.count("in parallel") == 2
    assert 'value="2026-10-15"' in page  # where the next entry goes on


def test_lines_that_cannot_be_read_stay_in_the_field(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    told = organiser.post(f"{PATH}/lines", data={"agenda": "09:00 A\n10:00-09:30 B"})

    assert told.status_code == 422
    assert "It would end before it begins." in told.text
    assert "\n10:00-09:30 B</textarea>" in told.text
    assert titles(house) == ["A"]
    empty = organiser.post(f"{PATH}/lines", data={"agenda": " "})
    assert re.findall(r'id="said-([\w-]+)"', empty.text) == ["agenda"]


def test_an_entry_is_added_changed_and_removed(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    organiser.post(PATH, data=ENTRY)
    form = fields(organiser.get(f"{PATH}/1").text)
    assert {name: form[name] for name in ENTRY if name != "what"} == {
        name: value for name, value in ENTRY.items() if name != "what"
    }

    organiser.post(f"{PATH}/1", data=form | {"what": "session-1", "title": "Trees"})
    assert "Session: More nature in our towns" in organiser.get(PATH).text
    assert organiser.post(f"{PATH}/1/remove").location == PATH
    assert "is removed from the agenda." in organiser.get(PATH).text
    assert titles(house) == []
    assert organiser.get(f"{PATH}/1").status_code == 404


def test_two_organisers_in_one_entry_each_get_both_texts(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    organiser.post(PATH, data=ENTRY)
    other = signed_in(house, add_account(house, "Bo", is_organiser=True))
    form = fields(organiser.get(f"{PATH}/1").text) | {"what": "item"}

    organiser.post(f"{PATH}/1", data=form | {"title": "Welcome", "place": "Library"})
    told = other.post(f"{PATH}/1", data=form | {"title": "Doors open", "who": ""})

    assert told.status_code == 409
    assert re.findall(r'<p class="text">([^<]+)', told.text) == ["Welcome"]
    again = fields(told.text) | {"what": "item"}
    assert (again["title"], again["place"], again["who"]) == ("Doors open", "Library", "")
    assert titles(house) == ["Welcome"]
    other.post(f"{PATH}/1", data=again)
    assert titles(house) == ["Doors open"]


def test_a_session_of_another_meeting_is_refused(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    told = organiser.post(PATH, data=ENTRY | {"what": "session-99"})

    assert re.findall(r'id="said-([\w-]+)"', told.text) == ["what"]
    assert titles(house) == []


def test_the_minutes_tell_the_agenda_by_day(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    organiser.post(f"{PATH}/lines", data={"agenda": LINES})
    form = fields(organiser.get(f"{PATH}/2").text)
    organiser.post(f"{PATH}/2", data=form | {"what": "session-1"})

    minutes = html.unescape(organiser.get("/meetings/1/minutes.md").text)
    told = minutes[minutes.index("## Agenda") : minutes.index("## Attendance")]
    assert re.findall(r"^### (.+)$", told, re.MULTILINE) == ["14 October 2026", "15 October 2026"]
    assert [row for row in told.splitlines() if row.startswith("| 1")] == [
        "| 11:00–12:00 (in parallel) | Harbour group (Session: More nature in our towns) "
        "| Room 1 |  |",
        "| 11:00–12:00 (in parallel) | Station group | Room 2 |  |",
        "| 12:00 | Lunch |",
    ]
    assert "Agenda" not in organiser.get("/record/1.md").text
