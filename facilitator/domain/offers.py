"""What the console offers while the room sorts; each takes one tap, none happens by itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from facilitator.domain.sorting import NOWHERE, WAITS, Answer, Outcome, Pile, Settled

MOST_ADDED_TOPICS = 2  # per list, from Fits nowhere
FEWEST_CARDS_FOR_A_TOPIC = 2  # one card alone is placed by hand
SHARED_CARDS = 4  # cards placed in both topics ...
SHARED_PERCENT = 40  # ... and their share of the smaller one: then they may be the same
TOO_BIG_OVER = 20  # cards in one topic
MOST_SUGGESTIONS = 6  # shown beside "Add topic"


@dataclass(frozen=True)
class SortedCard:
    """A card of one list with all its answers; `suggestions` are names sent with Fits nowhere."""

    idea: int
    answers: tuple[Answer, ...]
    outcome: Outcome
    suggestions: tuple[str, ...] = ()
    authors_answer: Answer | None = None


@dataclass(frozen=True)
class AddTopic:
    ideas: tuple[int, ...]
    suggestions: tuple[str, ...]


@dataclass(frozen=True)
class SameTopic:
    first: int
    second: int
    shared: int


@dataclass(frozen=True)
class TooBig:
    topic: int
    cards: int


@dataclass(frozen=True)
class PlaceThese:
    ideas: tuple[int, ...]


@dataclass(frozen=True)
class AuthorSays:
    """The author of a settled card says that it belongs elsewhere."""

    idea: int
    topic: int


Offer = AddTopic | SameTopic | TooBig | PlaceThese | AuthorSays


def offer_key(pile: Pile, offer: Offer) -> str:
    """A stable name for the offer, so that one put aside stays away until it says something new."""
    match offer:
        case AddTopic(ideas):
            return f"add:{pile[0]}:{pile[1]}:{len(ideas)}"
        case SameTopic(first, second):
            return f"same:{first}:{second}"
        case TooBig(topic):
            return f"big:{topic}"
        case PlaceThese(ideas):
            return f"place:{pile[0]}:{pile[1]}:{len(ideas)}"
        case AuthorSays(idea, topic):
            return f"author:{idea}:{topic}"


def offers(cards: Sequence[SortedCard], added_topics: int = 0) -> list[Offer]:
    """All offers of one list, in the order in which they help most."""
    return [
        *add_topic(cards, added_topics),
        *same_topics(cards),
        *too_big(cards),
        *place_these(cards),
        *authors_say(cards),
    ]


def add_topic(cards: Iterable[SortedCard], added_topics: int = 0) -> list[AddTopic]:
    homeless = [card for card in cards if fits_nowhere(card)]
    if added_topics >= MOST_ADDED_TOPICS or len(homeless) < FEWEST_CARDS_FOR_A_TOPIC:
        return []
    return [AddTopic(tuple(card.idea for card in homeless), suggested_names(homeless))]


def fits_nowhere(card: SortedCard) -> bool:
    return NOWHERE in card.answers and not isinstance(card.outcome, Settled)


def suggested_names(cards: Iterable[SortedCard]) -> tuple[str, ...]:
    """The most suggested first; the same word in another case is the same."""
    spelled: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name in (name for card in cards for name in card.suggestions):
        spelled.setdefault(name.casefold(), name)
        counts[name.casefold()] += 1
    return tuple(spelled[name] for name, _ in counts.most_common(MOST_SUGGESTIONS))


def same_topics(cards: Iterable[SortedCard]) -> list[SameTopic]:
    """Pairs of topics that readers could not tell apart, the most shared first."""
    placed = cards_by_topic(cards)
    pairs = (
        SameTopic(first, second, len(placed[first] & placed[second]))
        for first, second in combinations(sorted(placed), 2)
    )
    alike = [
        pair
        for pair in pairs
        if are_alike(pair.shared, min(len(placed[pair.first]), len(placed[pair.second])))
    ]
    return sorted(alike, key=lambda pair: (-pair.shared, pair.first, pair.second))


def are_alike(shared: int, smaller: int) -> bool:
    return shared >= SHARED_CARDS and 100 * shared >= SHARED_PERCENT * smaller


def cards_by_topic(cards: Iterable[SortedCard]) -> dict[int, set[int]]:
    """Which cards anybody placed in each topic."""
    placed: defaultdict[int, set[int]] = defaultdict(set)
    for card in cards:
        for answer in card.answers:
            if isinstance(answer, int):
                placed[answer].add(card.idea)
    return placed


def too_big(cards: Iterable[SortedCard]) -> list[TooBig]:
    sizes = Counter(card.outcome.topic for card in cards if isinstance(card.outcome, Settled))
    return [TooBig(topic, n) for topic, n in sizes.most_common() if n > TOO_BIG_OVER]


def place_these(cards: Iterable[SortedCard]) -> list[PlaceThese]:
    waiting = tuple(card.idea for card in cards if card.outcome == WAITS)
    return [PlaceThese(waiting)] if waiting else []


def authors_say(cards: Iterable[SortedCard]) -> list[AuthorSays]:
    return [
        AuthorSays(card.idea, card.authors_answer)
        for card in cards
        if isinstance(card.outcome, Settled)
        and isinstance(card.authors_answer, int)
        and card.authors_answer != card.outcome.topic
    ]
