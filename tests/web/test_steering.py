"""Steering: from which position, doubled, asked first, and who may."""

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from facilitator import House
from facilitator.domain.turning import Shown
from facilitator.live.publish import now
from facilitator.operations.steps import go_on
from facilitator.store.models import Opening, ProjectorLink, Step, Workshop
from facilitator.store.situation import situation
from facilitator.web import cookies
from tests.conftest import NOW, browser, facilitator_client

AGAIN = timedelta(seconds=2)


@pytest.fixture
def desk(house: House, workshop: int) -> FlaskClient:
    """A browser in which somebody is signed in who may drive this workshop."""
    return facilitator_client(house, workshop)


def position(house: House, workshop: int) -> str:
    with house.database.read() as session:
        return situation(session, workshop).position


def press(house: House, workshop: int, desk: FlaskClient) -> int:
    """The next press, from where the session stands."""
    at = {"position": position(house, workshop)}
    return desk.post(f"/steer/{workshop}/next", data=at).status_code


def start_writing(house: House, workshop: int) -> None:
    for place in ("0.lobby.0", "1.practice.0"):
        house.live.perform(go_on, workshop, position=place, by_id=None)


def shown(house: House, workshop: int) -> Shown:
    with house.database.read() as session:
        row = session.get_one(Workshop, workshop)
        return Shown(row.shown_question_id, row.shown_list, row.page, row.blank)  # type: ignore[arg-type]


def ends_at(house: House) -> datetime:
    with house.database.read() as session:
        return session.query(Opening).order_by(Opening.id.desc()).first().ends_at  # type: ignore[union-attr,return-value]


def test_a_doubled_press_skips_nothing(house: House, workshop: int, desk: FlaskClient) -> None:
    twice = [
        desk.post(f"/steer/{workshop}/next", data={"position": "0.lobby.0"}).status_code
        for _ in range(2)
    ]
    assert twice == [303, 409]
    assert position(house, workshop) == "1.practice.0"


def test_a_press_goes_back_to_its_screen_and_nowhere_else(
    house: House, workshop: int, desk: FlaskClient
) -> None:
    def back(referrer: str) -> str | None:
        url = f"/steer/{workshop}/turn"
        return desk.post(url, data={"blank": "1"}, headers={"Referer": referrer}).location

    assert back(f"http://localhost:8000/projector/{workshop}") == f"/projector/{workshop}"
    assert back("http://evil.example/anything") == f"/console/{workshop}"


def test_two_minutes_are_added_once_to_the_timer_the_button_knew(
    house: House, workshop: int, desk: FlaskClient
) -> None:
    start_writing(house, workshop)
    before = ends_at(house)
    form = {"ends_at": round(before.timestamp() * 1000)}

    for _ in range(2):
        desk.post(f"/steer/{workshop}/minutes", data=form)

    assert ends_at(house) == before + timedelta(minutes=2)


def test_a_step_without_a_timer_gets_two_minutes_once(
    house: House, workshop: int, desk: FlaskClient
) -> None:
    house.database.write(lambda session: session.execute(update(Step).values(minutes=0)))
    start_writing(house, workshop)
    before = now()

    for _ in range(2):
        desk.post(f"/steer/{workshop}/minutes", data={"ends_at": ""})

    assert before + timedelta(minutes=2) <= ends_at(house) <= now() + timedelta(minutes=2)


def test_the_first_press_asks_while_people_type(
    house: House,
    workshop: int,
    desk: FlaskClient,
    phone: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start_writing(house, workshop)
    phone.get("/w/7KD4MR?since=2&typing=1")  # as a phone says it that hears no socket

    asked = desk.post(f"/steer/{workshop}/next", data={"position": "2.writing.0"})
    assert (asked.status_code, "1 still writing. Press again." in asked.text) == (409, True)
    assert press(house, workshop, desk) == 409, "the same press, bounced, is no answer"

    monkeypatch.setattr("facilitator.web.asking.now", lambda: now() + AGAIN)
    assert press(house, workshop, desk) == 303
    assert position(house, workshop) == "3.drafting.0"


def test_a_press_from_elsewhere_is_told_so_and_asked_nothing(
    house: House, workshop: int, desk: FlaskClient, phone: FlaskClient
) -> None:
    form = {"position": "0.lobby.0", "step": "4"}
    desk.post(f"/steer/{workshop}/jump", data=form)
    for deed in ("next", "jump", "close", "accept"):
        bounced = desk.post(f"/steer/{workshop}/{deed}", data=form)
        assert bounced.status_code == 409
        assert "The session has moved on already. Nothing was skipped." in bounced.text
    assert position(house, workshop) == "1.voting.0"


def test_a_question_is_forgotten_after_a_while(
    house: House,
    workshop: int,
    desk: FlaskClient,
    phone: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start_writing(house, workshop)
    house.live.listeners.typed(workshop, 1, now())
    press(house, workshop, desk)

    monkeypatch.setattr("facilitator.web.asking.now", lambda: now() + 15 * AGAIN)
    assert press(house, workshop, desk) == 409
    assert position(house, workshop) == "2.writing.0"


def test_closing_a_vote_says_how_many_have_not_voted(
    house: House, workshop: int, desk: FlaskClient, phone: FlaskClient
) -> None:
    form = {"position": "0.lobby.0", "step": "4"}
    desk.post(f"/steer/{workshop}/jump", data=form)
    asked = desk.post(f"/steer/{workshop}/next", data={"position": "1.voting.0"})
    assert asked.status_code == 409
    assert "1 has not voted, and the vote closes for good. Press again." in asked.text


def test_an_unsorted_card_is_mentioned_before_sorting_ends(
    house: House, workshop: int, desk: FlaskClient, phone: FlaskClient
) -> None:
    start_writing(house, workshop)
    idea = {"key": "k", "question": 1, "list": "barrier", "text": "Paved gardens"}
    phone.post("/w/7KD4MR/ideas", data=idea)
    press(house, workshop, desk)
    press(house, workshop, desk)
    for deed in ("jump", "next"):
        form = {"position": "3.sorting.0", "step": "4"}
        asked = desk.post(f"/steer/{workshop}/{deed}", data=form)
        assert asked.status_code == 409
        assert "1 card is not sorted yet. Press again." in asked.text
    assert position(house, workshop) == "3.sorting.0"


def test_closing_asks_as_well(
    house: House, workshop: int, desk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = {"position": "0.lobby.0"}
    assert desk.post(f"/steer/{workshop}/close", data=form).status_code == 409
    assert position(house, workshop) == "0.lobby.0"

    monkeypatch.setattr("facilitator.web.asking.now", lambda: now() + AGAIN)
    assert desk.post(f"/steer/{workshop}/close", data=form).status_code == 303
    assert position(house, workshop) == "0.closed.0"


def test_stopping_a_vote_asks_first(
    house: House, workshop: int, desk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = {"position": "0.lobby.0", "step": "4"}
    desk.post(f"/steer/{workshop}/jump", data=form)

    def stop() -> TestResponse:
        return desk.post(f"/steer/{workshop}/stop-vote", data={"vote": "1"})

    asked = stop()
    assert (asked.status_code, "Its ballots will not count. Press again." in asked.text) == (
        409,
        True,
    )
    assert position(house, workshop) == "1.voting.0"

    monkeypatch.setattr("facilitator.web.asking.now", lambda: now() + AGAIN)
    assert stop().status_code == 303
    assert position(house, workshop) == "1.stopped.0"
    assert stop().status_code == 409, "a vote that is over is refused, not asked about"
    assert "press again" not in stop().text.lower()


def test_accepting_the_topics_at_once_asks_first(
    house: House,
    workshop: int,
    desk: FlaskClient,
    phone: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start_writing(house, workshop)
    idea = {"key": "k", "question": 1, "list": "barrier", "text": "Paved gardens"}
    phone.post("/w/7KD4MR/ideas", data=idea)
    press(house, workshop, desk)

    def accept() -> TestResponse:
        form = {"position": position(house, workshop)}
        return desk.post(f"/steer/{workshop}/accept", data=form)

    assert "End the sorting? Press again." in accept().text
    press(house, workshop, desk)
    asked = accept()
    assert (asked.status_code, "1 card is not sorted yet. Press again." in asked.text) == (
        409,
        True,
    )
    assert position(house, workshop) == "3.sorting.0"

    monkeypatch.setattr("facilitator.web.asking.now", lambda: now() + AGAIN)
    assert accept().status_code == 303
    assert position(house, workshop) == "3.accepted.0"
    assert accept().status_code == 303, "accepted already: nothing to ask, nothing to do"


def test_a_jump_says_from_where(house: House, workshop: int, desk: FlaskClient) -> None:
    def jump(place: str) -> int:
        form = {"position": place, "step": "4"}
        return desk.post(f"/steer/{workshop}/jump", data=form).status_code

    assert [jump("0.lobby.0"), jump("0.lobby.0")] == [303, 409]
    assert position(house, workshop) == "1.voting.0"


def test_the_wall_is_shown_hidden_and_shown_again(
    house: House, workshop: int, desk: FlaskClient
) -> None:
    start_writing(house, workshop)
    seen = []
    for on in ("1", "", "1", "1"):
        desk.post(f"/steer/{workshop}/wall", data={"on": on})
        with house.database.read() as session:
            seen.append("wall_shown" in situation(session, workshop).acts)
    assert seen == [True, False, True, True]


def test_turns_say_where_so_a_doubled_turn_is_one(
    house: House, workshop: int, desk: FlaskClient
) -> None:
    start_writing(house, workshop)
    for form in ({"list": "barrier"}, {"page": "2"}, {"page": "2"}, {"blank": "1"}):
        desk.post(f"/steer/{workshop}/turn", data=form)
    assert shown(house, workshop) == Shown(None, "barrier", 2, blank=True)


def test_a_turn_to_what_is_not_there_turns_nothing(
    house: House, workshop: int, desk: FlaskClient
) -> None:
    for form in ({"list": "wishes"}, {"question": "99"}, {"page": "-3"}, {"page": "many"}):
        assert desk.post(f"/steer/{workshop}/turn", data=form).status_code == 303
    assert shown(house, workshop) == Shown()


def test_going_on_begins_at_the_first_page_of_a_lit_wall(
    house: House, workshop: int, desk: FlaskClient
) -> None:
    start_writing(house, workshop)
    desk.post(f"/steer/{workshop}/turn", data={"page": "3", "blank": "1"})
    press(house, workshop, desk)
    press(house, workshop, desk)
    assert shown(house, workshop) == Shown()


def test_only_an_address_of_this_machine_can_be_chosen(
    house: House, workshop: int, desk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "facilitator.web.steering.public_addresses", lambda _config: ["http://192.168.1.20:8000"]
    )

    def choose(address: str) -> tuple[int, str | None]:
        status = desk.post(f"/steer/{workshop}/address", data={"address": address}).status_code
        with house.database.read() as session:
            return status, session.get_one(Workshop, workshop).address

    assert choose("http://evil.example") == (422, None)
    assert choose("http://192.168.1.20:8000") == (303, "http://192.168.1.20:8000")
    assert choose("") == (303, None)


DEEDS = {
    "lobby": {},
    "next": {"position": "2.writing.0"},
    "jump": {"position": "2.writing.0", "step": "4"},
    "close": {"position": "2.writing.0"},
    "accept": {},
    "stop-vote": {"vote": "1"},
    "minutes": {},
    "look-up": {"on": "1"},
    "wall": {"on": "1"},
    "turn": {"page": "3", "blank": "1"},
    "address": {"address": ""},
    "wifi": {"on": "1"},
}


def test_the_lobby_is_opened_from_any_screen_and_the_rehearsal_is_over(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    wall = f"/projector/{workshop}"
    assert "Rehearsal" in organiser.get(wall).text
    answer = organiser.post(f"/steer/{workshop}/lobby", headers={"Referer": wall})
    assert answer.location == wall
    assert "Rehearsal" not in organiser.get(wall).text


@pytest.mark.parametrize("who", ["stranger", "participant", "projector link", "other facilitator"])
@pytest.mark.parametrize("deed", DEEDS)
def test_nobody_else_drives(house: House, workshop: int, deed: str, who: str) -> None:
    start_writing(house, workshop)
    outsider = browser_of(house, workshop, who)
    before = state(house, workshop)

    answer = outsider.post(f"/steer/{workshop}/{deed}", data=DEEDS[deed])

    if who == "other facilitator":
        assert answer.status_code == 404
    else:
        assert (answer.status_code, answer.location[:9]) == (303, "/sign-in?")
    assert state(house, workshop) == before


def browser_of(house: House, workshop: int, who: str) -> FlaskClient:
    from tests.conftest import add_workshop, join

    if who == "participant":
        return join(house, "Nordhavn")
    if who == "other facilitator":
        other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
        return facilitator_client(house, other)
    client = browser(house)
    if who == "projector link":
        add_link(house, workshop, "the-link")
        client.set_cookie(cookies.wall(workshop), "the-link")
        assert client.get(f"/projector/{workshop}").status_code == 200
    return client


def add_link(house: House, workshop: int, token: str) -> None:
    link = ProjectorLink(workshop_id=workshop, token_hash=cookies.token_hash(token), created_at=NOW)
    house.database.write(lambda session: session.add(link))


def state(house: House, workshop: int) -> tuple[str, Shown, bool, datetime]:
    with house.database.read() as session:
        here = situation(session, workshop)
    return here.position, shown(house, workshop), here.look_up, ends_at(house).astimezone(UTC)
