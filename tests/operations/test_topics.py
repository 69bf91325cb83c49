import pytest

from facilitator.domain.changes import IdeaSettled, TopicPromoted, TopicsMerged
from facilitator.domain.errors import NotFound, Refused
from facilitator.operations.merging import merge_topics, split_topic, split_up
from facilitator.operations.moving import move_ideas, promote_idea
from facilitator.operations.sorting import deal_card, place_card
from facilitator.operations.steps import go_on
from facilitator.operations.topics import draft_topic, remove_topic, rename_topic
from facilitator.store.cards import topics_for
from facilitator.store.models import Cluster, Idea
from facilitator.store.tallies import standing_topics
from tests.operations.room import Room


def draft(room: Room, name: str, list_: str = "possibility") -> int:
    [drafted] = room.drive(draft_topic, question_id=room.questions[0], list_=list_, name=name)
    return drafted.cluster_id


def letters(room: Room) -> dict[str, int]:
    return room.read(
        lambda session: {
            topic.name: topic.letter for topic in standing_topics(session, room.id, room.questions)
        }
    )


def sort(room: Room) -> None:
    room.open("cluster")
    room.drive(go_on, position=room.here.position)


def test_topics_are_lettered_as_they_are_drafted_and_without_gaps_when_shown(room):
    draft(room, "Trees")
    water = draft(room, "Water")
    draft(room, "Bees")
    draft(room, "Cost", "barrier")
    room.drive(remove_topic, cluster_id=water)
    assert letters(room) == {"Trees": 0, "Bees": 2, "Cost": 0}

    sort(room)

    assert letters(room) == {"Trees": 0, "Bees": 1, "Cost": 0}


def test_a_letter_that_was_shown_is_never_given_to_another_topic(room):
    draft(room, "Trees")
    bees = draft(room, "Bees")
    sort(room)
    room.drive(remove_topic, cluster_id=bees)
    room.open("collect")
    sort(room)

    draft(room, "Roofs")

    assert letters(room) == {"Trees": 0, "Roofs": 2}


def test_a_name_is_given_once_in_a_list(room):
    trees = draft(room, "Trees")
    draft(room, "Trees", "barrier")
    water = draft(room, "Water")

    for attempt in (
        lambda: draft(room, "trees "),
        lambda: room.drive(rename_topic, cluster_id=water, name="TREES"),
    ):
        with pytest.raises(Refused, match="with this name already"):
            attempt()
    room.drive(rename_topic, cluster_id=trees, name="TREES")

    assert list(room.board()) == ["TREES", "Water"]


def test_twelve_topics_are_drafted_for_a_single_question_and_more_only_later(room):
    for n in range(12):
        draft(room, f"Topic {n}")
    with pytest.raises(Refused, match="can’t be kept in mind"):
        draft(room, "One more")

    sort(room)

    assert draft(room, "One more")


def test_a_merged_topic_keeps_both_names_and_all_ideas(room):
    trees, water = room.topic("Trees", ideas=2), room.topic("Water", ideas=3)
    ideas = [idea for held in room.board().values() for idea in held]

    changes = room.drive(merge_topics, kept_id=trees, gone_id=water)

    assert changes == [TopicsMerged(room.id, trees)]
    assert room.board() == {"Trees / Water": ideas}


def test_cards_that_were_placed_in_either_may_settle_by_a_merge(room):
    ada, bo, *_ = room.people(6)
    trees, forests = room.topic("Trees"), room.topic("Forests")
    idea = room.idea()
    sort(room)
    room.do(place_card, participant=ada, idea_id=idea, cluster_id=trees)
    room.do(place_card, participant=bo, idea_id=idea, cluster_id=forests)
    assert room.place_of(idea) is None

    changes = room.drive(merge_topics, kept_id=trees, gone_id=forests)

    assert changes == [TopicsMerged(room.id, trees), IdeaSettled(room.id, idea, trees)]
    assert room.place_of(idea) == trees


def test_a_placement_in_a_topic_that_was_just_merged_counts_for_the_merged_one(room):
    ada, bo, *_ = room.people(6)
    trees, forests = room.topic("Trees"), room.topic("Forests")
    idea = room.idea()
    sort(room)
    room.drive(merge_topics, kept_id=trees, gone_id=forests)

    room.do(place_card, participant=ada, idea_id=idea, cluster_id=forests)
    room.do(place_card, participant=bo, idea_id=idea, cluster_id=trees)

    assert room.place_of(idea) == trees


def test_topics_of_different_lists_do_not_merge(room):
    trees, cost = draft(room, "Trees"), draft(room, "Cost", "barrier")

    for gone in (cost, trees):
        with pytest.raises(Refused, match="of the same list"):
            room.drive(merge_topics, kept_id=trees, gone_id=gone)


def test_some_ideas_become_a_topic_of_their_own(room):
    trees = room.topic("Trees", ideas=3)
    first, second, third = room.board()["Trees"]

    room.drive(split_topic, cluster_id=trees, name="Old trees", idea_ids=[first, third])

    assert room.board() == {"Trees": [second], "Old trees": [first, third]}
    for idea_ids in ([], [second], [second, first]):
        with pytest.raises(Refused, match="leave at least one"):
            room.drive(split_topic, cluster_id=trees, name="All", idea_ids=idea_ids)


def test_a_topic_that_is_too_big_is_dealt_again_among_its_parts(room):
    ada, *_ = room.people(6)
    trees, water = room.topic("Trees", ideas=2), room.topic("Water", ideas=1)
    first, second = room.board()["Trees"]
    sort(room)

    room.drive(split_up, cluster_id=trees, names=["Old trees", "", "New trees"])

    assert room.board() == {"Water": room.board()["Water"], "Old trees": [], "New trees": []}
    [dealt] = room.do(deal_card, participant=ada)
    assert dealt.idea_id in (first, second)
    among = room.read(
        lambda session: [t.name for t in topics_for(session, session.get_one(Idea, first))]
    )
    assert among == ["Old trees", "New trees"]
    with pytest.raises(Refused, match="This topic is gone"):
        room.do(place_card, participant=ada, idea_id=first, cluster_id=water)


def test_a_big_topic_is_dealt_again_only_while_the_room_sorts(room):
    trees = room.topic("Trees", ideas=2)

    with pytest.raises(Refused, match="while the room sorts"):
        room.drive(split_up, cluster_id=trees, names=["Old", "New"])
    sort(room)
    with pytest.raises(Refused, match="at least two"):
        room.drive(split_up, cluster_id=trees, names=["Old", " "])


def test_ideas_are_moved_within_their_list_and_back_among_the_unplaced(room):
    trees, cost = room.topic("Trees", ideas=1), draft(room, "Cost", "barrier")
    [idea] = room.board()["Trees"]
    water = draft(room, "Water")

    room.drive(move_ideas, idea_ids=[idea], cluster_id=water)
    assert room.board() == {"Trees": [], "Water": [idea]}
    with pytest.raises(Refused, match="stays in its list"):
        room.drive(move_ideas, idea_ids=[idea], cluster_id=cost)

    room.drive(move_ideas, idea_ids=[idea], cluster_id=None)
    assert room.place_of(idea) is None
    assert trees in room.read(lambda s: [t.id for t in standing_topics(s, room.id, room.questions)])


def test_a_facilitators_place_stays_whatever_the_room_answers(room):
    people = room.people(6)
    trees, water = room.topic("Trees"), room.topic("Water")
    idea = room.idea()
    sort(room)
    room.drive(move_ideas, idea_ids=[idea], cluster_id=water)

    for person in people:
        room.do(place_card, participant=person, idea_id=idea, cluster_id=trees)

    assert room.place_of(idea) == water


def test_a_single_idea_is_promoted_by_its_topic_or_a_topic_of_its_own(room):
    alone = room.topic("Alone", ideas=1)
    [single] = room.board()["Alone"]
    unplaced = room.idea(text="Open the schoolyards")

    assert room.drive(promote_idea, idea_id=single) == [TopicPromoted(room.id, alone)]
    [promoted] = room.drive(promote_idea, idea_id=unplaced)

    assert room.board() == {"Alone": [single], "Open the schoolyards": [unplaced]}
    assert room.read(lambda s: s.get_one(Cluster, promoted.cluster_id).promoted_at is not None)


def test_only_an_empty_topic_can_be_deleted(room):
    trees, empty = room.topic("Trees", ideas=2), draft(room, "Empty")

    with pytest.raises(Refused, match="“%\\(topic\\)s” holds"):
        room.drive(remove_topic, cluster_id=trees)
    room.drive(remove_topic, cluster_id=empty)

    assert list(room.board()) == ["Trees"]
    with pytest.raises(NotFound, match="not on the board any more"):
        room.drive(remove_topic, cluster_id=empty)


def test_cards_that_were_placed_in_a_deleted_topic_are_dealt_again(room):
    ada, *_ = room.people(6)
    room.topic("Trees")
    empty = room.topic("Empty")
    idea = room.idea()
    sort(room)
    room.do(place_card, participant=ada, idea_id=idea, cluster_id=empty)
    assert room.do(deal_card, participant=ada) == []

    room.drive(remove_topic, cluster_id=empty)

    [dealt] = room.do(deal_card, participant=ada)
    assert dealt.idea_id == idea


def test_under_a_vote_topics_can_be_renamed_and_nothing_else(room):
    trees, water = room.topic("Trees", ideas=2), room.topic("Water", ideas=2)
    idea = room.board()["Trees"][0]
    room.open("vote")

    room.drive(rename_topic, cluster_id=trees, name="Old trees")

    for operation, values in (
        (draft_topic, {"question_id": room.questions[0], "list_": "barrier", "name": "X"}),
        (merge_topics, {"kept_id": trees, "gone_id": water}),
        (split_topic, {"cluster_id": trees, "name": "X", "idea_ids": [idea]}),
        (move_ideas, {"idea_ids": [idea], "cluster_id": water}),
        (promote_idea, {"idea_id": idea}),
        (remove_topic, {"cluster_id": water}),
    ):
        with pytest.raises(Refused, match="renamed, nothing else"):
            room.drive(operation, **values)
    room.open("results")
    with pytest.raises(Refused, match="voted on these topics"):
        room.drive(merge_topics, kept_id=trees, gone_id=water)
    assert list(room.board()) == ["Old trees", "Water"]
