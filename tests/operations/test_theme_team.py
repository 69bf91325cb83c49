import pytest

from facilitator.domain.errors import Refused
from facilitator.operations.steps import go_on
from facilitator.operations.theme_team import (
    draft_as_team,
    leave_team,
    pick_for_team,
    remove_as_team,
    rename_as_team,
    volunteer,
)
from facilitator.store.models import Participant
from tests.operations.room import Room


def draft(room: Room, person: int, name: str) -> int:
    [drafted] = room.do(
        draft_as_team,
        participant=person,
        question_id=room.questions[0],
        list_="possibility",
        name=name,
    )
    return drafted.cluster_id


@pytest.fixture
def writing(room: Room) -> Room:
    room.open("collect")
    return room


def test_volunteers_are_picked_and_draft_while_the_room_writes(writing):
    ada = writing.person()
    writing.do(volunteer, participant=ada)
    with pytest.raises(Refused, match="drafted by the theme team"):
        draft(writing, ada, "Trees")

    writing.do(pick_for_team, participant=ada)
    trees, water = draft(writing, ada, "Trees"), draft(writing, ada, "Water")
    writing.do(rename_as_team, participant=ada, cluster_id=trees, name="Old trees")
    writing.do(remove_as_team, participant=ada, cluster_id=water)

    assert list(writing.board()) == ["Old trees"]


def test_the_team_has_three_phones(writing):
    ada, bo, cy, di = writing.people(4)
    for person in (ada, bo, cy, cy):
        writing.do(pick_for_team, participant=person)
    with pytest.raises(Refused, match="Let one go first"):
        writing.do(pick_for_team, participant=di)

    writing.do(leave_team, participant=ada)
    writing.do(pick_for_team, participant=di)

    on_team = writing.read(
        lambda s: [
            s.get_one(Participant, p).theme_team_since is not None for p in (ada, bo, cy, di)
        ]
    )
    assert on_team == [False, True, True, True]


def test_the_team_is_done_when_the_topics_are_shown(writing):
    ada = writing.person()
    writing.do(pick_for_team, participant=ada)
    trees = draft(writing, ada, "Trees")
    writing.open("cluster")
    draft(writing, ada, "Water")
    writing.drive(go_on, position=writing.here.position)

    for attempt in (
        lambda: draft(writing, ada, "Bees"),
        lambda: writing.do(remove_as_team, participant=ada, cluster_id=trees),
        lambda: writing.do(rename_as_team, participant=ada, cluster_id=trees, name="X"),
    ):
        with pytest.raises(Refused, match="The topics are shown now"):
            attempt()
