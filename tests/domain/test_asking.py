"""Presses that ask first, and how long a second press counts as yes."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.asking import NOT_SHOWN, Unsure, check_sure, is_sure
from facilitator.domain.stage import (
    AcceptTopics,
    Close,
    NextAct,
    OpenStep,
    ReadTopic,
    Situation,
)

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
WRITING = Situation(1, "running", 1, 1, "collect")
SORTING = Situation(1, "running", 1, 1, "cluster", acts=frozenset({"topics_shown"}))
VOTING = Situation(1, "running", 1, 1, "vote", vote_id=1)
LOBBY = Situation(1, "lobby")


@pytest.mark.parametrize(
    ("here", "act", "counts", "asked"),
    [
        (WRITING, OpenStep(2), {"typing": 14}, "%(n)d still writing. Press again."),
        (
            VOTING,
            OpenStep(2),
            {"not_voted": 14},
            "%(n)d has not voted, and the vote closes for good. Press again.",
        ),
        (SORTING, ReadTopic(0), {"unsorted": 3}, "%(n)d card is not sorted yet. Press again."),
        (SORTING, AcceptTopics(), {"unsorted": 3}, "%(n)d card is not sorted yet. Press again."),
        (VOTING, Close(), {}, NOT_SHOWN),
        (LOBBY, Close(), {}, "This closes the session for everybody. Press again."),
    ],
)
def test_a_press_that_ends_something_asks(
    here: Situation, act: NextAct, counts: dict[str, int], asked: str
) -> None:
    with pytest.raises(Unsure) as unsure:
        check_sure(here, act, **counts)
    assert (unsure.value.message, list(unsure.value.values.values())) == (
        asked,
        list(counts.values()),
    )


@pytest.mark.parametrize(
    ("here", "act", "counts"),
    [
        (WRITING, OpenStep(2), {"typing": 0}),
        (LOBBY, OpenStep(1), {"typing": 3}),
        (VOTING, OpenStep(2), {"not_voted": 0}),
        (SORTING, AcceptTopics(), {"unsorted": 0}),
    ],
)
def test_a_press_that_ends_nothing_does_not(
    here: Situation, act: NextAct, counts: dict[str, int]
) -> None:
    check_sure(here, act, **counts)


@pytest.mark.parametrize(
    ("seconds", "sure"), [(0, False), (0.5, False), (0.7, True), (19, True), (21, False)]
)
def test_the_second_press_counts_once_the_question_could_be_read(
    seconds: float, sure: bool
) -> None:
    assert is_sure(NOW - timedelta(seconds=seconds), NOW) is sure
