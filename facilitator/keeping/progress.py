"""What the terminal says while something takes longer than a second."""

import sys
from collections.abc import Callable
from time import monotonic

Tell = Callable[[str, int, int], None]  # what is being done, how much of it, of how much
PATIENCE = 1.0  # seconds between lines, and before the first


def silent(_doing: str, _done: int, _of: int) -> None:
    """For those who don't watch."""


class Progress:
    def __init__(self) -> None:
        self.told = monotonic()

    def __call__(self, doing: str, done: int, of: int) -> None:
        if monotonic() - self.told >= PATIENCE:
            self.told = monotonic()
            print(f"{doing}: {100 * done // max(of, 1)} %", file=sys.stderr, flush=True)
