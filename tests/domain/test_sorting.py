from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.sorting import (
    NOWHERE,
    OPEN,
    UNCLEAR,
    WAITS,
    Card,
    Reader,
    Settled,
    begins_with,
    deal,
    hand,
    quorum,
    settle,
)

A, B = 1, 2
POSSIBILITIES, BARRIERS = (1, "possibility"), (1, "barrier")
ADA, BO, CY = 11, 12, 13

answers = st.lists(st.sampled_from([A, B, 3, NOWHERE, UNCLEAR]), max_size=12)


@pytest.mark.parametrize(
    ("given_answers", "outcome"),
    [
        ([], OPEN),
        ([A], OPEN),
        ([A, A], Settled(A)),
        ([A, B, B], Settled(B)),
        ([A, NOWHERE, A], Settled(A)),
        ([NOWHERE, NOWHERE], OPEN),
        ([NOWHERE, NOWHERE, A, A], WAITS),
        ([A, B, NOWHERE, 3], WAITS),
        ([A, UNCLEAR, UNCLEAR, UNCLEAR, UNCLEAR], OPEN),
        ([A, A, B, B, B], Settled(A)),  # settled stays settled
        ([A, B, NOWHERE, 3, A], Settled(A)),  # a reading that was still under way
    ],
)
def test_two_that_agree_settle_a_card_and_four_that_do_not_leave_it_waiting(given_answers, outcome):
    assert settle(given_answers) == outcome


def test_below_six_sorters_one_placement_settles():
    assert [quorum(n) for n in (1, 5, 6, 60)] == [1, 1, 2, 2]
    assert settle([B], quorum(5)) == Settled(B)
    assert settle([NOWHERE, A], quorum(5)) == OPEN


@given(answers, answers)
def test_a_settled_card_stays_where_it_is(before, after):
    if isinstance(settle(before), Settled):
        assert settle(before + after) == settle(before)


@given(answers)
def test_only_a_true_majority_settles(given_answers):
    outcome = settle(given_answers)
    if isinstance(outcome, Settled):
        upto = next(
            n for n in range(len(given_answers) + 1) if settle(given_answers[:n]) == outcome
        )
        counts = Counter(answer for answer in given_answers[:upto] if answer != UNCLEAR)
        mine = counts.pop(outcome.topic)
        assert mine >= 2
        assert all(n < mine for n in counts.values())


def test_own_ideas_come_first():
    cards = [Card(1, POSSIBILITIES, author=BO), Card(2, POSSIBILITIES, author=ADA)]

    assert deal(cards, Reader(ADA)) == cards[1]


def test_nobody_reads_the_same_card_twice_or_one_that_is_settled():
    cards = [
        Card(1, POSSIBILITIES, author=ADA, readers=frozenset({ADA})),
        Card(2, POSSIBILITIES, author=BO, outcome=Settled(A)),
        Card(3, POSSIBILITIES, author=BO, outcome=WAITS),
        Card(4, POSSIBILITIES, author=BO, readers=frozenset({ADA})),
    ]

    assert deal(cards, Reader(ADA)) is None


def test_an_author_is_asked_even_when_the_card_waits():
    card = Card(1, POSSIBILITIES, author=ADA, outcome=WAITS)

    assert deal([card], Reader(ADA)) == card


def test_a_card_in_the_hand_comes_back():
    cards = [
        Card(1, POSSIBILITIES, author=ADA),
        Card(2, POSSIBILITIES, author=BO, holders=frozenset({ADA})),
    ]

    assert deal(cards, Reader(ADA)) == cards[1]


def test_the_least_read_card_comes_next_and_a_lease_counts_as_a_reading():
    cards = [
        Card(1, POSSIBILITIES, readers=frozenset({BO})),
        Card(2, POSSIBILITIES, holders=frozenset({BO})),
        Card(3, POSSIBILITIES),
    ]

    assert deal(cards, Reader(ADA)) == cards[2]
    assert deal(cards[:2], Reader(CY)) in cards[:2]


def test_equal_cards_are_spread_over_the_room():
    cards = [Card(idea, POSSIBILITIES) for idea in range(1, 11)]

    first = Counter(deal(cards, Reader(person)).idea for person in range(400))

    assert set(first) == set(range(1, 11))
    assert max(first.values()) < 80  # 40 each on average


def test_one_list_is_finished_before_the_other():
    reader = Reader(ADA)
    first, second = sorted((POSSIBILITIES, BARRIERS), key=lambda pile: begins_with(reader, pile))
    cards = [Card(1, second), Card(2, first, readers=frozenset({BO, CY})), Card(3, second)]

    assert deal(cards, reader) == cards[1]
    assert deal([cards[0]], reader) == cards[0]


def test_half_the_room_begins_with_each_list():
    cards = [Card(1, POSSIBILITIES), Card(2, BARRIERS)]

    first = Counter(deal(cards, Reader(person)).pile for person in range(400))

    assert min(first.values()) > 150


def test_a_language_the_reader_knows_comes_first_and_another_one_at_last():
    german = Card(1, POSSIBILITIES, language="de")
    danish = Card(2, POSSIBILITIES, language="da", readers=frozenset({BO, CY}))
    reader = Reader(ADA, frozenset({"da", "en"}))

    assert deal([german, danish], reader) == danish
    assert deal([german], reader) == german


def test_the_hand_is_the_share_of_the_work():
    cards = [Card(idea, POSSIBILITIES, author=idea % 60) for idea in range(180)]

    assert hand(cards, Reader(1), readers=60) == 12
    assert hand(cards[:4], Reader(1), readers=2) == 4


cards_on_the_table = st.lists(
    st.builds(
        Card,
        st.integers(1, 40),
        st.sampled_from([POSSIBILITIES, BARRIERS]),
        st.none() | st.integers(1, 5),
        st.sampled_from([None, "da", "de"]),
        st.sampled_from([OPEN, WAITS, Settled(A)]),
        st.frozensets(st.integers(1, 5)),
        st.frozensets(st.integers(1, 5)),
    ),
    unique_by=lambda card: card.idea,
    max_size=12,
)


@given(cards_on_the_table, st.integers(1, 5))
def test_a_dealt_card_is_always_one_to_read(cards, person):
    card = deal(cards, Reader(person, frozenset({"da"})))
    to_read = [c for c in cards if c.outcome == OPEN and person not in c.readers]

    if card is None:
        assert to_read == []
    else:
        assert person not in card.readers
        assert card.outcome == OPEN or (card.outcome == WAITS and card.author == person)


@given(st.integers(1, 6), st.integers(1, 15))
def test_a_room_that_always_agrees_sorts_everything(people, ideas):
    answers = {idea: [] for idea in range(ideas)}
    needed = quorum(people)

    def table():
        return [
            Card(
                idea,
                POSSIBILITIES,
                author=idea % people,
                outcome=settle([A] * len(given_by), needed),
                readers=frozenset(given_by),
            )
            for idea, given_by in answers.items()
        ]

    for person in range(people):
        while (card := deal(table(), Reader(person))) is not None:
            answers[card.idea].append(person)

    assert [card.outcome for card in table()] == [Settled(A)] * ideas
