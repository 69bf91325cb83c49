"""Topics: how many, their letters, and where their names come from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from facilitator.domain.errors import N_, Refused
from facilitator.domain.lots import lot
from facilitator.domain.sorting import Answer
from facilitator.domain.text import check_length, clean

MOST_TOPICS = 8  # drafted per list
MOST_TOPICS_OF_ONE_QUESTION = 12  # when the workshop has one question only
NAME_LIMIT = 80  # characters
MERGED_NAME_LIMIT = 400  # of a name that was merged again and again
LONG = 8  # characters: shorter words may stand inside another name by chance
THEME_TEAM = 3  # phones

TYPICAL_CARDS = 3  # read aloud with each topic
PROPOSERS = 3  # phones asked for a better name
FEWEST_WORDS, MOST_WORDS = 3, 7  # asked of a proposal, not enforced: German builds long words

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def most_topics(questions: int) -> int:
    return MOST_TOPICS_OF_ONE_QUESTION if questions == 1 else MOST_TOPICS


def check_another_topic(drafted: int, questions: int) -> None:
    most = most_topics(questions)
    if drafted >= most:
        raise Refused(
            N_("This list has %(n)d topics, and more can’t be kept in mind. Merge two first."),
            n=most,
        )


def letter(place: int) -> str:
    """A for the first topic of a list, place 0; AA after Z."""
    if place < len(LETTERS):
        return LETTERS[place]
    return letter(place // len(LETTERS) - 1) + LETTERS[place % len(LETTERS)]


def topic_name(typed: str) -> str:
    name = clean(typed)
    check_length(name, NAME_LIMIT)
    return name


def merged_name(kept: str, gone: str) -> str:
    """Both names; one of them when they say the same, or when both would fill the wall."""
    both = f"{kept} / {gone}"
    if gone.casefold() in kept.casefold() or len(both) > MERGED_NAME_LIMIT:
        return kept
    return both


def name_from_idea(text: str) -> str:
    """What a promoted idea is called: its own words, cut where a name ends."""
    return text if len(text) <= NAME_LIMIT else text[: NAME_LIMIT - 1].rstrip() + "…"


def proposers(placements: Iterable[tuple[int, int]], topic: int) -> list[int]:
    """The people who placed most cards in the topic; `placements` are (person, topic)."""
    counts = Counter(person for person, placed in placements if placed == topic)
    ranked = sorted(counts, key=lambda person: (-counts[person], lot(person, topic)))
    return ranked[:PROPOSERS]


def typical(cards: Mapping[int, Sequence[Answer]], topic: int) -> list[int]:
    """The cards the room was surest about; `cards` are the topic's ideas with their answers."""

    def sureness(idea: int) -> tuple[float, int, int]:
        here = sum(answer == topic for answer in cards[idea])
        return (-here / max(1, len(cards[idea])), -here, idea)

    return sorted(cards, key=sureness)[:TYPICAL_CARDS]
