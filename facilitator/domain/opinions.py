"""Where kinds of partners disagree about a topic, said only when it is more than chance."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from facilitator.domain.suppression import SMALLEST_GROUP

WIDE_GAP_PERCENT = 30  # between the share of the keenest group and that of the coolest

# The 5 % points of the chi-square distribution for 1 to 9 degrees of freedom.
CRITICAL = (3.841, 5.991, 7.815, 9.488, 11.070, 12.592, 14.067, 15.507, 16.919)

Group = TypeVar("Group", bound=Hashable)


def opinions_differ(voted_for: Mapping[Group, int], sizes: Mapping[Group, int]) -> bool:
    """Do the groups disagree about a topic that `voted_for` people of each put a dot on?

    Two things must hold among the groups of five and more: the shares of the keenest and the
    coolest group are at least 30 percentage points apart, and Pearson's chi-square test of
    homogeneity (Pearson 1900; Agresti, Categorical Data Analysis, section 3.2) with k - 1
    degrees of freedom rejects equal shares at 5 %. The first keeps small differences in large
    rooms quiet, the second chance in small ones. Pass only groups that may be shown.
    """
    large = [group for group, size in sizes.items() if size >= SMALLEST_GROUP]
    if not 2 <= len(large) <= len(CRITICAL) + 1:
        return False
    counts = [(voted_for.get(group, 0), sizes[group]) for group in large]
    shares = [100 * yes / size for yes, size in counts]
    return max(shares) - min(shares) >= WIDE_GAP_PERCENT and (
        chi_square(counts) > CRITICAL[len(large) - 2]
    )


def chi_square(counts: list[tuple[int, int]]) -> float:
    """Pearson's statistic for (yes, size) of each group: squares of the gap over its variance."""
    share = sum(yes for yes, _ in counts) / sum(size for _, size in counts)
    if share in (0, 1):
        return 0.0
    return sum((yes - size * share) ** 2 / (size * share * (1 - share)) for yes, size in counts)
