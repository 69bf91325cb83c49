"""Which groups are large enough to be shown: none under five, not even by subtraction.

The whole is always known (turnout, dots per topic), so what is hidden can be read as the whole
less what is shown. Therefore the hidden groups together must be large enough, must be at least
two, and must leave open which of them is how large. Which of their figures are told is in
`breakdown.py`.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

SMALLEST_GROUP = 5

Group = TypeVar("Group", bound=Hashable)


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


def shown_beside(sizes: Mapping[Group, int], alone: int) -> set[Group]:
    """The same where `alone` people belong to no group, such as the further ones on a phone: each
    is a group of one, as nobody may learn their figures either."""
    everybody = {(True, group): size for group, size in sizes.items()}
    shown = shown_groups(everybody | {(False, number): 1 for number in range(alone)})
    return {group for group in sizes if (True, group) in shown}


def large_enough(sizes: Mapping[Group, int], alone: int = 0) -> tuple[int, int]:
    """The figures of "4 of 6 groups large enough": shown, and all that have somebody in them."""
    return len(shown_beside(sizes, alone)), sum(size > 0 for size in sizes.values())


def combined(
    sizes: Mapping[Group, int], together: Iterable[Sequence[Group]]
) -> dict[tuple[Group, ...], int]:
    """The groups after some were put together; each is named by its members."""
    unions = [tuple(group for group in members if group in sizes) for members in together]
    unions = [union for union in unions if union]
    taken = {group for union in unions for group in union}
    unions += [(group,) for group in sizes if group not in taken]
    return {union: sum(sizes[group] for group in union) for union in unions}
