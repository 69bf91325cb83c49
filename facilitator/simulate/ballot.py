"""A ballot as a phone shows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from facilitator.simulate.page import attributes, words

BALLOT = re.compile(r'<div id="ballot"([^>]*)>')
RECEIPT = re.compile(r'<div class="ballot-end"([^>]*)>')
TOPIC = re.compile(r'data-topic="(\d+)" data-marks="(\d+)".*?class="name"[^>]*>(.*?)</span>', re.S)


@dataclass(frozen=True)
class BallotList:
    dots: int
    topics: dict[str, int]  # ids by name


@dataclass(frozen=True)
class Ballot:
    vote: str
    number: int
    url: str
    lists: tuple[BallotList, ...]
    placed: dict[int, int]  # dots by topic, as they are stored


def ballot_in(html: str) -> Ballot | None:
    """The ballot in a phone's own part, if there is one."""
    found = BALLOT.search(html)
    if not found:
        return None
    marks = attributes(found[1])
    return Ballot(
        marks["data-vote"],
        int(marks["data-number"]),
        unescape(marks["data-url"]),
        tuple(lists_in(html)),
        {int(topic): int(dots) for topic, dots, _ in TOPIC.findall(html) if dots != "0"},
    )


def receipt_in(html: str) -> tuple[int, dict[int, int]] | None:
    """The number and the dots of the ballot that the server says it holds, in any answer."""
    found = RECEIPT.search(html)
    if not found:
        return None
    marks = attributes(found[1])
    pairs = (pair.split(":") for pair in marks["data-dots"].split())
    return int(marks["data-number"]), {int(topic): int(count) for topic, count in pairs}


def lists_in(html: str) -> Iterator[BallotList]:
    for part in html.split('<section class="ballot')[1:]:
        opening = attributes(part.partition(">")[0])
        topics = {words(name): int(topic) for topic, _, name in TOPIC.findall(part)}
        yield BallotList(int(opening["data-dots"]), topics)
