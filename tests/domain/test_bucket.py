"""So much at once, then so much a second."""

import pytest

from facilitator.domain.bucket import Bucket, Buckets, Rate

RATE = Rate(burst=30, per_second=10)


def test_a_burst_passes_and_a_flood_waits() -> None:
    bucket = Bucket(RATE, 100.0)
    assert [bucket.take(100.0) for _ in range(30)] == [0.0] * 30
    assert bucket.take(100.0) == pytest.approx(0.1)
    assert bucket.take(100.2) == 0.0


def test_what_is_refused_takes_nothing() -> None:
    bucket = Bucket(RATE, 100.0)
    assert [bucket.take_if_there(100.0) for _ in range(40)] == [True] * 30 + [False] * 10
    assert [bucket.take_if_there(100.11), bucket.take_if_there(100.11)] == [True, False]


def test_nobody_saves_up_more_than_a_burst() -> None:
    bucket = Bucket(RATE, 0.0)
    assert [bucket.take_if_there(3600.0) for _ in range(31)].count(True) == 30


def test_each_has_their_own_for_each_rate() -> None:
    buckets = Buckets()
    slow = Rate(burst=1, per_second=1)
    assert buckets.take_if_there("a", slow, 0.0)
    assert not buckets.take_if_there("a", slow, 0.0)
    assert buckets.take_if_there("b", slow, 0.0)
    assert buckets.take_if_there("a", RATE, 0.0)


def test_only_those_in_use_are_kept() -> None:
    buckets = Buckets()
    for second in range(100):
        for phone in range(100):
            buckets.take_if_there((second, phone), RATE, float(second))
    assert len(buckets.buckets) <= Buckets.FEWEST + 100


def test_who_is_too_fast_is_not_forgotten_among_many() -> None:
    buckets = Buckets()
    for _ in range(RATE.burst):
        buckets.take_if_there("flooder", RATE, 0.0)
    for phone in range(3 * Buckets.FEWEST):
        buckets.take_if_there(phone, RATE, 0.0)
    assert not buckets.take_if_there("flooder", RATE, 0.0)
