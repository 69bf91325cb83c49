"""What bar and remote offer: the next press in words, turns before it, and figures."""

import pytest

from facilitator import House
from facilitator.domain.voting import Turnout
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.projector import show_wall, turn_projector
from facilitator.screens.remote import Remote
from facilitator.screens.remote import now as remote_now
from facilitator.screens.steering import Press, Steering
from facilitator.screens.watch import Watch
from facilitator.store.tallies import Sorting
from tests.operations.room import Room
from tests.screens.projected import NOW, press_next


@pytest.fixture
def room(house: House) -> Room:
    return Room(house.database, questions=2)


def remote(room: Room, **seen: frozenset[int]) -> Remote:
    return room.read(lambda session: remote_now(session, Watch(room.id, NOW, **seen)))


def can(room: Room) -> Steering:
    return remote(room).steering


def words(press: Press | None) -> str | None:
    return press and press.words


def test_a_button_names_what_it_does_and_says_from_where(room: Room) -> None:
    assert can(room).next == Press("Next: Write", {"position": "0.lobby.0"})
    assert (can(room).forward, can(room).back) == (None, None)


def test_every_list_of_every_question_comes_before_reading_aloud(room: Room) -> None:
    room.open("cluster")
    room.topic("Green roofs", ideas=2)
    press_next(room)
    first, second = room.questions

    assert can(room).forward == Press("Barriers", {"list": "barrier", "question": first})
    room.do(turn_projector, list_="barrier")
    assert can(room).forward == Press("Question 2", {"list": "possibility", "question": second})
    room.do(turn_projector, list_="barrier", question_id=second)
    assert (can(room).forward, words(can(room).next)) == (None, "Read out topic A")
    assert can(room).back == Press("Possibilities", {"list": "possibility", "question": second})


def test_the_topic_before_can_be_looked_at_again(room: Room) -> None:
    room.open("cluster")
    room.topic("Green roofs", ideas=1)
    room.topic("Trees", ideas=1)
    press_next(room, 3)
    assert can(room).back == Press("Topic A", {"page": 1})
    room.do(turn_projector, page=1)
    assert (can(room).forward, can(room).back) == (Press("Topic B", {"page": 0}), None)


def test_a_blank_wall_offers_its_picture_first(room: Room) -> None:
    room.open("collect")
    room.do(turn_projector, blank=True)
    assert can(room).forward == Press("Show the picture again", {"blank": 0})


def test_pages_are_offered_where_a_list_may_be_long(room: Room) -> None:
    room.open("collect")
    before = can(room).pages
    room.drive(show_wall)
    assert (before, can(room).pages) == (False, True)


def test_the_remote_counts_what_matters_now(room: Room) -> None:
    people = room.people(3)
    room.open("collect")
    writing = remote(room, present=frozenset(people[:2]), typing=frozenset(people[:1]))
    assert (writing.joined, writing.connected, writing.writing) == (3, 2, 1)
    assert (writing.sorting, writing.turnout) == (None, None)

    room.open("cluster")
    roofs = room.topic("Green roofs", ideas=2)
    press_next(room)
    assert (remote(room).writing, remote(room).sorting) == (None, Sorting(2, 2, 0))

    room.open("vote")
    room.do(cast_ballot, participant=people[0], vote_id=room.vote, number=1, dots={roofs: 1})
    assert remote(room).turnout == Turnout(1, 3)
