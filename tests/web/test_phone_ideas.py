"""Writing on the phone: what is answered, what stays, what comes back."""

import re

import pytest
from flask.testing import FlaskClient

from facilitator import House
from facilitator.operations.steps import go_on, jump, look_up
from facilitator.store.models import Idea, Opening
from tests.conftest import join

HTMX = {"HX-Request": "true"}


@pytest.fixture
def writing(house: House, workshop: int, phone: FlaskClient) -> FlaskClient:
    """A phone while everybody writes."""
    for position in ("0.lobby.0", "1.practice.0"):
        house.live.perform(go_on, workshop, position=position, by_id=None)
    return phone


def send(client: FlaskClient, text: str, key: str, **more: object):  # type: ignore[no-untyped-def]
    data = {"key": key, "question": 1, "list": "barrier", "text": text, **more}
    return client.post("/w/7KD4MR/ideas", data=data, headers=HTMX)


def allow(house: House, each: int) -> None:
    def edit(session) -> None:  # type: ignore[no-untyped-def]
        session.query(Opening).order_by(Opening.id.desc()).first().ideas_each = each

    house.database.write(edit)


def key_in(html: str) -> str:
    return re.findall(r'name="key" value="([^"]+-q1)"', html)[0]


def test_saved_says_how_many_others_wrote(house: House, writing: FlaskClient) -> None:
    others = [join(house, f"Organisation {number}") for number in range(2)]
    first = send(others[0], "Lawns", "a")
    second = send(others[1], "Kerbs", "a")
    mine = send(writing, "Paved gardens", "a")

    assert "Saved. You are the first." in first.text
    assert "Saved. 1 other wrote too." in second.text
    assert "Saved. 2 others wrote too." in mine.text


def test_a_plain_form_goes_back_to_the_page_that_says_saved(writing: FlaskClient) -> None:
    data = {"key": "a", "question": 1, "list": "barrier", "text": "Paved gardens"}
    answer = writing.post("/w/7KD4MR/ideas", data=data)
    assert (answer.status_code, answer.location) == (303, "/w/7KD4MR?saved=1")
    assert "Saved. You are the first." in writing.get(answer.location).text


def test_a_refused_text_comes_back_in_its_field_with_the_reason(writing: FlaskClient) -> None:
    long = "x" * 150
    data = {"key": "a", "question": 1, "list": "barrier", "text": long}
    answer = writing.post("/w/7KD4MR/ideas", data=data)

    assert answer.status_code == 422
    assert re.search(r'id="said-q1".*10 characters too many.*<textarea', answer.text, re.S)
    assert f"autofocus>{long}</textarea>" in answer.text
    assert re.search(r'value="barrier" checked', answer.text)


def test_after_a_conflict_there_is_a_fresh_key(writing: FlaskClient) -> None:
    send(writing, "Paved gardens", "a")

    refused = send(writing, "Lawns", "a")
    again = send(writing, "Lawns", key_in(refused.text))

    assert (refused.status_code, again.status_code) == (409, 200)
    assert "This was sent before with other content." in refused.text


def test_one_more_is_offered_once_the_ideas_are_written(house: House, writing: FlaskClient) -> None:
    allow(house, 1)
    full = send(writing, "Paved gardens", "a")
    refused = send(writing, "Lawns", "b")
    more = send(writing, "Lawns", "c", one_more="1")
    never = send(writing, "Kerbs", "d", one_more="1")

    assert 'name="one_more"' in full.text
    assert "“One more” adds another." in refused.text
    assert 'name="one_more"' not in more.text
    assert [a.status_code for a in (full, refused, more, never)] == [200, 422, 200, 422]


def test_what_waited_on_the_phone_is_refused_in_one_sentence(
    house: House, writing: FlaskClient
) -> None:
    allow(house, 1)
    send(writing, "Paved gardens", "a")
    refused = send(writing, "Lawns", "b", waited="1")
    assert (refused.status_code, 'id="mine"' in refused.text) == (422, False)


def test_own_ideas_can_be_reworded_and_withdrawn(writing: FlaskClient) -> None:
    send(writing, "Paved gardens", "a")

    edited = writing.post("/w/7KD4MR/ideas/1", data={"key": "b", "text": "Lawns"}, headers=HTMX)
    gone = writing.post("/w/7KD4MR/ideas/1/withdraw", data={"key": "c"}, headers=HTMX)

    assert ("Lawns" in edited.text, "Paved gardens" in edited.text) == (True, False)
    assert 'id="idea-1"' not in gone.text


def test_nobody_touches_the_ideas_of_others(house: House, writing: FlaskClient) -> None:
    send(join(house, "Nordhavn"), "Lawns", "a")
    for deed in ("", "/withdraw"):
        answer = writing.post(f"/w/7KD4MR/ideas/1{deed}", data={"key": deed, "text": "Mine now"})
        assert answer.status_code == 404


def test_after_its_step_an_idea_stays_as_it_is_but_can_be_withdrawn(
    house: House, workshop: int, writing: FlaskClient
) -> None:
    send(writing, "Paved gardens", "a")
    house.live.perform(go_on, workshop, position="2.writing.0", by_id=None)

    page = writing.get("/w/7KD4MR").text
    edited = writing.post("/w/7KD4MR/ideas/1", data={"key": "b", "text": "Lawns"}, headers=HTMX)

    assert ('id="edit-1"' in page, 'id="withdraw-1"' in page) == (False, True)
    assert edited.status_code == 422
    assert "Paved gardens" in edited.text


def test_a_late_idea_says_so(house: House, workshop: int, writing: FlaskClient) -> None:
    house.live.perform(go_on, workshop, position="2.writing.0", by_id=None)
    answer = send(writing, "Paved gardens", "a")
    assert "the facilitator gets it as late" in answer.text
    assert "Arrived after its step" in answer.text


def test_practice_is_shown_while_practising_only(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    tried = send(phone, "Coffee", "a", practice="1")
    house.live.perform(go_on, workshop, position="1.practice.0", by_id=None)

    assert "Saved. That is how it works." in tried.text
    assert "Coffee" in tried.text
    assert "Coffee" not in phone.get("/w/7KD4MR").text


def kept(house: House) -> list[tuple[str, bool, bool]]:
    """Every idea with whether it is practice, and whether it came late."""
    with house.database.read() as session:
        return [(one.text, one.practice, one.late) for one in session.query(Idea)]


def test_what_was_written_in_practice_never_becomes_an_idea(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    form = re.search(r'<form[^>]*id="form-p1".*?</form>', phone.get("/w/7KD4MR").text, re.S)
    assert form is not None
    assert '<input type="hidden" name="practice" value="1">' in form[0]
    house.live.perform(go_on, workshop, position="1.practice.0", by_id=None)

    on_its_way = send(phone, "Coffee", "a", practice="1")
    waited = send(phone, "Coffee", "b", practice="1", waited="1")
    data = {"key": "c", "question": 1, "list": "barrier", "text": "Coffee", "practice": "1"}
    plain = phone.post("/w/7KD4MR/ideas", data=data)

    assert [answer.status_code for answer in (on_its_way, waited, plain)] == [200, 200, 409]
    for answer in (on_its_way, waited, plain):
        assert "Practice is over, and nothing of it is kept." in answer.text
    assert 'name="practice"' not in phone.get("/w/7KD4MR").text
    assert kept(house) == []


def test_an_idea_that_meets_practice_on_its_way_is_kept_as_one(
    house: House, workshop: int, writing: FlaskClient
) -> None:
    house.live.perform(jump, workshop, position="2.writing.0", step_id=1, by_id=None)
    send(writing, "Paved gardens", "a")
    assert kept(house) == [("Paved gardens", False, True)]


def test_looking_up_ends_no_step_for_what_is_on_its_way(
    house: House, workshop: int, writing: FlaskClient
) -> None:
    send(writing, "Paved gardens", "a")
    house.live.perform(look_up, workshop, on=True)

    edited = writing.post("/w/7KD4MR/ideas/1", data={"key": "b", "text": "Lawns"}, headers=HTMX)
    send(writing, "Kerbs", "c")

    assert edited.status_code == 200
    assert kept(house) == [("Lawns", False, False), ("Kerbs", False, False)]


def mark_of(phone: FlaskClient) -> str:
    return re.findall(r'data-me="([^"]+)"', phone.get("/w/7KD4MR").text)[0]


def test_what_waited_is_not_sent_as_the_next_person_s(house: House, writing: FlaskClient) -> None:
    first = mark_of(writing)
    mine = send(writing, "Paved gardens", "a", me=first)
    writing.post("/w/7KD4MR/next-person", data={"key": "n"})

    waited = send(writing, "Lawns", "b", me=first, waited="1")
    plain = writing.post(
        "/w/7KD4MR/ideas",
        data={"key": "c", "question": 1, "list": "barrier", "text": "Kerbs", "me": first},
    )
    theirs = send(writing, "Hedges", "d", me=mark_of(writing))

    assert [a.status_code for a in (mine, waited, plain, theirs)] == [200, 409, 409, 200]
    assert "Somebody else has this phone now" in waited.text
    assert "Kerbs" in plain.text  # shown, so that it is not lost
    assert [text for text, *_ in kept(house)] == ["Paved gardens", "Hedges"]
