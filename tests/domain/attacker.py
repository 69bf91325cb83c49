"""An attacker on what is told by group, who knows all that is published, and our rules.

Published are the ballots of a list in no order, the size of every group (attendance is a list) and
the rows that are told. A world is one way of dealing the ballots to the groups by which exactly
this would have been published. What is the same in all worlds is known.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

SMALL = 5

Marked = frozenset[str]
World = tuple[Counter[Marked], ...]  # the ballots of each block
Rule = Callable[[World], bool]  # could this world have been told like this?


@dataclass(frozen=True)
class Published:
    """A block is a shown group, or, last and without figures, everybody who isn't shown."""

    topics: tuple[str, ...]
    ballots: Counter[Marked]
    sizes: tuple[int, ...]  # of the blocks
    parts: tuple[int, ...]  # of each block its smallest group or organisation
    rows: Mapping[str, tuple[int, ...]]  # topic: people of each shown group who chose it


def recovered(seen: Published, rule: Rule = lambda world: True) -> set[tuple[int, str]]:
    """The block and topic of each figure of fewer than five people that is the same in all worlds.

    Those that the totals alone tell, as all or none of the room chose the topic, are left aside.
    """
    open_topics = [t for t in seen.topics if 0 < chosen(seen.ballots, t) < sum(seen.sizes)]
    cells = {(block, t) for block in range(len(seen.sizes)) for t in open_topics}
    found: dict[tuple[int, str], set[int]] = {cell: set() for cell in cells}
    for world in worlds(seen):
        told = {cell: figures(seen, world, *cell) for cell in cells}
        if all(told[cell] <= found[cell] for cell in cells) or not rule(world):
            continue
        for cell in cells:
            found[cell] |= told[cell]
        cells = {cell for cell in cells if len(found[cell]) == 1}
        if not cells:
            break
    return cells


def figures(seen: Published, world: World, block: int, topic: str) -> set[int]:
    """How many of the smallest part of a block may have chosen a topic; of a small block, all."""
    size, yes = seen.sizes[block], chosen(world[block], topic)
    people = seen.parts[block] if size >= SMALL else size
    return set(range(max(0, people - (size - yes)), min(people, yes) + 1))


def chosen(ballots: Counter[Marked], topic: str) -> int:
    return sum(count for marked, count in ballots.items() if topic in marked)


def worlds(seen: Published) -> Iterator[World]:
    return dealt(seen, seen.ballots, 0)


def dealt(seen: Published, left: Counter[Marked], block: int) -> Iterator[World]:
    """All ways of dealing the ballots that are left to this block and those after it."""
    row = {topic: counts[block] for topic, counts in seen.rows.items() if block < len(counts)}
    if block == len(seen.sizes) - 1:
        if fits(left, row):
            yield (left,)
        return
    for hand in hands(sorted(left, key=sorted), left, seen.sizes[block], row):
        for rest in dealt(seen, left - hand, block + 1):
            yield (hand, *rest)


def fits(ballots: Counter[Marked], row: Mapping[str, int]) -> bool:
    return all(chosen(ballots, topic) == count for topic, count in row.items())


def hands(
    kinds: Sequence[Marked], left: Counter[Marked], size: int, row: Mapping[str, int]
) -> Iterator[Counter[Marked]]:
    """All hands of this size with exactly these dots on the topics of the row."""
    if not kinds:
        if size == 0 and not any(row.values()):
            yield Counter()
        return
    kind, *others = kinds
    on_row = [topic for topic in row if topic in kind]
    most = min([left[kind], size, *(row[topic] for topic in on_row)])
    for count in range(most + 1):
        rest = {topic: n - count * (topic in kind) for topic, n in row.items()}
        for hand in hands(others, left, size - count, rest):
            yield hand + Counter({kind: count})


def bounds(seen: Published) -> set[tuple[int, str]]:
    """The same for rooms with too many worlds: linear equations, whole numbers, none below zero.

    The unknowns are how many of each kind of ballot each block has.
    """
    kinds = list(seen.ballots)
    blocks = range(len(seen.sizes))
    most = {(k, b): min(seen.ballots[k], seen.sizes[b]) for k, b in product(kinds, blocks)}
    least = dict.fromkeys(most, 0)
    equations = [([(k, b) for b in blocks], seen.ballots[k]) for k in kinds]
    equations += [([(k, b) for k in kinds], seen.sizes[b]) for b in blocks]
    equations += [
        ([(k, b) for k in kinds if topic in k], count)
        for topic, counts in seen.rows.items()
        for b, count in enumerate(counts)
    ]
    while sum(tightened(*equation, least, most) for equation in equations):
        pass
    return set(pinned(seen, least, most))


def tightened(
    unknowns: Sequence[tuple[Marked, int]],
    total: int,
    least: dict[tuple[Marked, int], int],
    most: dict[tuple[Marked, int], int],
) -> bool:
    """Their sum is the total: each lies between what the others leave at most and at least."""
    low, high = sum(least[u] for u in unknowns), sum(most[u] for u in unknowns)
    before = [(least[u], most[u]) for u in unknowns]
    for u, (at_least, at_most) in zip(unknowns, before, strict=True):
        least[u] = max(at_least, total - (high - at_most))
        most[u] = min(at_most, total - (low - at_least))
    return before != [(least[u], most[u]) for u in unknowns]


def pinned(
    seen: Published,
    least: Mapping[tuple[Marked, int], int],
    most: Mapping[tuple[Marked, int], int],
) -> Iterator[tuple[int, str]]:
    for topic, (block, size) in product(seen.topics, enumerate(seen.sizes)):
        if chosen(seen.ballots, topic) in (0, sum(seen.sizes)):
            continue
        yes = sum(least[k, block] for k in seen.ballots if topic in k)
        no = sum(least[k, block] for k in seen.ballots if topic not in k)
        if topic in seen.rows and block < len(seen.rows[topic]):
            yes, no = seen.rows[topic][block], size - seen.rows[topic][block]
        if yes == size or no == size or (yes + no == size and size < SMALL):
            yield block, topic
