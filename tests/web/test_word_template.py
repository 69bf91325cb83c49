"""The Word template of a series: tried when it is uploaded, and used for every meeting of it."""

import html
import io
import re

import docx
import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from facilitator import House
from facilitator.store.models import Meeting, Series
from tests.conftest import facilitator_client


@pytest.fixture
def in_series(house: House, workshop: int) -> int:
    def name_one(session: Session) -> None:
        series = Series(name="Days")
        session.add(series)
        session.flush()
        session.get_one(Meeting, 1).series_id = series.id

    house.database.write(name_one)
    return workshop


def send(organiser: FlaskClient, *paragraphs: str, name: str = "city.docx") -> TestResponse:
    file, content = docx.Document(), io.BytesIO()
    for text in paragraphs:
        file.add_paragraph(text)
    file.save(content)
    content.seek(0)
    return organiser.post("/meetings/1/template", data={"file": (content, name)})


def minutes(organiser: FlaskClient, address: str) -> list[str]:
    file = docx.Document(io.BytesIO(organiser.get(address).data))
    return [paragraph.text for paragraph in file.paragraphs]


def said(answer: TestResponse) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.text)).split())


def test_minutes_come_in_the_template_of_the_series(in_series: int, organiser: FlaskClient) -> None:
    assert send(organiser, "City of {{ place }}").status_code == 303

    assert minutes(organiser, "/meetings/1/minutes.docx") == ["City of Fjordby"]
    assert minutes(organiser, f"/record/{in_series}.docx?language=de") == ["City of Fjordby"]
    assert "Word minutes come in “city.docx”." in said(organiser.get("/meetings/1/template"))


def test_another_takes_its_place_and_it_can_be_removed(
    in_series: int, organiser: FlaskClient
) -> None:
    send(organiser, "First")
    send(organiser, "Second {{ title }}", name="../second.docx")

    assert minutes(organiser, "/meetings/1/minutes.docx") == ["Second Working days"]
    assert organiser.post("/meetings/1/template/remove").status_code == 303
    assert "In brief" in minutes(organiser, "/meetings/1/minutes.docx")


def test_a_broken_one_is_refused_with_its_paragraph_and_the_old_one_stays(
    in_series: int, organiser: FlaskClient
) -> None:
    send(organiser, "Good {{ title }}")
    answer = send(organiser, "Good {{ title }}", "Dear {{ mayor }},")

    assert answer.status_code == 422
    assert "names “mayor”, which is nothing here. Paragraph: “Dear {{ mayor }},”" in said(answer)
    assert minutes(organiser, "/meetings/1/minutes.docx") == ["Good Working days"]


def test_what_is_no_file_or_has_no_series_gets_a_sentence(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    assert "This meeting is in none." in said(organiser.get("/meetings/1/template"))
    nothing, no_series = organiser.post("/meetings/1/template"), send(organiser, "{{ title }}")

    assert (nothing.status_code, no_series.status_code) == (422, 422)
    assert facilitator_client(house, workshop).get("/meetings/1/template").status_code == 404
