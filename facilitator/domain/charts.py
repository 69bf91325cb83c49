"""Bars as numbers: what a template needs to draw them, on one scale for both lists."""

from collections.abc import Mapping
from typing import TypeVar

Topic = TypeVar("Topic")


def bar_widths(dots: Mapping[Topic, int]) -> dict[Topic, int]:
    """Each bar's width in whole percents of the longest one; all topics of all lists at once."""
    longest = max(dots.values(), default=0)
    return {topic: percent(count, longest) for topic, count in dots.items()}


def percent(part: int, whole: int) -> int:
    """Rounded, but something is never drawn as nothing and a part never as the whole."""
    if part <= 0 or whole <= 0:
        return 0
    if part >= whole:
        return 100
    return min(99, max(1, round(100 * part / whole)))
