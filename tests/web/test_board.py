"""The topic board: every press does one thing, once, and says no in a sentence."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.store.models import Cluster, Settlement
from tests.conftest import add_workshop, facilitator_client
from tests.screens.console_room import answer, drive, idea, person, topic

FRAGMENT = {"HX-Request": "true"}
Press = Callable[..., Any]


@pytest.fixture
def press(house: House, workshop: int, organiser: FlaskClient) -> Press:
    """A press on the console while the room sorts three ideas into two topics."""

    def fill(session: Session) -> None:
        ideas = [idea(session, workshop, text) for text in ("Moss", "Ponds", "Neither")]
        topic(session, workshop, 0, "Green roofs", ideas[0])
        topic(session, workshop, 1, "Waterways", ideas[1])

    house.database.write(fill)
    drive(house, workshop, "sorting")

    def post(route: str, **form: object) -> Any:
        return organiser.post(f"/console/{workshop}/{route}", data=form, headers=FRAGMENT)

    return post


def board(house: House) -> dict[str, list[int]]:
    """The ideas of each topic that stands, by its name."""
    with house.database.read() as session:
        topics = session.query(Cluster).filter(Cluster.removed_at.is_(None))
        return {
            one.name: [s.idea_id for s in session.query(Settlement).filter_by(cluster_id=one.id)]
            for one in topics.order_by(Cluster.id)
        }


def test_a_card_is_moved_and_taken_out_and_undo_takes_one_step_back(
    house: House, press: Press
) -> None:
    press("ideas/3/move", topic=2)
    assert board(house) == {"Green roofs": [1], "Waterways": [2, 3]}
    press("ideas/3/move", topic="")
    assert board(house) == {"Green roofs": [1], "Waterways": [2]}

    assert "Undone." in press("undo", action=2).text
    assert board(house) == {"Green roofs": [1], "Waterways": [2, 3]}
    assert press("undo", action=2).status_code == 409
    assert board(house) == {"Green roofs": [1], "Waterways": [2, 3]}


def test_undo_names_what_it_takes_back(
    house: House, workshop: int, press: Press, organiser: FlaskClient
) -> None:
    press("ideas/3/move", topic=2)
    assert "Undo: moved to Waterways" in organiser.get(f"/console/{workshop}").text
    press("topics/1/name", name="Roofs")
    assert "Undo: renamed to Roofs" in organiser.get(f"/console/{workshop}").text


def test_nothing_to_undo_is_said(press: Press) -> None:
    answer = press("undo")
    assert (answer.status_code, "There is nothing to undo." in answer.text) == (422, True)


def test_topics_are_made_renamed_merged_split_and_removed(house: House, press: Press) -> None:
    press("piles/1/possibility/topics", name="Schools")
    press("topics/1/name", name="Roofs")
    assert board(house) == {"Roofs": [1], "Waterways": [2], "Schools": []}

    press("topics/3/remove")
    press("topics/2/merge", into=1)
    assert board(house) == {"Roofs / Waterways": [1, 2]}

    press("topics/1/split", name="Ponds", idea=[2])
    assert board(house) == {"Roofs / Waterways": [1], "Ponds": [2]}


def test_a_single_idea_is_promoted(house: House, press: Press) -> None:
    press("ideas/3/promote")
    assert board(house)["Neither"] == [3]


def test_a_big_topic_is_dealt_again_among_smaller_ones(house: House, press: Press) -> None:
    press("topics/1/split-up", name=["Moss", "Grass", "", ""])
    assert board(house) == {"Waterways": [2], "Moss": [], "Grass": []}


@pytest.mark.parametrize(
    ("route", "form", "said"),
    [
        ("piles/1/possibility/topics", {"name": "waterways"}, "There is a topic with this name"),
        ("piles/1/possibility/topics", {"name": " "}, "Write something first."),
        ("topics/1/remove", {}, "holds 1 idea"),
        ("topics/1/merge", {"into": 1}, "Two topics of the same list can be merged."),
        ("topics/1/split", {"name": "All"}, "Choose some ideas of this topic"),
        ("topics/1/split-up", {"name": ["One"]}, "Name at least two smaller topics."),
        ("topics/9/name", {"name": "Gone"}, "This topic is not on the board any more."),
        ("ideas/9/move", {"topic": 1}, "This idea is not there any more."),
    ],
)
def test_refusals_are_sentences(
    house: House, press: Press, route: str, form: dict[str, object], said: str
) -> None:
    before = board(house)
    answer = press(route, **form)
    assert said in answer.text
    assert answer.status_code in (404, 422)
    assert board(house) == before


def test_cards_without_a_majority_are_placed_by_one_tap_each(
    house: House, workshop: int, press: Press, organiser: FlaskClient
) -> None:
    house.database.write(lambda session: disagree(session, workshop, [3]))
    drawer = organiser.get(f"/console/{workshop}/piles/1/possibility/waiting", headers=FRAGMENT)
    assert "Neither" in drawer.text
    assert "Place 1" in organiser.get(f"/console/{workshop}").text

    assert "Moved." in press("piles/1/possibility/waiting", idea=3, topic=1).text
    assert board(house)["Green roofs"] == [1, 3]


def disagree(session: Session, workshop: int, ideas: list[int]) -> None:
    """Two readers for each of two topics: no majority."""
    for idea_id in ideas:
        for topic_id in (1, 2, 1, 2):
            answer(session, workshop, idea_id, person(session, workshop, "Malmvik"), topic_id)


def test_what_fits_nowhere_gets_a_topic(
    house: House, workshop: int, press: Press, organiser: FlaskClient
) -> None:
    def nowhere(session: Session) -> None:
        for idea_id in (3, idea(session, workshop, "Nor this")):
            reader = person(session, workshop, "Malmvik")
            answer(session, workshop, idea_id, reader, None, suggestion="Money")

    house.database.write(nowhere)
    page = organiser.get(f"/console/{workshop}").text
    assert "Suggested: Money" in page
    drawer = organiser.get(f"/console/{workshop}/piles/1/possibility/homeless", headers=FRAGMENT)
    assert 'value="Money"' in drawer.text

    press("piles/1/possibility/homeless", name=["Money", ""])
    assert board(house)["Money"] == []


def test_an_offer_that_was_put_aside_stays_away(
    house: House, workshop: int, press: Press, organiser: FlaskClient
) -> None:
    house.database.write(lambda session: disagree(session, workshop, [3]))
    press("offers/aside", offer="place:1:possibility:1")
    assert "Place these" not in organiser.get(f"/console/{workshop}").text


DRAWERS = [
    "topics/1",
    "piles/1/possibility/new",
    "piles/1/possibility/waiting",
    "piles/1/possibility/homeless",
]
PRESSES = [
    "ideas/1/move",
    "ideas/1/promote",
    "piles/1/possibility/topics",
    "topics/1/name",
    "topics/1/merge",
    "topics/1/split",
    "topics/1/split-up",
    "topics/1/remove",
    "piles/1/possibility/waiting",
    "piles/1/possibility/homeless",
    "offers/aside",
    "undo",
]


@pytest.mark.parametrize(
    ("method", "route"),
    [*(("get", route) for route in DRAWERS), *(("post", route) for route in PRESSES)],
)
def test_nobody_else_finds_it(
    house: House, workshop: int, phone: FlaskClient, method: str, route: str
) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    stranger = facilitator_client(house, other)

    assert getattr(phone, method)(f"/console/{workshop}/{route}").status_code == 303
    assert getattr(stranger, method)(f"/console/{workshop}/{route}").status_code == 404


@pytest.mark.parametrize("route", DRAWERS)
def test_drawers_of_another_session_are_not_there(
    house: House, press: Press, organiser: FlaskClient, route: str
) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    assert organiser.get(f"/console/{other}/{route}").status_code == 404
