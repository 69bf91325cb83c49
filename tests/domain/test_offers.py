from facilitator.domain.offers import (
    AddTopic,
    AuthorSays,
    PlaceThese,
    SameTopic,
    SortedCard,
    TooBig,
    are_alike,
    offer_key,
    offers,
)
from facilitator.domain.sorting import NOWHERE, Settled, settle

A, B, C, D = 1, 2, 3, 4


def card(idea, *answers, suggestions=()):
    return SortedCard(idea, answers, settle(answers), suggestions)


def test_cards_that_fit_nowhere_ask_for_a_topic_by_the_names_people_sent():
    cards = [
        card(1, NOWHERE, suggestions=("Hunting",)),
        card(2, NOWHERE, A, suggestions=("hunting", "Game")),
        card(3, NOWHERE, A, A),
    ]

    assert offers(cards) == [AddTopic((1, 2), ("Hunting", "Game"))]
    assert offers(cards, added_topics=1) == [AddTopic((1, 2), ("Hunting", "Game"))]
    assert offers(cards, added_topics=2) == []


def test_one_card_alone_asks_for_no_topic():
    assert offers([card(1, NOWHERE)]) == []


def test_topics_that_readers_could_not_tell_apart_may_be_the_same():
    shared = [card(n, A, B) for n in range(4)]

    assert offers(shared) == [SameTopic(A, B, shared=4)]
    assert offers(shared[:3]) == []


def test_the_shared_cards_are_measured_against_the_smaller_topic():
    assert are_alike(4, 10)
    assert not are_alike(4, 11)

    cards = [card(n, A, B) for n in range(4)] + [card(10 + n, A, A) for n in range(16)]
    assert offers(cards) == [SameTopic(A, B, shared=4)]
    assert offers(cards + [card(40 + n, B, B) for n in range(7)]) == []


def test_over_twenty_cards_are_too_big_a_topic():
    cards = [card(n, C, C) for n in range(20)]

    assert offers(cards) == []
    assert offers([*cards, card(20, C, C)]) == [TooBig(C, 21)]


def test_cards_with_four_readings_and_no_majority_are_to_be_placed():
    cards = [card(1, A, B, D, C), card(2, A, B)]

    assert offers(cards) == [PlaceThese((1,))]


def test_an_author_who_would_place_a_settled_card_elsewhere_is_heard():
    settled = SortedCard(1, (B, A, A), Settled(A), authors_answer=B)
    content = SortedCard(2, (A, A), Settled(A), authors_answer=A)
    unsure = SortedCard(3, (NOWHERE, A, A), Settled(A), authors_answer=NOWHERE)

    assert offers([settled, content, unsure]) == [AuthorSays(1, B)]


def test_an_offer_put_aside_has_a_name_until_it_says_something_new():
    pile = (7, "barrier")

    assert [
        offer_key(pile, offer)
        for offer in (
            AddTopic((1, 2), ()),
            SameTopic(A, B, 4),
            TooBig(C, 21),
            PlaceThese((1,)),
            AuthorSays(1, B),
        )
    ] == ["add:7:barrier:2", "same:1:2", "big:3", "place:7:barrier:1", "author:1:2"]
    assert offer_key(pile, TooBig(C, 22)) == offer_key(pile, TooBig(C, 21))
    assert offer_key(pile, PlaceThese((1, 2))) != offer_key(pile, PlaceThese((1,)))
