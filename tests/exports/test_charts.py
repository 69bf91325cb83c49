"""The charts of the record: every topic in one of them, none higher than a page."""

from dataclasses import replace

import pytest
from lxml import etree

from facilitator.exports.blocks import Picture
from facilitator.exports.minutes.results import charts
from facilitator.exports.report import Report

SVG = "{http://www.w3.org/2000/svg}"
TEXT_HEIGHT = 251 * 4  # of A4 between its margins, in quarters of a millimetre


def drawn(report: Report, topics: int, name: str) -> list[Picture]:
    question = report.workshops[0].questions[0]
    first = question.lists[0].topics[0]
    many = tuple(replace(first, letter=str(n), name=name) for n in range(topics))
    whole = replace(question.lists[0], topics=(*many, replace(first, letter="new", dots=None)))
    return charts(whole, replace(question, lists=(whole,)), "Possibilities")


@pytest.mark.parametrize(
    ("topics", "name", "pieces"),
    [(1, "Roofs", 1), (40, "Roofs", 2), (60, "Roofs and walls " * 9, 5)],
)
def test_many_topics_go_on_in_another_chart(
    normal: Report, topics: int, name: str, pieces: int
) -> None:
    pictures = drawn(normal, topics, name)
    letters = [
        text.text
        for picture in pictures
        for text in etree.fromstring(picture.svg).iter(f"{SVG}text")
        if text.get("font-size") == "12"
    ]

    assert letters == [str(number) for number in range(topics)]
    assert all(picture.height < TEXT_HEIGHT for picture in pictures)
    assert len({picture.caption for picture in pictures}) == len(pictures) == pieces


def test_raised_hands_are_striped_and_said(normal: Report) -> None:
    question = normal.workshops[0].questions[0]
    topic = replace(question.lists[0].topics[0], dots=40, hands=30)
    whole = replace(question.lists[0], topics=(topic,))
    [chart] = charts(whole, replace(question, lists=(whole,)), "Possibilities")

    [stripes] = [
        path.get("d")
        for path in etree.fromstring(chart.svg).iter(f"{SVG}path")
        if path.get("stroke") == "#ffffff"
    ]
    assert (stripes.split("M")[1].split()[0], stripes.count("M")) == ("405", 45)  # 225 of 300
    assert "40 dots, of these 30 by show of hands" in chart.alternative
    assert chart.caption == "Possibilities by dots; striped are those by show of hands"


def test_each_chart_says_in_words_what_is_in_it(normal: Report) -> None:
    first, second = drawn(normal, 40, "Roofs")

    assert first.alternative.count("Roofs") + second.alternative.count("Roofs") == 40
    assert first.alternative.startswith("Bar chart of Possibilities, part 1: rank 1, 0 Roofs")
