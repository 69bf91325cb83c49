"""The people of the example say everything once, and sort and vote roughly as the script says."""

import random
from collections import Counter

from facilitator.demo import script
from facilitator.demo.minds import ScriptedMind, guests, shared_out
from facilitator.domain.words import LISTS

PEOPLE = script.people()
MOST_IN_A_LIST = 5  # what the example's workshop allows


def mind(seed: int = 1) -> ScriptedMind:
    return ScriptedMind(PEOPLE[0], {}, random.Random(seed))


def test_every_statement_is_said_once() -> None:
    said = Counter(
        statement.text
        for share in shared_out(PEOPLE)
        for statements in share.values()
        for statement in statements
    )

    assert said == Counter(
        statement.text for question in script.questions() for statement in question.statements
    )


def test_nobody_says_more_than_the_workshop_allows() -> None:
    longest = max(
        sum(statement.list_ == list_ for statement in statements)
        for share in shared_out(PEOPLE)
        for statements in share.values()
        for list_ in LISTS
    )

    assert longest == MOST_IN_A_LIST


def test_everybody_writes_in_the_language_of_their_phone() -> None:
    english, german = (question.prompt for question in script.questions())

    writers = [
        (person.language, bool(share[german]), bool(share[english]))
        for person, share in zip(PEOPLE, shared_out(PEOPLE), strict=True)
    ]
    assert set(writers) == {("de", True, False), ("en", False, True)}


def test_a_mind_says_what_belongs_to_the_question_and_then_nothing() -> None:
    guest = next(guest for guest in guests("seed") if guest.visitor.language == "de")
    english, german = (question.prompt for question in script.questions())
    texts = {statement.text for statement in script.statements("production")}

    said = []
    while thought := guest.mind.idea(f"Write {german} Send"):
        said.append(thought.text)

    assert len(said) in (8, 9)
    assert set(said) <= texts
    assert guest.mind.idea(english) is None


def test_most_cards_go_where_the_script_says() -> None:
    [_, question] = script.questions()
    topics = script.topics(question, "barrier")
    someone = mind()

    right = [
        someone.place(statement.text, topics) == statement.topic
        for statement in question.statements
        if statement.list_ == "barrier"
    ]
    assert 0.8 < sum(right) / len(right) < 1


def test_a_merged_topic_still_draws_its_cards() -> None:
    place = mind().place(
        "Second hand statt Neukauf", ["Gebraucht kaufen, leihen und teilen / Mehrweg"]
    )

    assert place == "Gebraucht kaufen, leihen und teilen / Mehrweg"


def test_dots_go_where_many_agreed_but_not_always_to_the_same() -> None:
    [question, _] = script.questions()
    topics = script.topics(question, "possibility")

    dots = Counter(topic for seed in range(400) for topic in set(mind(seed).choose(topics, dots=3)))
    assert dots.total() == 1200
    assert len(dots) == len(topics)
    by_worth = sorted(topics, key=lambda topic: script.appeal()[topic])
    assert dots[by_worth[-1]] > dots[by_worth[0]]
