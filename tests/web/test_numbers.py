"""Numbers that no column can hold are answered with a sentence, in forms and addresses."""

import pytest
from flask.testing import FlaskClient

from facilitator import House
from facilitator.operations.steps import jump
from facilitator.web import cookies

HUGE = ("3000000000", "1" + "0" * 30, "9" * 5000)


@pytest.fixture
def voting(house: House, workshop: int, phone: FlaskClient) -> FlaskClient:
    house.live.perform(jump, workshop, position="0.lobby.0", step_id=4, by_id=None)
    return phone


@pytest.mark.parametrize("huge", HUGE)
@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/w/7KD4MR/ballot", {"vote": "1", "number": "HUGE"}),
        ("/w/7KD4MR/ballot", {"vote": "HUGE", "number": "1"}),
        ("/w/7KD4MR/ballot", {"vote": "1", "number": "1", "dots": "HUGE:1"}),
        ("/w/7KD4MR/ballot", {"vote": "1", "number": "1", "dots": "1:HUGE"}),
        ("/w/7KD4MR/ballot/abstain", {"vote": "HUGE"}),
        ("/w/7KD4MR/ideas", {"question": "HUGE", "list": "barrier", "text": "Moss"}),
        ("/w/7KD4MR/card", {"idea": "HUGE", "topic": "1"}),
        ("/w/7KD4MR/ideas/HUGE", {"text": "Moss"}),
    ],
)
def test_a_phone_is_told_so(
    voting: FlaskClient, address: str, form: dict[str, str], huge: str
) -> None:
    filled = {name: value.replace("HUGE", huge) for name, value in form.items()}
    answer = voting.post(address.replace("HUGE", huge), data=filled)
    assert 400 <= answer.status_code < 500
    assert "<h1>" in answer.text


@pytest.mark.parametrize("huge", HUGE)
@pytest.mark.parametrize(
    ("address", "form", "statuses"),
    [
        ("/steer/1/jump", {"step": "HUGE", "position": "0.lobby.0"}, {400}),
        ("/steer/1/stop-vote", {"vote": "HUGE"}, {400}),
        ("/steer/1/minutes", {"ends_at": "HUGE"}, {303, 422}),
        ("/steer/1/turn", {"page": "HUGE", "question": "HUGE"}, {303}),
        ("/steer/HUGE/next", {"position": "0.lobby.0"}, {404}),
        ("/console/1/ideas/1/move", {"topic": "HUGE"}, {404}),
        ("/console/1/ideas/HUGE/move", {"topic": "1"}, {404}),
        ("/console/1/topics/1/merge", {"into": "HUGE"}, {404, 422}),
        ("/console/1/sheet/add", {"kind": "pause", "minutes": "HUGE", "place": "1"}, {422}),
        ("/console/1/sheet/1/move", {"place": "HUGE"}, {400}),
        ("/console/1/seeds", {"pile": "HUGE-barrier", "text": "Moss"}, {404}),
        ("/console/1/undo", {"action": "HUGE"}, {422}),
    ],
)
def test_a_facilitator_is_told_so(
    organiser: FlaskClient,
    workshop: int,
    address: str,
    form: dict[str, str],
    statuses: set[int],
    huge: str,
) -> None:
    filled = {name: value.replace("HUGE", huge) for name, value in form.items()}
    answer = organiser.post(address.replace("HUGE", huge), data=filled)
    assert answer.status_code in statuses


def test_a_question_asked_at_no_moment_was_not_asked(organiser: FlaskClient, workshop: int) -> None:
    def press() -> int:
        form = {"position": "0.lobby.0"}
        return organiser.post(f"/steer/{workshop}/close", data=form).status_code

    assert press() == 409
    asked = organiser.get_cookie(cookies.ASKED)
    assert asked is not None
    press_meant, _, moment = asked.decoded_value.rpartition(" ")
    long_ago = int(moment) - 2000
    for when, status in ((HUGE[1], 409), ("²", 409), ("soon", 409), (str(long_ago), 303)):
        organiser.set_cookie(cookies.ASKED, f"{press_meant} {when}")
        assert press() == status
