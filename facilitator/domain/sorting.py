"""How a room sorts cards into topics: when a card is settled, and who reads which card next.

The figures were found by simulation with real statements; `tests/domain/roomsim.py` shows what
a room reaches with them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from facilitator.domain.lots import lot
from facilitator.domain.words import ListName

QUORUM = 2  # placements that settle a card; the author's counts
QUORUM_OF_A_SMALL_ROOM = 1
SMALL_ROOM_BELOW = 6  # sorters
MOST_ANSWERS = 4  # after so many without a majority the card waits on the console
LEASE_SECONDS = 60  # a dealt card that stays unanswered so long goes to somebody else

Nowhere = Literal["nowhere"]  # fits nowhere
Unclear = Literal["unclear"]  # I don't understand this
NOWHERE: Final = "nowhere"
UNCLEAR: Final = "unclear"
Answer = int | Nowhere | Unclear  # a topic's id, or one of the two buttons
Pile = tuple[int, ListName]  # a question and one of its lists: what is sorted together


@dataclass(frozen=True)
class Settled:
    topic: int


Outcome = Settled | Literal["open", "waits"]
OPEN: Final = "open"
WAITS: Final = "waits"


def quorum(sorters: int) -> int:
    return QUORUM_OF_A_SMALL_ROOM if sorters < SMALL_ROOM_BELOW else QUORUM


def settle(answers: Sequence[Answer], quorum: int = QUORUM) -> Outcome:
    """What the answers, in the order in which they came, make of a card.

    It settles as soon as one topic has `quorum` placements and strictly more than any other
    answer, and then stays so, whatever still arrives.
    """
    counts: Counter[Answer] = Counter()
    for answer in answers:
        if answer == UNCLEAR:
            continue
        counts[answer] += 1
        if (topic := majority(counts, quorum)) is not None:
            return Settled(topic)
    return unsettled(answers)


def unsettled(answers: Sequence[Answer]) -> Literal["open", "waits"]:
    """What a card is that has settled nowhere."""
    if len(answers) < MOST_ANSWERS:
        return OPEN
    return WAITS if sum(answer != UNCLEAR for answer in answers) >= MOST_ANSWERS else OPEN


def majority(counts: Counter[Answer], quorum: int) -> int | None:
    [(first, most), *others] = counts.most_common(2)
    if isinstance(first, int) and most >= quorum and all(n < most for _, n in others):
        return first
    return None


@dataclass(frozen=True)
class Card:
    """An idea as it lies on the table. `holders` have it on their phone now, under a live lease."""

    idea: int
    pile: Pile
    author: int | None = None
    language: str | None = None
    outcome: Outcome = OPEN
    readers: frozenset[int] = frozenset()  # who answered, "I don't understand this" included
    holders: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Reader:
    id: int
    languages: frozenset[str] = field(default=frozenset())


def deal(cards: Iterable[Card], reader: Reader) -> Card | None:
    """The reader's next card, or None when there is nothing left for them to read.

    A card they already hold comes back; then their own ideas; then other people's, one list
    at a time, fewest readings first, in a language they read as long as there is one.
    """
    mine = [card for card in cards if is_for(reader, card)]
    held = [card for card in mine if reader.id in card.holders]
    return (
        min(held, key=lambda card: card.idea, default=None)
        or next_own(mine, reader)
        or next_from_others(mine, reader)
    )


def is_for(reader: Reader, card: Card) -> bool:
    """Open and not yet answered by them; a waiting card is for the facilitator and its author."""
    if reader.id in card.readers:
        return False
    return card.outcome == OPEN or (card.outcome == WAITS and card.author == reader.id)


def next_own(cards: Iterable[Card], reader: Reader) -> Card | None:
    own = (card for card in cards if card.author == reader.id)
    return min(own, key=lambda card: (begins_with(reader, card.pile), card.idea), default=None)


def next_from_others(cards: Iterable[Card], reader: Reader) -> Card | None:
    others = [card for card in cards if card.author != reader.id]
    if not others:
        return None
    readable = [card for card in others if reads(reader, card)] or others
    pile = min({card.pile for card in readable}, key=lambda pile: begins_with(reader, pile))
    return fewest_readings([card for card in readable if card.pile == pile], reader)


def fewest_readings(cards: Sequence[Card], reader: Reader) -> Card:
    fewest = min(readings(card) for card in cards)
    equals = (card for card in cards if readings(card) == fewest)
    return min(equals, key=lambda card: lot(reader.id, card.idea))


def readings(card: Card) -> int:
    """Readings done and under way."""
    return len(card.readers | card.holders)


def reads(reader: Reader, card: Card) -> bool:
    return card.language is None or not reader.languages or card.language in reader.languages


def begins_with(reader: Reader, pile: Pile) -> int:
    """Where the pile stands in this reader's own order: half the room begins with each list."""
    return lot(reader.id, *pile)


def hand(cards: Sequence[Card], reader: Reader, readers: int) -> int:
    """How many cards this reader will see if all share the work: the 13 in "5 of 13"."""
    own = sum(card.author == reader.id for card in cards)
    others = len(cards) - own
    to_read = others * MOST_ANSWERS - sum(card.author is not None for card in cards)
    return own + min(others, max(0, -(-to_read // max(1, readers))))
