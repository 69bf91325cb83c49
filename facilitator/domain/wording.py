"""Nearly the same wording: a hint to the theme team, never a merge."""

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from math import sqrt

GRAM = 3  # characters

# On 215 labelled statements a likeness of 0.3 touched a fifth of the ideas and was wrong in
# one of fourteen; from here on only rewordings of one sentence are left.
NEARLY_THE_SAME = 0.7


def nearly_the_same(texts: Mapping[int, str]) -> list[tuple[int, int]]:
    """Pairs of ideas in nearly the same words, the most alike first."""
    grams = {idea: counted(text) for idea, text in texts.items()}
    pairs = ((likeness(grams[a], grams[b]), a, b) for a, b in combinations(sorted(grams), 2))
    alike = [pair for pair in pairs if pair[0] >= NEARLY_THE_SAME]
    return [(a, b) for _, a, b in sorted(alike, key=lambda pair: (-pair[0], pair[1:]))]


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """The cosine between two counts of character groups: 0 nothing in common, 1 the same."""
    if not a or not b:
        return 0.0
    return sum(n * b[gram] for gram, n in a.items()) / (norm(a) * norm(b))


def counted(text: str) -> Counter[str]:
    words = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text.casefold()).split())} "
    return Counter(words[i : i + GRAM] for i in range(len(words) - GRAM + 1))


def norm(grams: Counter[str]) -> float:
    return sqrt(sum(n * n for n in grams.values()))
