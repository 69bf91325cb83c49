"""What phones sent and what they were told, to be held against what is stored afterwards.

Every action is acknowledged, refused, or unknown: sent without an answer. What was acknowledged
must be there exactly once, what was refused not at all, what is unknown once or not at all; and
nothing may be there that nobody sent. A phone writes here; whoever can read the database asks.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Fate = Literal["unknown", "acknowledged", "refused"]
Dots = dict[int, int]  # by topic


@dataclass
class SentIdea:
    author: str  # the participant's id, as the page says it
    text: str
    fate: Fate = "unknown"


@dataclass
class SentBallot:
    """Dots that replace those with a lower number."""

    voter: str
    vote: str
    number: int
    dots: Dots
    fate: Fate = "unknown"


@dataclass
class History:
    ideas: list[SentIdea] = field(default_factory=list)
    ballots: list[SentBallot] = field(default_factory=list)

    def idea(self, author: str, text: str) -> SentIdea:
        self.ideas.append(SentIdea(author, text))
        return self.ideas[-1]

    def ballot(self, voter: str, vote: str, number: int, dots: Dots) -> SentBallot:
        self.ballots.append(SentBallot(voter, vote, number, dict(dots)))
        return self.ballots[-1]

    def count(self, fate: Fate) -> int:
        fates = [*(each.fate for each in self.ideas), *(each.fate for each in self.ballots)]
        return fates.count(fate)


StoredIdeas = Counter[tuple[str, str]]  # author and text
StoredBallots = Mapping[tuple[str, str], tuple[int, Dots]]  # by voter and vote: number and dots


def contradictions(history: History, ideas: StoredIdeas, ballots: StoredBallots) -> list[str]:
    """Where what is stored isn't what the phones were told; a sentence each."""
    return [*among_ideas(history, ideas), *among_ballots(history, ballots)]


def among_ideas(history: History, stored: StoredIdeas) -> Iterator[str]:
    """By author and text: how often each must and may be there."""
    fates: dict[tuple[str, str], Counter[Fate]] = {}
    for sent in history.ideas:
        fates.setdefault((sent.author, sent.text), Counter())[sent.fate] += 1
    for (author, text), fate in fates.items():
        there, told = stored[author, text], fate["acknowledged"]
        if not told <= there <= told + fate["unknown"]:
            yield f"{text!r} of {author} is there {there} times: {dict(fate)}"
    for author, text in set(stored) - set(fates):
        yield f"{text!r} of {author} is there, and nobody sent it"


def among_ballots(history: History, stored: StoredBallots) -> Iterator[str]:
    """The stored one is one that was sent, and none that was acknowledged was higher."""
    sent: dict[tuple[str, str], list[SentBallot]] = {}
    for ballot in history.ballots:
        sent.setdefault((ballot.voter, ballot.vote), []).append(ballot)
    for key, ballots in sent.items():
        told = max((each.number for each in ballots if each.fate == "acknowledged"), default=0)
        number, dots = stored.get(key, (0, {}))
        if number < told:
            yield f"of {key} ballot {number} is there, but {told} was acknowledged"
        if number and not any(
            (each.number, each.dots) == (number, dots) and each.fate != "refused"
            for each in ballots
        ):
            yield f"of {key} ballot {number} is there with {dots}, and nobody sent that"
    for key in set(stored) - set(sent):
        if stored[key][0]:
            yield f"of {key} a ballot is there, and nobody sent it"
