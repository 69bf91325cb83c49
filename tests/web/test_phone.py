"""A phone's way: the code, the join page, an idea, and what happens when something is wrong."""

from flask.testing import FlaskClient
from sqlalchemy import select

from facilitator import House
from facilitator.operations.steps import go_on
from facilitator.store.models import Idea
from tests.conftest import browser

WRITING = ["0.lobby.0", "1.practice.0"]  # the presses that lead to the collect step


def start_writing(house: House, workshop: int) -> None:
    for position in WRITING:
        house.live.perform(go_on, workshop, position=position, by_id=None)


def idea_form(**changed: object) -> dict[str, object]:
    return {"key": "k1", "question": 1, "list": "barrier", "text": "Paved gardens"} | changed


def ideas(house: House) -> list[tuple[str, str, bool]]:
    with house.database.read() as session:
        return [tuple(r) for r in session.execute(select(Idea.list_, Idea.text, Idea.late))]


def test_a_typed_code_is_forgiven_its_case_and_gap(house: House, workshop: int) -> None:
    assert browser(house).post("/", data={"code": "7kd 4mr"}).location == "/J/7KD4MR"


def test_a_wrong_code_is_kept_and_explained(house: House, workshop: int) -> None:
    answer = browser(house).post("/", data={"code": "7KD4MM"})
    assert answer.status_code == 404
    assert 'value="7KD4MM"' in answer.text
    assert "No session has this code" in answer.text


def test_a_second_scan_leads_back_to_the_phones_page(phone: FlaskClient) -> None:
    assert phone.get("/j/7kd4mr").location == "/w/7KD4MR"


def test_an_idea_is_saved_once_however_often_it_is_sent(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    start_writing(house, workshop)

    answers = [phone.post("/w/7KD4MR/ideas", data=idea_form()) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [303, 303, 303]
    assert ideas(house) == [("barrier", "Paved gardens", False)]


def test_the_same_key_with_another_text_is_refused_and_the_text_kept(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    start_writing(house, workshop)
    phone.post("/w/7KD4MR/ideas", data=idea_form())

    answer = phone.post("/w/7KD4MR/ideas", data=idea_form(text="Lawns"))

    assert answer.status_code == 409
    assert "Lawns" in answer.text
    assert ideas(house) == [("barrier", "Paved gardens", False)]


def test_an_empty_idea_gets_a_sentence(house: House, workshop: int, phone: FlaskClient) -> None:
    start_writing(house, workshop)
    answer = phone.post("/w/7KD4MR/ideas", data=idea_form(text=" "), headers={"HX-Request": "true"})
    assert (answer.status_code, "Write something first." in answer.text) == (422, True)


def test_an_idea_that_comes_late_goes_to_the_late_tray(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    start_writing(house, workshop)
    house.live.perform(go_on, workshop, position="2.writing.0", by_id=None)

    phone.post("/w/7KD4MR/ideas", data=idea_form())

    assert ideas(house) == [("barrier", "Paved gardens", True)]


def test_another_site_cannot_speak_for_a_phone(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    start_writing(house, workshop)
    answer = phone.post(
        "/w/7KD4MR/ideas", data=idea_form(), headers={"Origin": "http://evil.example"}
    )
    assert answer.status_code == 403
    assert ideas(house) == []


def test_a_stranger_is_sent_to_the_join_page(house: House, workshop: int) -> None:
    assert browser(house).get("/w/7KD4MR").location == "/J/7KD4MR"
