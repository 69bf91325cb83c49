"""What the room wrote and how it sorted it: ideas under topics, in two lists a question."""

from dataclasses import dataclass
from typing import Literal

from facilitator.domain.agreed import Remover
from facilitator.domain.words import ListName
from facilitator.exports.report.known import Known

WITHHELD = "[…]"  # stands for words that are withheld, in any language


@dataclass(frozen=True)
class IdeaReport(Known):
    """One original text. `original` is set where a facilitator changed the wording."""

    text: str
    language: str
    author: str | None = None  # only as the naming rule says
    source: Literal["phone", "seed", "paper"] = "phone"
    late: bool = False
    original: str | None = None


@dataclass(frozen=True)
class TopicReport(Known):
    """`hands` are those of its dots that are raised hands; None where hands were not counted."""

    letter: str
    name: str
    former_names: tuple[str, ...]
    merged_names: tuple[str, ...]  # of topics that were merged into this one
    dots: int | None
    rank: str | None  # "3", or "=3" where it is shared
    ideas: tuple[IdeaReport, ...]
    late: bool = False  # added after the sorting had begun
    promoted: bool = False  # a single idea on the ballot
    withheld: int = 0  # further ideas, whose words the organisers keep out of the record
    hands: int | None = None

    @property
    def idea_count(self) -> int:
        return len(self.ideas) + self.withheld


@dataclass(frozen=True)
class ListReport:
    """One list of a question; topics by rank once revealed, by letter before."""

    list_: ListName
    label: str
    topics: tuple[TopicReport, ...]
    not_placed: tuple[IdeaReport, ...]
    late: tuple[IdeaReport, ...]  # arrived late and never placed
    withdrawn: int = 0
    hidden: int = 0
    not_placed_withheld: int = 0  # further ones in no topic, whose words are kept out
    late_withheld: int = 0

    @property
    def all_ideas(self) -> tuple[IdeaReport, ...]:
        placed = (idea for topic in self.topics for idea in topic.ideas)
        return (*placed, *self.not_placed, *self.late)

    @property
    def ideas(self) -> int:
        return len(self.all_ideas) + self.withheld

    @property
    def placed(self) -> int:
        return sum(topic.idea_count for topic in self.topics)

    @property
    def withheld(self) -> int:
        of_topics = sum(topic.withheld for topic in self.topics)
        return of_topics + self.not_placed_withheld + self.late_withheld


@dataclass(frozen=True)
class Blocks(Known):
    """A barrier, the possibility it blocks, and who can remove it."""

    barrier: str  # "B"
    barrier_name: str
    possibility: str
    possibility_name: str
    remover: Remover


@dataclass(frozen=True)
class QuestionReport:
    number: int
    prompt: str
    lists: tuple[ListReport, ...]
    blocks: tuple[Blocks, ...] = ()
