"""The head of the minutes over HTTP: two organisers at once, a series, and the files."""

import html
import re
from datetime import date

from flask.testing import FlaskClient
from sqlalchemy import select, update

from facilitator import House
from facilitator.domain.header import HEADER
from facilitator.store.models import Header, Meeting, Series
from tests.conftest import NOW, add_account, signed_in

PATH = "/meetings/1/minutes/header"


def form(client: FlaskClient) -> dict[str, str]:
    """What the page would send as it stands."""
    page = client.get(PATH).text
    return fields(page)


def fields(page: str) -> dict[str, str]:
    inputs = re.findall(r'name="([\w-]+)"[^>]*?value="([^"]*)"', page)
    areas = re.findall(r'<textarea[^>]*name="([\w-]+)"[^>]*>\n?([^<]*)<', page)
    return {name: html.unescape(value) for name, value in [*inputs, *areas]}


def stored(house: House) -> Header:
    with house.database.read() as session:
        return session.scalars(select(Header)).one()


def test_what_was_written_stands_in_the_form_and_in_the_minutes(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    written = {name: f"The {name} of it" for name in HEADER}

    assert organiser.post(PATH, data=form(organiser) | written).location == "/meetings/1"

    shown = form(organiser)
    assert {name: shown[name] for name in HEADER} == written
    minutes = organiser.get("/meetings/1/minutes.md").text
    assert "- Programme: The programme of it" in minutes
    assert "\n\nThe funding of it\n\n" in minutes
    assert (stored(house).edition, stored(house).edited_by_id) == (1, 1)


def test_two_organisers_in_different_fields_lose_nothing(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    other = signed_in(house, add_account(house, "Bo", is_organiser=True))
    first, second = form(organiser), form(other)

    organiser.post(PATH, data=first | {"chair": "Ada"})
    other.post(PATH, data=second | {"host": "Fjordby"})

    assert (stored(house).chair, stored(house).host) == ("Ada", "Fjordby")


def test_two_organisers_in_one_field_each_get_both_texts(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    other = signed_in(house, add_account(house, "Bo", is_organiser=True))
    first, second = form(organiser), form(other)
    organiser.post(PATH, data=first | {"chair": "Ada", "host": "Fjordby"})

    told = other.post(PATH, data=second | {"chair": "Cy", "project": "Green"})

    assert told.status_code == 409
    assert "Saved meanwhile by Ada Organiser:" in told.text
    assert re.findall(r'<p class="text">([^<]+)', told.text) == ["Ada"]
    assert stored(house).chair == "Ada"
    again = fields(told.text)
    assert (again["chair"], again["host"], again["project"]) == ("Cy", "Fjordby", "Green")

    assert other.post(PATH, data=again | {"chair": "Ada and Cy"}).status_code == 303
    assert (stored(house).chair, stored(house).project) == ("Ada and Cy", "Green")


def test_what_is_too_long_is_kept_in_the_form(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    told = organiser.post(PATH, data=form(organiser) | {"acronym": "x" * 41, "chair": "Ada"})

    assert told.status_code == 422
    assert fields(told.text)["acronym"] == "x" * 41
    assert fields(told.text)["chair"] == "Ada"


def test_the_next_meeting_of_a_series_begins_with_the_project(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    def in_a_series(session) -> None:  # type: ignore[no-untyped-def]
        session.add(Series(id=1, name="Days"))
        days = {"starts_on": date(2027, 4, 2), "ends_on": date(2027, 4, 2)}
        session.add(Meeting(title="Next", place="", language="en", created_at=NOW, **days))
        session.flush()
        session.execute(update(Meeting).values(series_id=1))

    organiser.post(PATH, data=form(organiser) | {"project": "Green", "chair": "Ada"})
    house.database.write(in_a_series)

    page = organiser.get("/meetings/2/minutes/header").text
    assert "Filled in from “Working days”" in html.unescape(page)
    assert (fields(page)["project"], fields(page)["chair"]) == ("Green", "")
    assert fields(page)["was-project"] == ""
