"""Every contradiction between what phones were told and what is stored is found."""

from collections import Counter

import pytest

from facilitator.simulate.history import Fate, History, contradictions

ADA = ("ada", "Trees")


@pytest.mark.parametrize(
    ("fate", "may_be_there"),
    [("acknowledged", {1}), ("refused", {0}), ("unknown", {0, 1})],
)
def test_an_idea_is_there_as_often_as_its_phone_was_told(
    fate: Fate, may_be_there: set[int]
) -> None:
    history = History()
    history.idea(*ADA).fate = fate

    right = {n for n in range(3) if not contradictions(history, Counter({ADA: n}), {})}

    assert right == may_be_there


def test_an_idea_that_nobody_sent_is_found() -> None:
    assert contradictions(History(), Counter({ADA: 1}), {}) == [
        "'Trees' of ada is there, and nobody sent it"
    ]


@pytest.mark.parametrize(
    ("stored", "right"),
    [
        ((2, {7: 1, 8: 1}), True),  # the highest that was acknowledged
        ((3, {9: 1}), True),  # nobody heard of it
        ((1, {7: 1}), False),  # an acknowledged one is lost
        ((2, {7: 1}), False),  # torn: dots of another
        ((4, {7: 3}), False),  # refused
        (None, False),
    ],
)
def test_a_ballot_is_the_newest_that_was_acknowledged_or_a_newer_one_that_was_sent(
    stored: tuple[int, dict[int, int]] | None, right: bool
) -> None:
    history = History()
    history.ballot("ada", "1", 1, {7: 1}).fate = "acknowledged"
    history.ballot("ada", "1", 2, {7: 1, 8: 1}).fate = "acknowledged"
    history.ballot("ada", "1", 3, {9: 1})
    history.ballot("ada", "1", 4, {7: 3}).fate = "refused"

    found = contradictions(history, Counter(), {("ada", "1"): stored} if stored else {})

    assert (found == []) is right
