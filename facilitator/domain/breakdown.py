"""What of a vote is told by group, so that nobody learns what fewer than five people voted.

Known to everybody are the ballots of each list, the size of every group (attendance is a list)
and these rules. A *block* is a group that is shown, or all hidden people together. Two people of
one block who swap their ballots change nothing that is told. So a row keeps everybody's secret
where each block has people with a dot on the topic and people without one; any other row is left
out. Two things keep a row that is left out from telling why:

- some rows are left out by lot;
- for each block of which all or none chose a topic that is left out, somebody of the block and
  somebody of another placed the same dots on the topics that are told, and theirs differ on that
  one: these two could be swapped as well. While that isn't so, one more row is left out.

The proof is in docs/decisions/0008-what-is-told-by-group.md; tests/domain/test_attacker.py attacks.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from facilitator.domain.suppression import shown_beside

BY_LOT = 0.1  # the share of rows that are left out whatever they would tell

Group = TypeVar("Group", bound=Hashable)
Topic = TypeVar("Topic", bound=Hashable)
Marked = frozenset[Topic]  # the topics that one person put a dot on
Block = Sequence[Marked[Topic]]  # the ballots of its people; empty for those who didn't vote
Draw = Callable[[], float]  # between 0 and 1; `random.SystemRandom().random` in earnest


@dataclass(frozen=True)
class Told(Generic[Group, Topic]):
    """`topics` has, for each that is told, how many people of each shown group chose it."""

    sizes: Mapping[Group, int]  # of the shown groups, the largest first
    others: int  # people of hidden groups and of none
    topics: Mapping[Topic, Mapping[Group, int]]


def told_by_group(
    people: Sequence[tuple[Group | None, Marked[Topic]]],
    lists: Sequence[Sequence[Topic]],
    draw: Draw,
) -> Told[Group, Topic]:
    """The group and the ballot of everybody who had joined; the topics of each list, first rank
    first. Told once and kept: another draw, or a ballot less, would tell the difference."""
    sizes = Counter(group for group, _ in people if group is not None)
    shown = shown_beside(sizes, sum(group is None for group, _ in people))
    blocks = {
        group: [marked for of, marked in people if of == group]
        for group in sorted(shown, key=lambda group: (-sizes[group], str(group)))
    }
    hidden = [marked for group, marked in people if group not in shown]
    everybody = [*blocks.values(), *([hidden] if hidden else [])]
    told = [topic for topics in lists for topic in rows_told(topics, everybody, draw)]
    return Told(
        {group: sizes[group] for group in blocks},
        len(hidden),
        {
            topic: {group: chosen_by(block, topic) for group, block in blocks.items()}
            for topic in told
            if blocks
        },
    )


def rows_told(topics: Sequence[Topic], blocks: Sequence[Block[Topic]], draw: Draw) -> list[Topic]:
    """The topics of one list whose figures are told; the last ranks go first."""
    told = [
        topic
        for topic in topics
        if draw() >= BY_LOT and all(is_mixed(block, topic) for block in blocks)
    ]
    while told and not leaves_open(topics, told, blocks):
        told.pop()
    return told


def is_mixed(block: Block[Topic], topic: Topic) -> bool:
    return 0 < chosen_by(block, topic) < len(block)


def chosen_by(block: Block[Topic], topic: Topic) -> int:
    return sum(topic in marked for marked in block)


def leaves_open(
    topics: Sequence[Topic], told: Sequence[Topic], blocks: Sequence[Block[Topic]]
) -> bool:
    """Could every block of which all or none chose a topic that isn't told be otherwise?

    What all or none of the whole room chose is known from the totals, told or not.
    """
    alike = ballots_alike(topics, told, blocks)
    room = [marked for block in blocks for marked in block]
    return all(
        is_mixed(block, topic) or any(swaps(each, number, topic) for each in alike)
        for topic in topics
        if topic not in told and is_mixed(room, topic)
        for number, block in enumerate(blocks)
    )


Alike = Sequence[tuple[int, Marked[Topic]]]  # ballots with the number of their block


def ballots_alike(
    topics: Sequence[Topic], told: Sequence[Topic], blocks: Sequence[Block[Topic]]
) -> list[Alike[Topic]]:
    """The ballots of a list with a dot on it, those with the same dots on what is told together.

    An empty one is like no other: who placed a dot anywhere is counted in the turnout.
    """
    alike: dict[Marked[Topic], list[tuple[int, Marked[Topic]]]] = {}
    for number, block in enumerate(blocks):
        for marked in block:
            if on_list := marked.intersection(topics):
                alike.setdefault(on_list.intersection(told), []).append((number, on_list))
    return list(alike.values())


def swaps(alike: Alike[Topic], block: int, topic: Topic) -> bool:
    """Is there somebody of the block and of another in here, and do they differ on the topic?"""
    own = sum(number == block for number, _ in alike)
    chosen = sum(topic in marked for _, marked in alike)
    return 0 < own < len(alike) and 0 < chosen < len(alike)
