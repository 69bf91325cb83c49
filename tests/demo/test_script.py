"""The script of the example holds what the rooms and the rules ask of it."""

from collections import Counter

import pytest

from facilitator.demo import script
from facilitator.domain.words import COUNTRIES, LISTS, PARTNER_TYPES, READING_LANGUAGES

QUESTIONS = script.questions()


def test_there_is_an_english_and_a_german_question() -> None:
    assert [(question.language, len(question.statements)) for question in QUESTIONS] == [
        ("en", 82),
        ("de", 86),
    ]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.language)
@pytest.mark.parametrize("list_", LISTS)
def test_each_list_has_eight_topics_with_several_statements_each(
    question: script.Question, list_: script.ListName
) -> None:
    sizes = Counter(each.topic for each in question.statements if each.list_ == list_)

    assert script.topics(question, list_) == list(sizes)
    assert len(sizes) == 8
    assert min(sizes.values()) >= 3


def test_topics_are_named_in_three_to_seven_words() -> None:
    names = [name for each in QUESTIONS for list_ in LISTS for name in script.topics(each, list_)]

    assert len(set(names)) == len(names)
    assert [name for name in names if not 3 <= len(name.split()) <= 7] == []


def test_statements_fit_a_phone_and_are_told_apart() -> None:
    texts = [each.text for question in QUESTIONS for each in question.statements]

    assert [text for text in texts if not 0 < len(text) <= 280] == []
    assert len(set(texts)) == len(texts)


def test_a_statement_knows_its_topic() -> None:
    assert script.topic_of("Second hand statt Neukauf") == "Gebraucht kaufen, leihen und teilen"
    assert script.topic_of("Second  hand\nstatt Neukauf") == "Gebraucht kaufen, leihen und teilen"
    assert script.topic_of("Something else") is None


def test_what_many_agreed_with_appeals_more() -> None:
    appeal = script.appeal()

    assert set(appeal) == {each.topic for question in QUESTIONS for each in question.statements}
    assert appeal["Good evidence behind every decision"] > appeal["Decisions far from people"]


def test_twenty_four_people_come_from_fourteen_organisations_in_seven_countries() -> None:
    people = script.people()

    assert len(people) == 24
    assert {person.organisation for person in people} == set(script.organisations())
    assert len(script.organisations()) == 14
    assert len({person.organisation.country for person in people}) == 7
    assert {person.organisation.country for person in people} <= set(COUNTRIES)
    assert Counter(person.partner_type for person in people) == {
        "city": 6,
        "cluster": 5,
        "research": 5,
        "company": 4,
        "politician": 4,
    }
    assert {person.partner_type for person in people} <= set(PARTNER_TYPES)


def test_everybody_reads_english_and_enough_read_german() -> None:
    people = script.people()

    assert all(set(person.reads) <= set(READING_LANGUAGES) for person in people)
    assert [person for person in people if "en" not in person.reads] == []
    assert len([person for person in people if "de" in person.reads]) >= 12


def test_neighbours_come_from_different_places() -> None:
    names = [person.organisation.name for person in script.people()]

    assert [pair for pair in zip(names, names[1:], strict=False) if pair[0] == pair[1]] == []
