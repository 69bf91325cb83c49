from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import Conflict, Refused
from facilitator.domain.voting import (
    BallotList,
    Ranked,
    Turnout,
    Voter,
    ballot_fate,
    ballot_order,
    check_ballot,
    check_cap,
    proposed_dots,
    ranked,
    tap,
    turnout,
    with_dots,
)

POSSIBILITIES = BallotList(frozenset({1, 2, 3, 4}), dots=3)
BARRIERS = BallotList(frozenset({5, 6}), dots=3, cap=2)


def sentence(refused: Refused) -> str:
    plural = getattr(refused.message, "plural", refused.message)
    return (refused.message if refused.values.get("n") == 1 else plural) % refused.values


@pytest.mark.parametrize(
    ("topics", "cap", "dots"),
    [(0, 1, 0), (1, 1, 1), (2, 1, 2), (2, 2, 3), (8, 1, 3), (10, 1, 4), (12, 1, 4), (24, 1, 5)],
)
def test_a_third_of_the_topics_three_to_five_and_never_more_than_can_be_placed(topics, cap, dots):
    assert proposed_dots(topics, cap) == dots


def test_a_cap_is_one_two_or_three():
    for cap in (1, 2, 3):
        check_cap(cap)
    for cap in (0, 4):
        with pytest.raises(Refused, match="one, two or three"):
            check_cap(cap)


def test_a_ballot_within_budget_and_cap_is_welcome():
    check_ballot({}, [POSSIBILITIES, BARRIERS])
    check_ballot({1: 1, 2: 1, 4: 1, 5: 2, 6: 1}, [POSSIBILITIES, BARRIERS])


@pytest.mark.parametrize(
    ("dots", "words"),
    [
        ({1: 1, 2: 1, 3: 1, 4: 1}, "You have used all 3. Take one back first."),
        ({5: 2, 6: 2}, "You have used all 3. Take one back first."),
        ({1: 2}, "At most one dot on a topic."),
        ({5: 3}, "At most 2 dots on a topic."),
        ({9: 1}, "One of these topics is not on the ballot. Read the list again."),
        ({1: 1, 2: -1}, "A dot is placed or taken back, never less than none."),
    ],
)
def test_a_ballot_that_breaks_a_rule_is_told_which(dots, words):
    with pytest.raises(Refused) as refused:
        check_ballot(dots, [POSSIBILITIES, BARRIERS])

    assert sentence(refused.value) == words


@given(
    st.dictionaries(st.integers(1, 6), st.integers(0, 3)),
    st.integers(0, 5),
    st.sampled_from([1, 2, 3]),
)
def test_what_is_accepted_is_within_budget_and_cap_and_nothing_else_is_refused(dots, budget, cap):
    legal = sum(dots.values()) <= budget and max(dots.values(), default=0) <= cap

    try:
        check_ballot(dots, [BallotList(frozenset(range(1, 7)), budget, cap)])
    except Refused:
        assert not legal
    else:
        assert legal


def test_a_tap_places_and_the_next_takes_back():
    placed = tap({1: 1}, 2)

    assert placed == {1: 1, 2: 1}
    assert tap(placed, 1) == {2: 1}
    assert with_dots({1: 1}, 1, 2) == {1: 2}
    assert with_dots({1: 2}, 1, 0) == {}


def test_a_newer_ballot_replaces_and_a_late_one_changes_nothing():
    assert ballot_fate(5, {1: 1}, 4, {2: 1}) == "replaces"
    assert ballot_fate(4, {1: 1}, 4, {1: 1}) == "replay"
    assert ballot_fate(3, {1: 1}, 4, {2: 1}) == "outdated"
    with pytest.raises(Conflict):
        ballot_fate(4, {1: 1}, 4, {2: 1})


def test_every_voter_has_an_order_of_their_own_and_keeps_it():
    topics = range(1, 9)
    orders = [ballot_order(topics, voter, vote=1) for voter in range(1, 401)]

    assert orders == [ballot_order(topics, voter, vote=1) for voter in range(1, 401)]
    assert all(sorted(order) == list(topics) for order in orders)
    assert min(Counter(order[0] for order in orders).values()) > 25  # 50 each on average


def test_turnout_counts_dots_done_and_abstained_of_all_who_joined():
    voters = [
        Voter(dots=2),
        Voter(dots=1, done=True),
        Voter(done=True),
        Voter(abstained=True),
        Voter(),
        Voter(dots=3, shared=True),
        Voter(shared=True),
    ]

    assert turnout(voters) == Turnout(
        voted=5, joined=7, abstained=1, shared_voted=1, shared_joined=2
    )


def test_ties_share_a_rank_and_the_next_rank_counts_them_all():
    ranks = ranked({1: 24, 2: 17, 3: 9, 4: 17, 5: 0})

    assert ranks == [
        Ranked(1, 24, 1, tied=False),
        Ranked(2, 17, 2, tied=True),
        Ranked(4, 17, 2, tied=True),
        Ranked(3, 9, 4, tied=False),
        Ranked(5, 0, 5, tied=False),
    ]
    assert [entry.shown_rank for entry in ranks] == ["1", "=2", "=2", "4", "5"]
