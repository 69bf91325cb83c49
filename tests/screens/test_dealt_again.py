"""Phones that have run dry hear of cards that are on the table again; placements are no news."""

from collections.abc import Callable
from typing import Any

import pytest

from facilitator import House
from facilitator.live.stale import HEAD, stale_panels
from facilitator.operations.board import undo
from facilitator.operations.ideas import hide_idea, show_idea
from facilitator.operations.moving import move_ideas
from facilitator.operations.seeds import add_seed_ideas
from facilitator.operations.sorting import place_card, take_back
from facilitator.operations.steps import go_on
from facilitator.screens.phone.token import tokens
from facilitator.store.situation import situation
from tests.operations.room import Room


@pytest.fixture
def room(house: House) -> Room:
    """Six people sort; the quorum is two."""
    room = Room(house.database)
    room.six = room.people(6)  # type: ignore[attr-defined]
    room.trees, room.water = room.topic("Trees"), room.topic("Water")  # type: ignore[attr-defined]
    room.open("cluster")
    room.drive(go_on, position=room.here.position)
    return room


def token(room: Room) -> str:
    return room.read(lambda session: tokens(session, situation(session, room.id)).room)


def is_news(room: Room, deed: Callable[..., Any], operation: Any, **values: Any) -> bool:
    """Do phones learn of another token, and of it at once?"""
    before = token(room)
    changes = deed(operation, **values)
    told = set(HEAD) <= stale_panels(changes).get(room.id, set())
    assert told or token(room) == before
    return token(room) != before


def place(room: Any, person: int, idea: int, topic: int) -> bool:
    values = {"participant": person, "idea_id": idea, "cluster_id": topic}
    return is_news(room, room.do, place_card, **values)


def settled(room: Any) -> int:
    idea: int = room.idea()
    for person in room.six[:2]:
        place(room, person, idea, room.trees)
    assert room.place_of(idea) == room.trees
    return idea


def test_placements_are_no_news_whether_they_settle_a_card_or_not(room: Any) -> None:
    ada, bo, cy, *_ = room.six
    idea, other = room.idea(), room.idea()
    assert not place(room, ada, idea, room.trees)
    assert not place(room, bo, idea, room.trees)
    assert not place(room, ada, other, room.trees)
    assert not place(room, ada, other, room.water)
    assert not is_news(room, room.do, take_back, participant=ada)


def test_a_card_taken_out_of_its_topic_is_news(room: Any) -> None:
    idea = settled(room)
    assert is_news(room, room.drive, move_ideas, idea_ids=[idea], cluster_id=None)


def test_a_hidden_idea_that_is_shown_again_is_news(room: Any) -> None:
    idea = room.idea()
    assert not is_news(room, room.drive, hide_idea, idea_id=idea, reason="")
    assert is_news(room, room.drive, show_idea, idea_id=idea)


def test_an_undone_move_is_news(room: Any) -> None:
    idea = room.idea()
    assert not is_news(room, room.drive, move_ideas, idea_ids=[idea], cluster_id=room.trees)
    assert is_news(room, room.drive, undo)


def test_seeds_pasted_while_the_room_sorts_are_news(room: Any) -> None:
    assert is_news(
        room,
        room.do,
        add_seed_ideas,
        question_id=room.questions[0],
        list_="possibility",
        lines="Ponds",
        language="en",
    )


def test_a_back_that_opens_a_card_again_is_news_each_time(room: Any) -> None:
    bo = room.six[1]
    idea = settled(room)
    for _ in range(2):
        assert is_news(room, room.do, take_back, participant=bo)
        assert room.place_of(idea) is None
        assert not place(room, bo, idea, room.trees)
