"""Chance that a simulation repeats: the same seed plays the same room. Guards nothing.

For the simulated people, the example and the benchmark.
"""

import random


def chance_of(seed: int | str) -> random.Random:
    return random.Random(seed)  # nosec B311 # no secret comes from it
