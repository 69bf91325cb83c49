"""Voting over HTTP: the ballot goes up whole, and the server says what it holds."""

import re

import pytest
from flask.testing import FlaskClient

from facilitator import House
from facilitator.simulate.ballot import receipt_in
from tests.conftest import join
from tests.voting_room import open_vote

HTMX = {"HX-Request": "true"}


@pytest.fixture
def voter(house: House, workshop: int) -> FlaskClient:
    with house.app.app_context():
        open_vote(house, workshop)
    return join(house, "Fjordby Kommune")


def cast(voter: FlaskClient, number: int, *dots: str, **more: str) -> tuple[int, str]:
    data = {"vote": 1, "number": number, "dots": list(dots), **more}
    answer = voter.post("/w/7KD4MR/ballot", data=data, headers=HTMX)
    return answer.status_code, answer.text


def test_a_stored_ballot_comes_back_as_a_receipt_alone(voter: FlaskClient) -> None:
    status, receipt = cast(voter, 1, "1:1", "6:1")
    assert (status, receipt_in(receipt)) == (200, (1, {1: 1, 6: 1}))
    assert "Green roofs" not in receipt
    assert "Saved" in receipt


def test_a_late_ballot_is_answered_with_the_stored_one(voter: FlaskClient) -> None:
    cast(voter, 2, "1:1")
    status, part = cast(voter, 1, "2:1")
    assert (status, receipt_in(part)) == (200, (2, {1: 1}))
    assert "Green roofs" in part


def test_two_screens_of_one_voter_see_both_ballots_and_choose(voter: FlaskClient) -> None:
    cast(voter, 1, "1:1")
    status, part = cast(voter, 1, "2:1")
    assert (status, receipt_in(part)) == (409, (1, {1: 1}))
    [chosen] = re.findall(r'<ul class="chosen">.*?</ul>', part)
    assert re.findall(r'<span dir="auto">(.*?)</span>', chosen) == ["Waterways"]

    status, part = cast(voter, 2, "2:1", instead="yes")
    assert (status, receipt_in(part)) == (200, (2, {2: 1}))
    assert "Green roofs" in part  # the page shows other dots, so it comes back whole


def test_a_choice_that_was_overtaken_is_asked_again(voter: FlaskClient) -> None:
    cast(voter, 3, "1:1")
    status, part = cast(voter, 2, "2:1", instead="yes")
    assert (status, receipt_in(part)) == (409, (3, {1: 1}))
    assert "Look at both and choose." in part


def test_an_empty_ballot_can_be_chosen_as_well(voter: FlaskClient) -> None:
    cast(voter, 1, "1:1")
    status, part = cast(voter, 1)
    assert (status, "Here you chose no topic." in part) == (409, True)
    status, part = cast(voter, 2, instead="yes")
    assert (status, receipt_in(part)) == (200, (2, {}))


def test_an_abstention_beside_other_dots_asks_to_look(voter: FlaskClient) -> None:
    cast(voter, 1, "1:1")
    data = {"vote": 1, "number": 1}
    answer = voter.post("/w/7KD4MR/ballot/abstain", data=data, headers=HTMX)
    assert (answer.status_code, receipt_in(answer.text)) == (409, (1, {1: 1}))
    assert "press Abstain again if you mean it." in answer.text


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        (("1:1", "2:1", "3:1", "4:1"), 422, "You have used all 3. Take one back first."),
        (("1:2",), 422, "At most one dot on a topic."),
        (("99:1",), 422, "One of these topics is not on the ballot. Read the list again."),
        (("one:1",), 422, "That could not be read. Please try again."),
    ],
)
def test_refusals_are_said_beside_the_stored_ballot(
    voter: FlaskClient, sent: tuple[str, ...], status: int, said: str
) -> None:
    cast(voter, 1, "1:1")
    found, part = cast(voter, 2, *sent)
    assert (found, receipt_in(part)) == (status, (1, {1: 1}))
    assert said in part
