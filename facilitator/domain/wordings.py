"""What the words of an idea are, and how they are taken out where something is called by them."""

import re
from collections.abc import Callable, Collection

from facilitator.domain.topics import LONG, name_from_idea

BEFORE, AFTER = "(^|: |“|→ | / |, )", "(?=$|, |; |”| → | / )"  # what stands around a whole name


def wordings(*texts: str | None) -> set[str]:
    """Every wording that ideas had, and what a topic that was made of one is called."""
    kept = {each for each in texts if each}
    return kept | {name_from_idea(each) for each in kept}


def taking_out(words: Collection[str], sign: str) -> Callable[[str], str]:
    """From a name, or from a sentence about named things: the sign stands for a whole name, and for
    a long wording wherever it is. Whatever the case."""
    if not words:
        return lambda text: text
    longest_first = sorted(words, key=len, reverse=True)
    whole = "|".join(re.escape(each) for each in longest_first)
    long = "|".join(re.escape(each) for each in longest_first if len(each) >= LONG)
    names = re.compile(f"{BEFORE}(?:{whole}){AFTER}", re.IGNORECASE)
    inside = re.compile(long, re.IGNORECASE) if long else None

    def told(text: str) -> str:
        text = names.sub(rf"\g<1>{sign}", text)
        return inside.sub(sign, text) if inside else text

    return told
