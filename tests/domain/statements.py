"""Real statements with the themes that were labelled by hand (`tests/data/README.md`)."""

import csv
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "themed-statements.csv"

# Themes that people confuse.
NEIGHBOURS = (
    ("Vision and rights of nature", "Protect native species and places"),
    ("Pest control without poison", "Hunting and game"),
    ("Pest control without poison", "Cats and dogs"),
    ("Introduced species", "Hunting and game"),
    ("Farming", "Private land"),
    ("Farming", "Economy"),
    ("Economy", "Money and jobs"),
    ("Governance, law, roles", "Taking part, consultation"),
    ("Science and monitoring", "Climate"),
    ("Water, soil, trees", "Climate"),
    ("Education and youth", "Taking part, consultation"),
    ("Towns and gardens", "Private land"),
    ("Protect native species and places", "Water, soil, trees"),
    ("Maori partnership", "Governance, law, roles"),
    ("Introduced species", "Protect native species and places"),
    ("Money and jobs", "Taking part, consultation"),
    ("Governance, law, roles", "Vision and rights of nature"),
)


@dataclass(frozen=True)
class Statement:
    words: int
    theme: str
    second_theme: str

    def belongs_to(self, themes: frozenset[str]) -> bool:
        return self.theme in themes or self.second_theme in themes


def statements() -> list[Statement]:
    with DATA.open(encoding="utf-8", newline="") as lines:
        return [
            Statement(len(row["statement"].split()), row["theme"], row["second_theme"])
            for row in csv.DictReader(lines)
        ]


def neighbours(theme: str) -> list[str]:
    return [b if a == theme else a for a, b in NEIGHBOURS if theme in (a, b)]
