"""How long people take: at a human pace for a rehearsal, without pauses for a load."""

import random
from dataclasses import dataclass

Span = tuple[float, float]  # seconds, from and to


@dataclass(frozen=True)
class Pace:
    between_arrivals: float
    writing: Span  # an idea
    reading: Span  # a card, before it is placed
    tapping: Span  # between two dots

    def wait(self, chance: random.Random, span: Span) -> float:
        return chance.uniform(*span)


HUMAN = Pace(between_arrivals=0.8, writing=(8.0, 30.0), reading=(2.0, 7.0), tapping=(1.0, 6.0))
BRISK = Pace(between_arrivals=0.4, writing=(3.0, 11.0), reading=(0.8, 2.5), tapping=(0.5, 2.5))
LOAD = Pace(between_arrivals=0.02, writing=(0.0, 2.0), reading=(0.0, 0.2), tapping=(0.0, 0.2))
PACES = {"human": HUMAN, "brisk": BRISK, "load": LOAD}
