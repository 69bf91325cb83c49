"""Waiting in a test where simulated phones live on: they share this thread by gevent."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

import gevent

T = TypeVar("T")


def until(true: Callable[[], bool], seconds: float = 20.0) -> float:
    """The seconds it took; AssertionError when it took longer than these."""
    started = monotonic()
    while not true():
        assert monotonic() - started < seconds, f"not within {seconds} s"
        gevent.sleep(0.02)
    return monotonic() - started


def apart(work: Callable[[], T]) -> T:
    """What blocks, in a thread of its own, so that the phones live on."""
    result: T = gevent.get_hub().threadpool.spawn(work).get()
    return result
