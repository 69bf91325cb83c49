"""Undo: newest first, shared, and with a reason where somebody built on the action."""

import pytest

from facilitator.domain.changes import BoardUndone
from facilitator.domain.errors import Conflict, Refused
from facilitator.operations.board import newest_action, undo
from facilitator.operations.ideas import edit_idea, hide_idea, take_back_all_by_author
from facilitator.operations.merging import merge_topics, split_topic, split_up
from facilitator.operations.moving import move_ideas, promote_idea
from facilitator.operations.sorting import place_card
from facilitator.operations.steps import close, go_on, jump
from facilitator.operations.topics import draft_topic, remove_topic, rename_topic
from facilitator.operations.voting import stop_vote
from facilitator.store.cards import answers
from facilitator.store.models import Idea
from facilitator.store.situation import locked, situation_of
from facilitator.store.tallies import visible_ideas
from tests.operations.room import Room


@pytest.fixture
def sorting(room: Room) -> Room:
    """Trees with three ideas and Water with one, while six people sort."""
    room.six = room.people(6)
    room.trees, room.water = room.topic("Trees", ideas=3), room.topic("Water", ideas=1)
    room.open("cluster")
    room.drive(go_on, position=room.here.position)
    return room


def visible(room: Room) -> dict[int, str]:
    return room.read(
        lambda session: {idea.id: idea.text for idea in session.scalars(visible_ideas(room.id))}
    )


def given(room: Room):
    return room.read(lambda session: answers(session, room.id))


ACTIONS = {
    "draft": lambda r: r.drive(
        draft_topic, question_id=r.questions[0], list_="possibility", name="Bees"
    ),
    "rename": lambda r: r.drive(rename_topic, cluster_id=r.trees, name="Old trees"),
    "merge": lambda r: r.drive(merge_topics, kept_id=r.trees, gone_id=r.water),
    "split": lambda r: r.drive(
        split_topic, cluster_id=r.trees, name="Old trees", idea_ids=r.board()["Trees"][:2]
    ),
    "split up": lambda r: r.drive(split_up, cluster_id=r.trees, names=["Old", "New"]),
    "move": lambda r: r.drive(move_ideas, idea_ids=r.board()["Trees"][:2], cluster_id=r.water),
    "take out": lambda r: r.drive(move_ideas, idea_ids=r.board()["Trees"], cluster_id=None),
    "promote": lambda r: r.drive(promote_idea, idea_id=r.board()["Trees"][0]),
    "hide": lambda r: r.drive(hide_idea, idea_id=r.board()["Trees"][0], reason="A name"),
    "edit": lambda r: r.drive(edit_idea, idea_id=r.board()["Trees"][0], text="More old trees"),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_undo_puts_everything_back(sorting, action):
    ada, bo, *_ = sorting.six
    idea = sorting.board()["Trees"][0]
    sorting.do(place_card, participant=ada, idea_id=idea, cluster_id=sorting.trees)
    sorting.do(place_card, participant=bo, idea_id=sorting.idea(), cluster_id=sorting.water)
    before = sorting.board(), visible(sorting), given(sorting)

    ACTIONS[action](sorting)
    assert (sorting.board(), visible(sorting), given(sorting)) != before or action == "promote"
    [undone] = sorting.drive(undo)

    assert isinstance(undone, BoardUndone)
    assert (sorting.board(), visible(sorting), given(sorting)) == before
    with pytest.raises(Refused, match="nothing to undo"):
        sorting.drive(undo)


def test_the_newest_action_is_undone_first(sorting):
    for name in ("Old trees", "Very old trees"):
        sorting.drive(rename_topic, cluster_id=sorting.trees, name=name)

    sorting.drive(undo)
    assert "Old trees" in sorting.board()
    sorting.drive(undo)
    assert "Trees" in sorting.board()


def test_a_doubled_press_undoes_one_action(sorting):
    for name in ("Old trees", "Very old trees"):
        sorting.drive(rename_topic, cluster_id=sorting.trees, name=name)
    newest = sorting.read(lambda session: newest_action(session, sorting.id).id)

    sorting.drive(undo, action_id=newest)
    with pytest.raises(Conflict, match="Something else was done since"):
        sorting.drive(undo, action_id=newest)

    assert "Old trees" in sorting.board()


def test_a_topic_that_the_room_has_used_since_stays(sorting):
    ada, *_ = sorting.six
    [drafted] = ACTIONS["draft"](sorting)
    sorting.do(place_card, participant=ada, idea_id=sorting.idea(), cluster_id=drafted.cluster_id)

    with pytest.raises(Refused, match="was placed in “%\\(topic\\)s” since"):
        sorting.drive(undo)

    assert "Bees" in sorting.board()


def test_cards_that_the_room_has_sorted_since_stay(sorting):
    ada, bo, *_ = sorting.six
    idea = sorting.board()["Trees"][0]
    sorting.do(place_card, participant=ada, idea_id=idea, cluster_id=sorting.trees)
    ACTIONS["take out"](sorting)
    sorting.do(place_card, participant=ada, idea_id=idea, cluster_id=sorting.water)

    with pytest.raises(Refused, match="has sorted these cards since"):
        sorting.drive(undo)

    sorting.do(place_card, participant=bo, idea_id=idea, cluster_id=sorting.water)
    with pytest.raises(Refused, match="has sorted these cards since"):
        sorting.drive(undo)


def test_a_merge_is_undone_although_the_room_went_on_sorting(sorting):
    ada, bo, *_ = sorting.six
    ACTIONS["merge"](sorting)
    idea = sorting.idea()
    for person in (ada, bo):
        sorting.do(place_card, participant=person, idea_id=idea, cluster_id=sorting.trees)
    held = sorting.board()["Trees / Water"]

    sorting.drive(undo)

    board = sorting.board()
    assert board["Trees"] == [*held[:3], idea]
    assert board["Water"] == [held[3]]


def test_a_deleted_topic_comes_back(sorting):
    empty = sorting.topic("Empty")
    sorting.drive(remove_topic, cluster_id=empty)
    assert "Empty" not in sorting.board()

    sorting.drive(undo)

    assert sorting.board()["Empty"] == []


def test_all_ideas_of_an_author_come_back_at_once(sorting):
    ada, bo, *_ = sorting.six
    first, second, other = sorting.idea(by=ada), sorting.idea(by=ada), sorting.idea(by=bo)
    before = visible(sorting)

    sorting.drive(take_back_all_by_author, idea_id=first)
    assert {first, second, other} & set(visible(sorting)) == {other}
    sorting.drive(undo)

    assert visible(sorting) == before


def test_a_name_can_be_put_back_under_a_vote_and_nothing_else(sorting):
    ACTIONS["merge"](sorting)
    sorting.open("vote")
    sorting.drive(rename_topic, cluster_id=sorting.trees, name="Old trees")

    sorting.drive(undo)
    assert "Trees / Water" in sorting.board()
    with pytest.raises(Refused, match="renamed, nothing else"):
        sorting.drive(undo)


def test_what_the_room_has_voted_on_stays_and_a_stopped_vote_does_not_count(sorting):
    ACTIONS["merge"](sorting)
    sorting.open("vote")
    vote = sorting.vote
    sorting.open("cluster")
    with pytest.raises(Refused, match="has voted since"):
        sorting.drive(undo)

    sorting.open("vote")
    sorting.drive(stop_vote, vote_id=sorting.vote, reason="")
    assert sorting.here.vote_id == vote
    with pytest.raises(Refused, match="has voted since"):
        sorting.drive(undo)


def test_after_a_stopped_vote_the_topics_can_be_put_back(sorting):
    ACTIONS["merge"](sorting)
    sorting.open("vote")
    sorting.drive(stop_vote, vote_id=sorting.vote, reason="The merge was wrong")

    sorting.drive(undo)

    assert list(sorting.board()) == ["Trees", "Water"]


def test_nothing_is_undone_after_the_close(sorting):
    ACTIONS["rename"](sorting)

    def end(session, workshop_id, *, by_id, now):
        workshop = locked(session, workshop_id)
        return close(session, workshop, situation_of(session, workshop), by_id, now)

    sorting.drive(end)
    with pytest.raises(Refused, match="The session is closed"):
        sorting.drive(undo)


def test_an_action_that_changed_nothing_is_not_in_the_list(sorting):
    sorting.drive(move_ideas, idea_ids=sorting.board()["Trees"], cluster_id=sorting.trees)

    with pytest.raises(Refused, match="nothing to undo"):
        sorting.drive(undo)


def test_steps_are_not_undone(sorting):
    ACTIONS["rename"](sorting)
    sorting.drive(jump, position=sorting.here.position, step_id=sorting.steps["collect"])

    sorting.drive(undo)

    assert sorting.here.stage == "writing"
    assert "Trees" in sorting.board()


def test_the_first_wording_stays_beside_an_edit(sorting):
    idea = sorting.board()["Trees"][0]
    ACTIONS["edit"](sorting)

    looks = sorting.read(
        lambda s: (s.get_one(Idea, idea).text, s.get_one(Idea, idea).original_text)
    )
    assert looks == ("More old trees", "More trees")
