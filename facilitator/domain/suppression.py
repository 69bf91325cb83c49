"""Groups of fewer than five are never shown, not even by subtraction.

The whole is always known (turnout, dots per topic), so what is hidden can be read as the whole
less what is shown. Therefore the hidden groups together must be large enough, must be at least
two, and must leave open which of them is how large.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

SMALLEST_GROUP = 5

Group = TypeVar("Group", bound=Hashable)
Topic = TypeVar("Topic", bound=Hashable)


def shown_groups(sizes: Mapping[Group, int]) -> set[Group]:
    """The groups whose figures may be shown: the large ones, less those that must hide a small one.

    Empty groups are neither shown nor counted as cover. Ties are broken by the groups' order.
    """
    by_size = sorted((group for group in sizes if sizes[group]), key=lambda group: sizes[group])
    shown = [group for group in by_size if sizes[group] >= SMALLEST_GROUP]
    hidden = [sizes[group] for group in by_size if sizes[group] < SMALLEST_GROUP]
    while hidden and shown and not hides_well(hidden):
        hidden.append(sizes[shown.pop(0)])
    return set(shown)


def hides_well(hidden: Sequence[int]) -> bool:
    """Can nobody work out one of these sizes, or the figures of fewer than five, from their sum?"""
    return len(hidden) >= 2 and sum(hidden) >= SMALLEST_GROUP and sum(hidden) > len(hidden)


def large_enough(sizes: Mapping[Group, int]) -> tuple[int, int]:
    """The figures of "4 of 6 groups large enough": shown, and all that have somebody in them."""
    return len(shown_groups(sizes)), sum(size > 0 for size in sizes.values())


def combined(
    sizes: Mapping[Group, int], together: Iterable[Sequence[Group]]
) -> dict[tuple[Group, ...], int]:
    """The groups after some were put together; each is named by its members."""
    unions = [tuple(group for group in members if group in sizes) for members in together]
    unions = [union for union in unions if union]
    taken = {group for union in unions for group in union}
    unions += [(group,) for group in sizes if group not in taken]
    return {union: sum(sizes[group] for group in union) for union in unions}


def breakdown(
    votes: Mapping[Group, Mapping[Topic, int]], sizes: Mapping[Group, int]
) -> dict[Topic, dict[Group, int]]:
    """How many people of each shown group put a dot on a topic, topics first.

    A topic is left out where what remains for the hidden groups would tell on each of them:
    nobody of them, or all of them.
    """
    shown = shown_groups(sizes)
    hidden = [group for group in sizes if sizes[group] and group not in shown]
    everybody_hidden = sum(sizes[group] for group in hidden)
    topics = dict.fromkeys(topic for group in votes for topic in votes[group])

    def tells(topic: Topic) -> bool:
        left = sum(votes.get(group, {}).get(topic, 0) for group in hidden)
        return bool(hidden) and left in (0, everybody_hidden)

    return {
        topic: {group: votes.get(group, {}).get(topic, 0) for group in sizes if group in shown}
        for topic in topics
        if shown and not tells(topic)
    }
