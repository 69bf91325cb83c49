"""The script of the example: questions, statements, topics, and the people in the room.

The statements are real (see README.md beside this file); the organisations are invented.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import cast

from facilitator.domain.words import ListName, PartnerType

DATA = Path(__file__).parent
WRITTEN = ("de", "en")

ATTRIBUTION = (
    "The statements were gathered using the Polis software (compdemocracy.org/polis) and are "
    "sub-licensed under CC BY 4.0 with Attribution to The Computational Democracy Project "
    "(2019 Scoop HiveMind biodiversity, 2022 Austria Klimarat). "
    "The organisations are invented, and the participants are simulated."
)


@dataclass(frozen=True)
class Statement:
    list_: ListName
    topic: str
    text: str
    agrees: int  # people who agreed in the consultation


@dataclass(frozen=True)
class Question:
    language: str
    prompt: str
    labels: dict[ListName, str]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Organisation:
    name: str
    partner_type: PartnerType
    country: str


@dataclass(frozen=True)
class Person:
    organisation: Organisation
    partner_type: PartnerType  # a politician from a city differs from the city
    reads: tuple[str, ...]

    @property
    def language(self) -> str:
        """Of the phone, and so what its owner's ideas are marked as: one the script is in."""
        return next(language for language in self.reads if language in WRITTEN)


def questions() -> list[Question]:
    """First the one in the language of the session: the practice shows its labels."""
    return [
        Question(
            language="en",
            prompt="Protecting nature: what helps us, and what stands in the way?",
            labels={"possibility": "Possibilities", "barrier": "Barriers"},
            statements=statements("nature"),
        ),
        Question(
            language="de",
            prompt="Produktion und Konsum: Was hilft dem Klima, und was steht im Weg?",
            labels={"possibility": "Möglichkeiten", "barrier": "Hindernisse"},
            statements=statements("production"),
        ),
    ]


@cache
def statements(question: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(cast(ListName, row["list"]), row["topic"], row["statement"], int(row["agrees"]))
        for row in rows("statements.csv")
        if row["question"] == question
    )


def topics(question: Question, list_: ListName) -> list[str]:
    """The topics of one list, in the order of the script."""
    return list(dict.fromkeys(each.topic for each in question.statements if each.list_ == list_))


def topic_of(text: str) -> str | None:
    """The topic a statement belongs to; nothing for what isn't in the script."""
    return _topics_by_text().get(" ".join(text.split()))


def appeal() -> dict[str, float]:
    """How much each topic is worth to the room: the mean agreement with its statements."""
    agreed: defaultdict[str, list[int]] = defaultdict(list)
    for question in questions():
        for statement in question.statements:
            agreed[statement.topic].append(statement.agrees)
    return {topic: fmean(each) for topic, each in agreed.items()}


def organisations() -> list[Organisation]:
    return [organisation_in(row) for row in rows("organisations.csv")]


def people() -> list[Person]:
    """The participants, in an order in which neighbours come from different places."""
    benches = [
        [
            Person(organisation_in(row), cast(PartnerType, kind), tuple(row["reads"].split()))
            for kind in row["people"].split()
        ]
        for row in rows("organisations.csv")
    ]
    longest = max(len(bench) for bench in benches)
    return [bench[place] for place in range(longest) for bench in benches if place < len(bench)]


def organisation_in(row: dict[str, str]) -> Organisation:
    return Organisation(row["organisation"], cast(PartnerType, row["type"]), row["country"])


def rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@cache
def _topics_by_text() -> dict[str, str]:
    return {
        " ".join(each.text.split()): each.topic
        for question in questions()
        for each in question.statements
    }
