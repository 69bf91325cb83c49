"""The axes along which a vote is told by group, and what a group of them is called."""

from collections.abc import Callable, Collection, Sequence
from typing import Literal

from facilitator.domain.errors import N_, Refused
from facilitator.domain.words import PARTNER_TYPES

Axis = Literal["partner_type", "country", "organisation"]
AXES: dict[Axis, str] = {
    "partner_type": N_("By kind of partner"),
    "country": N_("By country"),
    "organisation": N_("By organisation"),
}
SMALL_SAFE: tuple[Axis, ...] = ("partner_type", "country")  # small groups are hidden along these
NO_AXIS = N_("Please choose by what the results are shown.")

Group = tuple[str, ...]  # codes or names; more than one where they are counted as one


def axis_of(text: str) -> Axis:
    for axis in AXES:
        if axis == text:
            return axis
    raise Refused(NO_AXIS)


def union_of(axis: Axis, members: Sequence[str], known: Collection[str]) -> str:
    """Groups to be counted as one, as they are stored: their codes in order, parted by spaces."""
    if axis not in SMALL_SAFE:
        raise Refused(NO_AXIS)
    chosen = sorted({member for member in members if member in known})
    if len(chosen) < 2:
        raise Refused(N_("Please choose at least two groups to count as one."))
    return " ".join(chosen)


def group_name(
    axis: Axis, group: Group, say: Callable[[str], str], country: Callable[[str], str]
) -> str:
    """What a group is called; those that are counted as one with a plus between them."""
    return " + ".join(member_name(axis, member, say, country) for member in group)


def member_name(
    axis: Axis, code: str, say: Callable[[str], str], country: Callable[[str], str]
) -> str:
    for kind, name in PARTNER_TYPES.items():
        if axis == "partner_type" and kind == code:
            return say(name)
    return country(code) if axis == "country" else code
