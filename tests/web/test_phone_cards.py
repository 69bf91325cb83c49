"""Sorting on the phone: one card at a time, own ideas first, and the way back."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from facilitator import House
from facilitator.operations.steps import go_on
from facilitator.operations.topics import draft_topic
from facilitator.store.models import Placement
from facilitator.store.situation import situation
from tests.conftest import join

HTMX = {"HX-Request": "true"}


def press_next(house: House, workshop: int) -> None:
    with house.database.read() as session:
        position = situation(session, workshop).position
    house.live.perform(go_on, workshop, position=position, by_id=None)


@pytest.fixture
def sorting(house: House, workshop: int, phone: FlaskClient) -> FlaskClient:
    """A phone with one idea of its own and one of somebody else's, while the room sorts."""
    press_next(house, workshop)
    press_next(house, workshop)
    other = join(house, "Nordhavn")
    for client, text in ((other, "Trees along the road"), (phone, "Roofs")):
        data = {"key": text, "question": 1, "list": "possibility", "text": text}
        client.post("/w/7KD4MR/ideas", data=data)
    for name in ("Green roofs", "Streets"):
        house.live.perform(
            draft_topic, workshop, question_id=1, list_="possibility", name=name, by_id=None
        )
    press_next(house, workshop)
    press_next(house, workshop)
    return phone


def card(html: str) -> str | None:
    found = re.search(r"<blockquote[^>]*>([^<]*)<", html)
    return found[1] if found else None


def post(client: FlaskClient, path: str, **data: object) -> str:
    key = str(sorted({"path": path, **data}.items()))
    return client.post(f"/w/7KD4MR/{path}", data={"key": key, **data}, headers=HTMX).text


def test_own_ideas_come_first_then_others_then_thanks(sorting: FlaskClient) -> None:
    own = sorting.get("/w/7KD4MR").text
    other = post(sorting, "card", idea=2, topic=1)
    last = post(sorting, "card", idea=1, answer="nowhere", suggestion="Trees")

    assert (card(own), "Where does yours belong?" in own) == ("Roofs", True)
    assert (card(other), "Where does this belong?" in other) == ("Trees along the road", True)
    assert "No more cards. Thank you. Look up." in last


def test_back_brings_the_last_card_again(sorting: FlaskClient) -> None:
    sorting.get("/w/7KD4MR")
    post(sorting, "card", idea=2, topic=1)
    assert card(post(sorting, "card/back")) == "Roofs"


def test_back_leaves_a_suggestion_that_overtook_it(house: House, sorting: FlaskClient) -> None:
    sorting.get("/w/7KD4MR")
    post(sorting, "card", idea=2, topic=1)
    post(sorting, "card", idea=1, answer="nowhere", suggestion="Trees")
    back = post(sorting, "card/back", idea=1)
    with house.database.read() as session:
        stand = session.scalars(select(Placement.suggestion).where(Placement.voided_at.is_(None)))
        assert (card(back), [*stand]) == ("Roofs", ["Trees"])


def test_enough_is_enough_until_one_goes_on(sorting: FlaskClient) -> None:
    sorting.get("/w/7KD4MR")
    assert "Sort a few more" in post(sorting, "card/enough")
    assert card(post(sorting, "card/on")) == "Roofs"


def test_a_failed_tap_says_so_and_keeps_the_card(sorting: FlaskClient) -> None:
    sorting.get("/w/7KD4MR")
    answer = post(sorting, "card", idea=2, topic=99)
    assert ("This topic is gone." in answer, card(answer)) == (True, "Roofs")


def test_authors_see_where_their_idea_is_and_may_object(
    house: House, workshop: int, sorting: FlaskClient
) -> None:
    sorting.get("/w/7KD4MR")
    post(sorting, "card", idea=2, topic=1)
    press_next(house, workshop)

    page = sorting.get("/w/7KD4MR").text
    answer = post(sorting, "place", idea=2, topic=2)

    assert "Your idea is in Possibilities A." in page
    assert "The facilitator sees that you would move it." in answer


def test_those_who_placed_most_are_asked_for_a_name(
    house: House, workshop: int, sorting: FlaskClient
) -> None:
    sorting.get("/w/7KD4MR")
    post(sorting, "card", idea=2, topic=1)
    press_next(house, workshop)

    asked = sorting.get("/w/7KD4MR").text
    saved = post(sorting, "name", topic=1, name="Roofs that flower")

    assert "Can you name this topic better?" in asked
    assert "Saved: “Roofs that flower”." in saved
