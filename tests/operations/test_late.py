"""Ideas that came after their step: a quota of their own, and nobody sorts them unasked."""

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.sorting import SMALL_ROOM_BELOW
from facilitator.operations.board import undo
from facilitator.operations.ideas import add_idea
from facilitator.operations.merging import split_up
from facilitator.operations.moving import move_ideas
from facilitator.operations.sorting import correct_own, deal_card
from facilitator.operations.steps import go_on
from facilitator.store.tallies import Sorting, sorting_progress
from tests.operations.room import Room


@pytest.fixture
def late(room: Room) -> int:
    """An idea that arrived while the room sorts; its author is the first of a small room."""
    room.few = room.people(SMALL_ROOM_BELOW - 1)
    room.trees = room.topic("Trees")
    room.open("collect")
    room.open("cluster")
    room.drive(go_on, position=room.here.position)
    return write(room, room.few[0])


def write(room: Room, author: int, text: str = "Moss", *, one_more: bool = False) -> int:
    [added] = room.do(
        add_idea,
        author=author,
        question_id=room.questions[0],
        list_="possibility",
        text=text,
        language="en",
        one_more=one_more,
    )
    return added.idea_id


def progress(room: Room) -> Sorting:
    return room.read(lambda session: sorting_progress(session, room.here))


def dealt(room: Room, person: int) -> list[int]:
    return [change.idea_id for change in room.do(deal_card, participant=person)]


def test_the_quota_of_the_step_holds_for_what_comes_after_it(room: Room):
    ada = room.person()
    room.open("collect")
    each = room.here.ideas_each
    write(room, ada)
    room.open("results")
    room.people(30)

    for _ in range(each - 1):
        write(room, ada)
    with pytest.raises(Refused, match="One more"):
        write(room, ada)
    write(room, ada, one_more=True)
    with pytest.raises(Refused, match="all you can"):
        write(room, ada, one_more=True)


def test_nobody_is_dealt_a_late_idea_and_nobody_waits_for_it(room: Room, late: int):
    assert [dealt(room, person) for person in room.few] == [[]] * len(room.few)
    assert progress(room) == Sorting(0, 0, 0)


def test_its_author_does_not_let_it_in(room: Room, late: int):
    with pytest.raises(Refused, match="The facilitator places it"):
        room.do(correct_own, participant=room.few[0], idea_id=late, cluster_id=room.trees)
    assert room.place_of(late) is None


def test_placed_in_a_topic_it_counts(room: Room, late: int):
    room.drive(move_ideas, idea_ids=[late], cluster_id=room.trees)
    assert progress(room) == Sorting(1, 1, 0)


def test_let_in_among_the_others_it_is_dealt_until_that_is_undone(room: Room, late: int):
    room.drive(move_ideas, idea_ids=[late], cluster_id=None)
    assert (dealt(room, room.few[1]), progress(room)) == ([late], Sorting(1, 0, 0))
    room.drive(undo)
    assert (dealt(room, room.few[2]), progress(room)) == ([], Sorting(0, 0, 0))


def test_when_its_topic_is_split_up_it_is_dealt_with_the_rest(room: Room, late: int):
    room.drive(move_ideas, idea_ids=[late], cluster_id=room.trees)
    room.drive(split_up, cluster_id=room.trees, names=["Young trees", "Old trees"])
    assert (dealt(room, room.few[1]), progress(room)) == ([late], Sorting(1, 0, 0))
    room.drive(undo)
    assert progress(room) == Sorting(1, 1, 0)
