"""A simulated room that sorts real statements with the project's own rules.

The statements and their themes are real (`tests/data/README.md`); how people read, hesitate and
err is invented, so trust the ratios, not the decimals. `python -m tests.domain.roomsim` prints
what rooms of several sizes reach.
"""

import heapq
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import mean

from facilitator.domain.offers import MOST_ADDED_TOPICS, AddTopic, SortedCard, TooBig, offers
from facilitator.domain.sorting import (
    LEASE_SECONDS,
    NOWHERE,
    OPEN,
    UNCLEAR,
    Answer,
    Card,
    Pile,
    Reader,
    Settled,
    deal,
    quorum,
    settle,
)
from tests.domain.statements import NEIGHBOURS, Statement, neighbours, statements

PILE: Pile = (1, "possibility")

ACTIVE = 0.8  # of the phones take part
READING_STARTS = 40  # seconds, while the topics are shown and explained
FACILITATOR_ADDS_AT = 150  # seconds: when "Add topic" is tapped
TEAM_READS = 0.6  # of the ideas, before it drafts
TOPICS_DRAFTED = 9
FINDS_THE_TOPIC = 0.9  # once the theme of a card is clear
LOOKS_AGAIN = 5  # seconds between two looks of a phone that has no card


@dataclass(frozen=True)
class Person:
    id: int
    pace: float  # 1 is usual
    gives_up: float  # share of cards answered "I don't understand this"


@dataclass(frozen=True)
class Result:
    """What a room reached; shares in percent, time in seconds."""

    placed: float
    right: float
    finished: float
    cards_each: float
    topics: int
    biggest: int
    waiting: int
    too_big: int


class Room:
    """One list, one question, everybody sorting at once."""

    def __init__(
        self,
        seed: int,
        people: int,
        ideas: int,
        *,
        active: float = ACTIVE,
        topics: int = TOPICS_DRAFTED,
        team_reads: float = TEAM_READS,
    ) -> None:
        self.chance = random.Random(seed)
        self.quorum = quorum(people)
        self.ideas = self.some_statements(ideas)
        self.topics = dict(enumerate(self.drafted(topics, team_reads)))
        self.people = [
            Person(n, self.chance.lognormvariate(0, 0.3), self.chance.uniform(0.06, 0.16))
            for n in range(people)
            if self.chance.random() < active
        ]
        self.answers: list[list[tuple[int, Answer]]] = [[] for _ in self.ideas]
        self.cards = [Card(idea, PILE, author=idea % people) for idea in range(ideas)]
        self.leases: dict[int, tuple[float, int]] = {}
        self.dealt: Counter[int] = Counter()
        self.finished: float | None = None

    def some_statements(self, number: int) -> list[Statement]:
        pool = statements()
        some: list[Statement] = []
        while len(some) < number:
            some += self.chance.sample(pool, min(len(pool), number - len(some)))
        return some

    # The theme team

    def drafted(self, number: int, team_reads: float) -> list[frozenset[str]]:
        """The topics a team drafts from what it read: the rare themes go in with a neighbour."""
        read = self.chance.sample(self.ideas, int(len(self.ideas) * team_reads))
        seen = Counter(idea.theme for idea in read)
        drafts = [frozenset({theme}) for theme, _ in seen.most_common()]
        while len(drafts) > number + MOST_ADDED_TOPICS:
            least = min(drafts, key=lambda draft: weight(draft, seen))
            drafts.remove(least)
            home = self.home_of(least, drafts, seen)
            drafts[drafts.index(home)] = home | least
        return sorted(drafts, key=lambda draft: -weight(draft, seen))[:number]

    def home_of(
        self, draft: frozenset[str], drafts: list[frozenset[str]], seen: Counter[str]
    ) -> frozenset[str]:
        near = {neighbour for theme in sorted(draft) for neighbour in neighbours(theme)}
        homes = [other for other in drafts if other & near]
        return self.chance.choice(homes) if homes else min(drafts, key=lambda d: weight(d, seen))

    # The room

    def sort(self, seconds: float) -> Result:
        """Everybody reads and answers until the time is up."""
        turns = [(READING_STARTS * self.chance.uniform(0.6, 1.4), p.id) for p in self.people]
        heapq.heapify(turns)
        everybody = {person.id: person for person in self.people}
        added = False
        while turns:
            now, who = heapq.heappop(turns)
            if now > seconds:
                break
            if now >= FACILITATOR_ADDS_AT and not added:
                added = True
                self.add_topics()
            heapq.heappush(turns, (now + self.turn(everybody[who], now), who))
        return self.result(seconds)

    def turn(self, person: Person, now: float) -> float:
        """Answer the card in the hand, take the next; how long until this phone's next turn."""
        self.answer_held(person)
        self.lapse(now)
        self.note_the_end(now)
        card = deal(self.cards, Reader(person.id))
        if card is None:
            return LOOKS_AGAIN
        self.lease(person, card, now)
        return self.time_for(person, card)

    def time_for(self, person: Person, card: Card) -> float:
        """Seconds: reading at 2.5 words a second, scanning the topics, deciding, the network."""
        words = 0 if card.author == person.id else self.ideas[card.idea].words
        scanning = 0.6 * min(len(self.topics), 14) * (0.6 if self.dealt[person.id] > 3 else 1)
        return person.pace * (words / 2.5 + scanning + 2.5) + 0.5

    def lease(self, person: Person, card: Card, now: float) -> None:
        self.leases[person.id] = (now + LEASE_SECONDS, card.idea)
        self.dealt[person.id] += 1
        self.cards[card.idea] = replace(card, holders=card.holders | {person.id})

    def lapse(self, now: float) -> None:
        for who in [who for who, (until, _) in self.leases.items() if until < now]:
            self.drop_lease(who)

    def drop_lease(self, who: int) -> int:
        _, idea = self.leases.pop(who)
        self.cards[idea] = replace(self.cards[idea], holders=self.cards[idea].holders - {who})
        return idea

    def answer_held(self, person: Person) -> None:
        if person.id not in self.leases:
            return
        idea = self.drop_lease(person.id)
        self.answers[idea].append((person.id, self.answer(person, idea)))
        self.look_at(idea)

    def look_at(self, idea: int) -> None:
        self.cards[idea] = replace(
            self.cards[idea],
            outcome=settle([answer for _, answer in self.answers[idea]], self.quorum),
            readers=frozenset(who for who, _ in self.answers[idea]),
        )

    def note_the_end(self, now: float) -> None:
        if any(card.outcome == OPEN for card in self.cards):
            self.finished = None
        elif self.finished is None:
            self.finished = now

    # What people think

    def answer(self, person: Person, idea: int) -> Answer:
        mine = self.cards[idea].author == person.id
        if not mine and self.chance.random() < person.gives_up:
            return UNCLEAR
        sure = mine and self.chance.random() < 0.9
        return self.choose(self.ideas[idea].theme if sure else self.perceived(self.ideas[idea]))

    def perceived(self, idea: Statement) -> str:
        """The theme a reader sees: mostly the first or the second, at times a neighbour."""
        luck = self.chance.random()
        if luck < (0.6 if idea.second_theme else 0.8):
            return idea.theme
        if idea.second_theme and luck < 0.85:
            return idea.second_theme
        near = neighbours(idea.theme)
        anything = sorted({theme for pair in NEIGHBOURS for theme in pair})
        return self.chance.choice(near if near and self.chance.random() < 0.6 else anything)

    def choose(self, theme: str) -> Answer:
        fitting = [topic for topic, themes in self.topics.items() if theme in themes]
        if fitting and self.chance.random() < FINDS_THE_TOPIC:
            return self.chance.choice(fitting)
        near = {*neighbours(theme)}
        related = [topic for topic, themes in self.topics.items() if themes & near]
        return self.chance.choice(related) if related and self.chance.random() < 0.5 else NOWHERE

    # The facilitator

    def add_topics(self) -> None:
        """Tap "Add topic": name what the homeless cards are about, and deal them again."""
        for offer in offers(self.sorted_cards()):
            if isinstance(offer, AddTopic):
                self.add_from(offer.ideas)

    def add_from(self, homeless: Iterable[int]) -> None:
        known = frozenset().union(*self.topics.values())
        missed = Counter(self.ideas[idea].theme for idea in homeless)
        new = [theme for theme, _ in missed.most_common() if theme not in known]
        for theme in new[:MOST_ADDED_TOPICS]:
            self.topics[len(self.topics)] = frozenset({theme})
        if new:
            for idea in homeless:
                self.deal_again(idea)

    def deal_again(self, idea: int) -> None:
        """Only Fits nowhere is asked again; placements stand."""
        self.answers[idea] = [given for given in self.answers[idea] if given[1] != NOWHERE]
        self.look_at(idea)

    def sorted_cards(self) -> list[SortedCard]:
        return [
            SortedCard(card.idea, tuple(answer for _, answer in answers), card.outcome)
            for card, answers in zip(self.cards, self.answers, strict=True)
        ]

    # What came of it

    def result(self, seconds: float) -> Result:
        placed = dict(self.placed())
        sizes = Counter(placed.values())
        right = [self.ideas[idea].belongs_to(self.topics[topic]) for idea, topic in placed.items()]
        return Result(
            placed=100 * len(placed) / len(self.ideas),
            right=100 * mean(right) if right else 0,
            finished=self.finished or seconds,
            cards_each=mean(self.dealt[person.id] for person in self.people),
            topics=sum(size > 1 for size in sizes.values()),
            biggest=max(sizes.values(), default=0),
            waiting=len(self.ideas) - len(placed),
            too_big=sum(isinstance(offer, TooBig) for offer in offers(self.sorted_cards())),
        )

    def placed(self) -> Iterator[tuple[int, int]]:
        for card in self.cards:
            if isinstance(card.outcome, Settled):
                yield card.idea, card.outcome.topic


def weight(draft: frozenset[str], seen: Counter[str]) -> int:
    return sum(seen[theme] for theme in draft)


def average(seeds: int, people: int, ideas: int, seconds: float = 480, **room: float) -> Result:
    """The mean over several rooms, seeded 0, 1, 2 ..."""
    results = [
        Room(seed, people, ideas, **room).sort(seconds)  # type: ignore[arg-type]
        for seed in range(seeds)
    ]
    return Result(
        *(mean(getattr(result, field) for result in results) for field in Result.__annotations__)
    )


ROOMS: tuple[tuple[str, int, int, int, dict[str, float]], ...] = (
    ("12 people, 36 ideas", 20, 12, 36, {}),
    ("12 people, 60 ideas", 20, 12, 60, {}),
    ("60 people, 180 ideas", 10, 60, 180, {}),
    ("60 people, 180 ideas, 60 % active", 10, 60, 180, {"active": 0.6}),
    ("60 people, 180 ideas, poor topics", 10, 60, 180, {"topics": 6, "team_reads": 0.3}),
    ("80 tables, 200 ideas", 10, 80, 200, {}),
)


def table() -> Iterator[str]:
    yield f"{'room':36}  placed   right  minutes  cards  topics  waiting"
    for name, seeds, people, ideas, room in ROOMS:
        r = average(seeds, people, ideas, **room)
        yield (
            f"{name:36}{r.placed:7.0f}%{r.right:7.0f}%{r.finished / 60:9.1f}"
            f"{r.cards_each:7.1f}{r.topics:8.1f}{r.waiting:9.1f}"
        )


if __name__ == "__main__":
    for line in table():
        print(line, flush=True)
