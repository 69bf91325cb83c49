"""What a simulated participant thinks: what to write, where a card belongs, where the dots go."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from facilitator.domain.words import LISTS, PARTNER_TYPES, ListName


@dataclass(frozen=True)
class Visitor:
    """Who joins: what the join form asks for, and the language of the phone."""

    organisation: str
    partner_type: str
    country: str
    reads: tuple[str, ...]
    language: str = "en"


@dataclass(frozen=True)
class Thought:
    list_: ListName
    text: str


class Mind(Protocol):
    def idea(self, prompt: str) -> Thought | None:
        """The next idea on this question, or nothing more to say."""

    def place(self, text: str, topics: Sequence[str]) -> str | None:
        """The topic a card belongs to, by name; None: it fits nowhere."""

    def choose(self, topics: Sequence[str], dots: int) -> list[str]:
        """At most `dots` topics for a dot each."""


@dataclass
class Anybody:
    """A mind without a script: a few plain sentences, and chance for the rest."""

    number: int
    chance: random.Random
    ideas: int = 2  # on each question
    said: dict[str, int] = field(default_factory=dict)

    def idea(self, prompt: str) -> Thought | None:
        nth = self.said.get(prompt, 0)
        if nth >= self.ideas:
            return None
        self.said[prompt] = nth + 1
        list_ = LISTS[(self.number + nth) % len(LISTS)]
        return Thought(list_, f"{SUBJECTS[self.number % len(SUBJECTS)]} ({self.number}.{nth + 1})")

    def place(self, text: str, topics: Sequence[str]) -> str | None:
        # Cards on one subject go together, as people would put them.
        place = sum(map(ord, text.partition("(")[0])) % (len(topics) + 1)
        return topics[place] if place < len(topics) else None

    def choose(self, topics: Sequence[str], dots: int) -> list[str]:
        return self.chance.sample(list(topics), min(dots, len(topics)))


SUBJECTS = (
    "Shared test sites for small companies",
    "One contact in each town hall",
    "Money that lasts longer than a project",
    "Rules that differ from country to country",
    "Too little time for trying things out",
    "Students who work in the partners' projects",
    "Open data about energy and heat",
    "Decisions that take years",
)


def anybody(number: int) -> Visitor:
    """The participant with this number, of a place that plainly doesn't exist."""
    kinds = tuple(PARTNER_TYPES)
    return Visitor(f"Rehearsal {number % 40 + 1}", kinds[number % len(kinds)], "DK", ("en",))
