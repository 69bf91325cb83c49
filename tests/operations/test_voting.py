import pytest

from facilitator.domain.changes import ResultsRevealed, VoteOpened, VoteStopped
from facilitator.domain.errors import Conflict, Refused
from facilitator.domain.voting import BallotList
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.steps import go_on
from facilitator.operations.voting import repeat_vote, reveal_results, stop_vote
from facilitator.store.ballots import ballot_lists, ballots_of
from facilitator.store.transactions import Database
from tests.operations.room import Room


def lists(room: Room) -> list[BallotList]:
    return room.read(lambda session: ballot_lists(session, room.vote))


def test_the_ballot_is_frozen_when_the_vote_opens(room):
    many = {room.topic(f"Topic {n}", ideas=2) for n in range(10)}
    few = {room.topic(f"Barrier {n}", ideas=2, list_="barrier") for n in range(2)}

    room.open("vote")
    room.topic("Too late", ideas=2)

    assert lists(room) == [
        BallotList(frozenset(many), dots=4),
        BallotList(frozenset(few), dots=2),
    ]


def test_a_single_idea_stays_off_the_ballot_unless_promoted(room):
    room.topic("Single", ideas=1)
    room.topic("Empty", ideas=0)
    promoted = room.topic("Promoted", ideas=1, promoted=True)
    usual = room.topic("Usual", ideas=2)

    room.open("vote")

    assert lists(room)[0] == BallotList(frozenset({promoted, usual}), dots=2)


def test_each_question_has_its_own_lists(database: Database):
    room = Room(database, questions=2)
    first = room.topic("First", ideas=2)
    second = room.topic("Second", ideas=2, question=1)

    room.open("vote")

    assert [set(each.topics) for each in lists(room)] == [{first}, set(), {second}, set()]


def test_a_stopped_vote_keeps_its_ballots_and_a_new_one_opens(room):
    trees = room.topic("Trees", ideas=2)
    voter = room.person()
    room.open("vote")
    first = room.vote
    room.do(cast_ballot, participant=voter, vote_id=first, number=1, dots={trees: 1})

    assert room.drive(stop_vote, vote_id=first, reason="A topic was missing") == [
        VoteStopped(room.id, first)
    ]
    assert (room.here.stage, room.here.vote_id) == ("stopped", None)

    water = room.topic("Water", ideas=2)
    [opened] = room.drive(repeat_vote)

    assert opened == VoteOpened(room.id, room.vote)
    assert room.here.stage == "voting"
    assert set(lists(room)[0].topics) == {trees, water}
    assert room.dots(voter) == {}
    assert room.read(lambda session: ballots_of(session, first)) == [{trees: 1}]
    with pytest.raises(Conflict):
        room.do(cast_ballot, participant=voter, vote_id=first, number=2, dots={})


def test_the_next_press_opens_a_stopped_vote_again(room):
    room.topic("Trees", ideas=2)
    room.open("vote")
    room.drive(stop_vote, vote_id=room.vote, reason="")

    room.drive(go_on, position=room.here.position)

    assert room.here.stage == "voting"


def test_a_vote_is_stopped_once_and_opened_again_once(room):
    room.topic("Trees", ideas=2)
    room.open("vote")
    vote = room.vote
    with pytest.raises(Conflict):
        room.drive(repeat_vote)
    room.drive(stop_vote, vote_id=vote, reason="")

    with pytest.raises(Conflict, match="not open any more"):
        room.drive(stop_vote, vote_id=vote, reason="")


def test_entering_the_vote_again_opens_a_new_vote(room):
    room.topic("Trees", ideas=2)
    room.open("vote")
    first = room.vote
    room.open("cluster")
    room.open("vote")

    assert room.vote != first
    assert room.here.stage == "voting"


def test_results_are_revealed_once_and_not_while_the_vote_is_open(room):
    with pytest.raises(Refused, match="no vote yet"):
        room.drive(reveal_results)
    room.topic("Trees", ideas=2)
    room.open("vote")
    with pytest.raises(Refused, match="still open"):
        room.drive(reveal_results)
    room.open("results")

    assert room.here.stage == "counted"
    assert room.drive(reveal_results) == [ResultsRevealed(room.id, room.vote)]
    assert room.drive(reveal_results) == []
    assert room.here.stage == "revealed"
