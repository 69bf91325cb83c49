import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.sorting import NOWHERE
from facilitator.domain.topics import (
    check_another_topic,
    letter,
    merged_name,
    name_from_idea,
    proposers,
    topic_name,
    typical,
)

A, B = 1, 2


def test_letters_go_on_after_z():
    assert [letter(n) for n in (0, 7, 25, 26, 27, 701, 702)] == [
        *("A", "H", "Z", "AA", "AB", "ZZ", "AAA")
    ]


def test_eight_topics_a_list_and_twelve_when_there_is_one_question():
    check_another_topic(7, questions=2)
    check_another_topic(11, questions=1)

    for drafted, questions in ((8, 2), (12, 1)):
        with pytest.raises(Refused, match="can’t be kept in mind"):
            check_another_topic(drafted, questions)


def test_a_name_is_cleaned_and_not_empty():
    assert topic_name(" Money  that lasts\n") == "Money that lasts"
    with pytest.raises(Refused, match="Write something first."):
        topic_name(" ")


def test_a_merged_topic_keeps_both_names():
    assert merged_name("Young people", "Learning outside") == "Young people / Learning outside"
    assert merged_name("Young people", "young people") == "Young people"
    assert merged_name("x" * 390, "Learning outside") == "x" * 390


def test_a_promoted_idea_is_called_by_its_own_words():
    assert name_from_idea("Plant more trees") == "Plant more trees"
    assert name_from_idea("x" * 81) == "x" * 79 + "…"


def test_the_three_who_placed_most_in_a_topic_propose_its_name():
    ada, bo, cy, di, ed = range(11, 16)
    placements = [(ada, A)] * 3 + [(bo, A)] * 5 + [(cy, A)] * 4 + [(di, A)] + [(ed, B)] * 9

    assert proposers(placements, A) == [bo, cy, ada]
    assert proposers(placements, B) == [ed]


def test_the_typical_cards_are_those_the_room_was_surest_about():
    cards = {1: [A, B, A], 2: [A, A], 3: [A, NOWHERE, A, A], 4: [A, A, A], 5: []}

    assert typical(cards, A) == [4, 2, 3]
