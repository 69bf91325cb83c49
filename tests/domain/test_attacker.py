"""Promise 16: random rooms, and somebody who tries to learn what fewer than five people voted."""

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from facilitator.domain import breakdown, suppression
from facilitator.domain.breakdown import leaves_open, rows_told, told_by_group
from tests.domain.attacker import Published, Rule, World, bounds, recovered

FEW = range(400)
MANY = pytest.param(range(20_000), marks=pytest.mark.long)
AS_MANY_AS_CAN_BE_TRIED = pytest.param(range(1_000), marks=pytest.mark.long)  # some take seconds
LARGE_ROOMS = pytest.mark.parametrize("seeds", [FEW, MANY], ids=["few", "many"])
SMALL_ROOMS = pytest.mark.parametrize("seeds", [FEW, AS_MANY_AS_CAN_BE_TRIED], ids=["few", "many"])


@dataclass(frozen=True)
class Room:
    people: list[tuple[str | None, frozenset[str]]]
    topics: tuple[str, ...]


def small_room(chance: Random) -> Room:
    """Up to three groups of five to seven, and now and then somebody of a small one or of none."""
    sizes = {
        kind: chance.randint(5, 7)
        for kind in ("city", "cluster", "company")[: chance.randint(1, 3)]
    }
    if chance.random() < 0.6:
        sizes |= {"research": chance.randint(0, 4), "politician": chance.randint(0, 2)}
    return room(
        chance, sizes, alone=chance.choice([0, 0, 0, 1]), topics="ABCD"[: chance.randint(2, 4)]
    )


def large_room(chance: Random) -> Room:
    kinds = ("city", "region", "cluster", "research", "company", "politician", "other")
    sizes = {kind: chance.choice([1, 2, 4, 6, 8, 11, 15]) for kind in kinds[: chance.randint(2, 7)]}
    return room(
        chance, sizes, alone=chance.randint(0, 3), topics="ABCDEFGH"[: chance.randint(3, 8)]
    )


def room(chance: Random, sizes: dict[str, int], alone: int, topics: str) -> Room:
    """Each group has a taste of its own; some people don't vote, or keep dots."""
    dots, zeal = chance.randint(1, 3), chance.uniform(0.5, 1)
    groups = [kind for kind, size in sizes.items() for _ in range(size)] + [None] * alone
    taste = {kind: [chance.random() ** 2 + 0.01 for _ in topics] for kind in [*sizes, None]}
    people = []
    for kind in groups:
        picks = [t for t in chance.choices(topics, taste[kind], k=dots) if chance.random() < zeal]
        people.append((kind, frozenset(picks)))
    votes = Counter(topic for _, marked in people for topic in marked)
    return Room(people, tuple(sorted(topics, key=lambda topic: (-votes[topic], topic))))


def published(room: Room, chance: Random) -> Published:
    """What somebody learns who reads the minutes and the list of who was there."""
    told = told_by_group(room.people, [room.topics], chance.random)
    sizes = Counter(kind for kind, _ in room.people)
    hidden = [1 if kind is None else n for kind, n in sizes.items() if kind not in told.sizes]
    return Published(
        room.topics,
        Counter(marked for _, marked in room.people),
        (*told.sizes.values(), *([told.others] if told.others else [])),
        (*(1 for _ in told.sizes), *([min(hidden)] if hidden else [])),
        {topic: tuple(row.values()) for topic, row in told.topics.items()},
    )


def by_our_rules(seen: Published) -> Rule:
    """Not every world could have been told like this, and the attacker knows how we tell."""
    told = [topic for topic in seen.topics if topic in seen.rows]

    def rule(world: World) -> bool:
        blocks = [list(ballots.elements()) for ballots in world]
        if not breakdown.BY_LOT:
            return rows_told(seen.topics, blocks, lambda: 1.0) == told
        mixed = all(breakdown.is_mixed(block, topic) for topic in told for block in blocks)
        return mixed and leaves_open(seen.topics, told, blocks)

    return rule


@SMALL_ROOMS
def test_nobody_learns_from_a_small_room_by_trying_every_world(seeds):
    rows = 0
    for seed in seeds:
        seen = published(small_room(Random(seed)), Random(seed))
        if seen.rows:
            rows += len(seen.rows)
            assert recovered(seen, by_our_rules(seen)) == set(), seed

    assert rows > len(seeds) / 4


@LARGE_ROOMS
def test_nobody_learns_from_a_large_room_by_equations_and_bounds(seeds):
    rows = 0
    for seed in seeds:
        seen = published(large_room(Random(seed)), Random(seed))
        rows += len(seen.rows)
        if seen.rows:
            assert bounds(seen) == set(), seed

    assert rows > len(seeds)


def every_group(sizes: Any, alone: int) -> set[Any]:
    return set(sizes)


def every_large_group(sizes: Any, alone: int) -> set[Any]:
    return {group for group, size in sizes.items() if size >= suppression.SMALLEST_GROUP}


def every_row(topics: Any, blocks: Any, draw: Any) -> list[Any]:
    return list(topics)


def every_mixed_row(topics: Any, blocks: Any, draw: Any) -> list[Any]:
    return [t for t in topics if all(breakdown.is_mixed(block, t) for block in blocks)]


@pytest.mark.parametrize(
    ("rule", "without"),
    [
        ("shown_beside", every_group),
        ("shown_beside", every_large_group),
        ("rows_told", every_row),
        ("rows_told", every_mixed_row),
    ],
)
def test_the_attacker_learns_where_a_rule_is_missing(monkeypatch, rule, without):
    monkeypatch.setattr(breakdown, rule, without)

    rooms = [published(small_room(Random(seed)), Random(seed)) for seed in FEW]

    assert any(recovered(seen) for seen in rooms if seen.rows)


def test_the_attacker_learns_why_a_row_is_missing_where_no_lot_is_drawn(monkeypatch):
    monkeypatch.setattr(breakdown, "BY_LOT", 0)

    rooms = [published(small_room(Random(seed)), Random(seed)) for seed in FEW]

    assert any(recovered(seen, by_our_rules(seen)) for seen in rooms if seen.rows)
