import pytest

from facilitator.domain.errors import Conflict, Refused
from facilitator.domain.voting import Turnout
from facilitator.operations.ballots import abstain, cast_ballot, say_done, tap_topic
from facilitator.operations.steps import look_up
from facilitator.store.ballots import ballots_of, dots_by_topic, turnout_of
from facilitator.store.transactions import Database
from tests.operations.room import Room


@pytest.fixture
def voting(room: Room) -> Room:
    """A vote over four topics, three dots, one per topic."""
    for name in ("Trees", "Water", "Bees", "Roofs"):
        room.topic(name, ideas=2)
    room.open("vote")
    return room


@pytest.fixture
def topics(voting: Room) -> list[int]:
    return sorted(voting.read(lambda session: dots_by_topic(session, voting.vote)))


def cast(room: Room, voter: int, number: int, *topics: int):
    return room.do(
        cast_ballot,
        participant=voter,
        vote_id=room.vote,
        number=number,
        dots=dict.fromkeys(topics, 1),
    )


def turnout(room: Room) -> Turnout:
    return room.read(lambda session: turnout_of(session, room.vote))


def test_a_ballot_is_stored_whole_and_replaced_whole(voting, topics):
    voter = voting.person()
    trees, water, bees, roofs = topics

    cast(voting, voter, 1, trees, water, bees)
    cast(voting, voter, 2, roofs)

    assert voting.ballot(voter) == (2, {roofs: 1})
    assert voting.read(lambda session: dots_by_topic(session, voting.vote)) == {
        trees: 0,
        water: 0,
        bees: 0,
        roofs: 1,
    }


def test_over_budget_is_refused_and_the_stored_ballot_stays(voting, topics):
    voter = voting.person()
    cast(voting, voter, 1, *topics[:3])

    with pytest.raises(Refused, match="used your one dot"):
        cast(voting, voter, 2, *topics)

    assert voting.ballot(voter) == (1, dict.fromkeys(topics[:3], 1))


def test_a_replay_and_a_late_ballot_change_nothing(voting, topics):
    voter = voting.person()
    cast(voting, voter, 3, topics[0])

    assert cast(voting, voter, 3, topics[0]) == []
    assert cast(voting, voter, 2, topics[1]) == []
    with pytest.raises(Conflict, match="another screen"):
        cast(voting, voter, 3, topics[1])

    assert voting.ballot(voter) == (3, {topics[0]: 1})


def test_a_plain_form_taps_to_place_and_taps_to_take_back(voting, topics):
    voter = voting.person()

    for topic in (topics[0], topics[1], topics[0]):
        voting.do(tap_topic, participant=voter, vote_id=voting.vote, topic=topic)

    assert voting.ballot(voter) == (3, {topics[1]: 1})


def test_two_or_three_dots_a_topic_where_the_cap_allows(database: Database):
    room = Room(database, dot_cap=3)
    trees = room.topic("Trees", ideas=2)
    room.open("vote")
    voter = room.person()

    room.do(tap_topic, participant=voter, vote_id=room.vote, topic=trees, count=3)

    assert room.dots(voter) == {trees: 3}
    with pytest.raises(Refused, match="At most one dot"):
        room.do(tap_topic, participant=voter, vote_id=room.vote, topic=trees, count=4)


def test_done_locks_nothing_and_a_later_dot_keeps_it(voting, topics):
    voter, other = voting.people(2)

    voting.do(say_done, participant=voter, vote_id=voting.vote)
    assert turnout(voting) == Turnout(voted=1, joined=2)

    cast(voting, voter, 1, topics[0])
    assert voting.do(say_done, participant=voter, vote_id=voting.vote) == []
    assert turnout(voting) == Turnout(voted=1, joined=2)


def test_abstaining_clears_the_dots_and_a_dot_withdraws_it(voting, topics):
    voter = voting.person()
    cast(voting, voter, 1, topics[0])

    voting.do(abstain, participant=voter, vote_id=voting.vote, number=2)
    assert voting.dots(voter) == {}
    assert turnout(voting) == Turnout(voted=1, joined=1, abstained=1)

    cast(voting, voter, 1, topics[0])  # late, from before
    assert voting.dots(voter) == {}

    cast(voting, voter, 3, topics[1])
    assert voting.dots(voter) == {topics[1]: 1}
    assert turnout(voting) == Turnout(voted=1, joined=1)


def test_a_replayed_abstention_changes_nothing(voting):
    voter = voting.person()

    assert len(voting.do(abstain, participant=voter, vote_id=voting.vote, number=1)) == 1
    assert voting.do(abstain, participant=voter, vote_id=voting.vote, number=1) == []


def test_shared_devices_are_in_both_numbers_and_counted_apart(voting, topics):
    voting.person()
    second, third = voting.people(2, shared=True)
    cast(voting, second, 1, topics[0])

    assert turnout(voting) == Turnout(voted=1, joined=3, shared_voted=1, shared_joined=2)


def test_who_joins_after_the_vote_is_not_in_its_turnout(voting, topics):
    voter = voting.person()
    cast(voting, voter, 1, topics[0])
    voting.open("results")
    voting.pass_seconds(60)
    voting.person()

    assert turnout(voting) == Turnout(voted=1, joined=1)


def test_no_ballot_follows_the_close(voting, topics):
    voter, vote = voting.person(), voting.vote
    voting.open("results")

    for operation, values in (
        (cast_ballot, {"number": 1, "dots": {topics[0]: 1}}),
        (tap_topic, {"topic": topics[0]}),
        (say_done, {}),
        (abstain, {}),
    ):
        with pytest.raises(Conflict, match="This vote is over"):
            voting.do(operation, participant=voter, vote_id=vote, **values)

    assert voting.read(lambda session: ballots_of(session, vote)) == []


def test_a_dot_on_its_way_when_look_up_is_called_still_counts(voting, topics):
    voter = voting.person()
    voting.do(look_up, on=True)

    cast(voting, voter, 1, topics[0])

    assert voting.dots(voter) == {topics[0]: 1}
