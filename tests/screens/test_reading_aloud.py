"""Topics are read aloud one by one, whatever happens to the board meanwhile."""

import pytest

from facilitator import House
from facilitator.domain.errors import Conflict
from facilitator.operations.ideas import hide_idea, withdraw_own_idea
from facilitator.operations.merging import merge_topics
from facilitator.operations.projector import turn_projector
from facilitator.operations.steps import go_on
from facilitator.screens.phone.token import topic_read
from facilitator.store.situation import situation
from tests.operations.room import Room
from tests.screens.projected import press_next, shows


@pytest.fixture
def room(house: House) -> Room:
    return Room(house.database)


@pytest.fixture
def author(room: Room) -> int:
    return room.person()


@pytest.fixture
def topics(room: Room, author: int) -> list[int]:
    """Four topics in letter order, one idea of the author's in each; the first is read aloud."""
    made = [room.topic(name) for name in ("Roofs", "Trees", "Ponds", "Paths")]
    for topic in made:
        room.settle(room.idea(by=author), topic)
    room.open("cluster")
    press_next(room, 2)
    return made


def aloud(room: Room) -> str | None:
    return shows(room) and shows(room).topic.name


def asked_about(room: Room) -> int | None:
    """The topic whose name phones are asked for."""

    def look(session):  # type: ignore[no-untyped-def]
        topic = topic_read(session, situation(session, room.id))
        return topic and topic.id

    return room.read(look)


def only_idea(room: Room, name: str) -> int:
    [idea] = room.board()[name]
    return idea


def test_an_idea_withdrawn_from_an_earlier_topic_moves_nothing(
    room: Room, topics: list[int], author: int
) -> None:
    press_next(room, 2)
    assert aloud(room) == "Ponds"

    room.do(withdraw_own_idea, author=author, idea_id=only_idea(room, "Roofs"))

    assert (aloud(room), asked_about(room)) == ("Ponds", topics[2])
    assert (shows(room).number, shows(room).of) == (2, 3)
    press_next(room)
    assert aloud(room) == "Paths"


def test_earlier_topics_merged_while_one_is_read_move_nothing(
    room: Room, topics: list[int]
) -> None:
    press_next(room, 2)
    room.drive(merge_topics, gone_id=topics[0], kept_id=topics[1])
    assert (aloud(room), asked_about(room)) == ("Ponds", topics[2])


def test_a_topic_that_vanishes_while_it_is_read_is_said_kindly_and_passed(
    room: Room, topics: list[int]
) -> None:
    room.drive(hide_idea, idea_id=only_idea(room, "Roofs"), reason="")
    assert (aloud(room), asked_about(room)) == (None, None)
    press_next(room)
    assert aloud(room) == "Trees"


def test_a_topic_that_gets_its_first_idea_late_is_read_as_well(
    room: Room, topics: list[int]
) -> None:
    meadows = room.topic("Meadows")
    press_next(room, 3)
    room.settle(room.idea(), meadows)
    press_next(room)
    assert aloud(room) == "Meadows"
    press_next(room)
    assert room.here.stage == "accepted"


def test_a_doubled_press_skips_no_topic(room: Room, topics: list[int]) -> None:
    here = room.here.position
    room.drive(go_on, position=here)
    with pytest.raises(Conflict):
        room.drive(go_on, position=here)
    assert aloud(room) == "Trees"


def test_pages_back_are_the_topics_that_were_read(room: Room, topics: list[int]) -> None:
    press_next(room, 2)
    room.drive(merge_topics, gone_id=topics[3], kept_id=topics[1])
    room.do(turn_projector, page=2)
    assert aloud(room) == "Roofs"
