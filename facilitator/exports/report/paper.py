"""What is printed for a session on paper: cards to write on, cards of its ideas, ballot sheets, and
a sheet for counting hands. Plain values of the live lists, read at this moment."""

from dataclasses import dataclass
from datetime import date

from facilitator.domain.words import ListName


@dataclass(frozen=True)
class PaperIdea:
    """`letter` is that of its topic, empty where it is in none."""

    text: str
    language: str
    letter: str


@dataclass(frozen=True)
class PaperTopic:
    letter: str
    name: str


@dataclass(frozen=True)
class PaperList:
    """One list of a question. `topics` are those of the ballot, with the rule of the vote; none
    where nothing is to be voted on."""

    list_: ListName
    label: str
    topics: tuple[PaperTopic, ...]
    dots: int
    cap: int
    ideas: tuple[PaperIdea, ...]


@dataclass(frozen=True)
class PaperQuestion:
    number: int
    prompt: str
    lists: tuple[PaperList, ...]


@dataclass(frozen=True)
class PaperReport:
    """`vote`: the number of the vote that is open or was closed, whose rule is frozen; None: what
    the next one would have. `copies` of each sheet, or of the blank cards of each list."""

    session: str
    meeting: str
    place: str
    day: date
    language: str
    questions: tuple[PaperQuestion, ...]
    vote: int | None
    copies: int
