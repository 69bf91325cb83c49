"""Text is cleaned once, at the door, so that no screen and no export can stumble over it later."""

import re
import unicodedata
from itertools import groupby

from facilitator.domain.errors import N_, Refused

MOST_MARKS = 4  # combining marks in a row; Vietnamese and pointed Hebrew need three
CODE_POINTS_PER_CHARACTER = 10  # one shown character of more code points counts as several

JOINER = "\u200d"
LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
FLAG_OF_A_REGION = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,6}\U000e007f")
TAGS = re.compile("[\U000e0000-\U000e007f]")

# Embeddings, overrides and isolates turn the text around them too; every screen isolates
# what people wrote, so none is needed. The marks for left-to-right and right-to-left stay.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

# Invisible and of no use in a sentence; joiner and non-joiner spell words and stay.
INVISIBLE = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]")

LOOKS_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")
SKIN_TONES = range(0x1F3FB, 0x1F400)
REGIONAL_INDICATORS = range(0x1F1E6, 0x1F200)


def clean(text: str, *, lines: bool = False) -> str:
    """The text as every screen and every file can show it: NFC, one blank between words.

    With `lines` line ends stay, at most one empty line in a row. Cleaning twice changes nothing.
    """
    text = LINE_ENDS.sub("\n" if lines else " ", text)
    text = "".join(c for c in without_invisible(text) if may_stay(c))
    text = limit_marks(unicodedata.normalize("NFC", text))
    return tidy_lines(text) if lines else " ".join(text.split())


def check_length(text: str, limit: int) -> None:
    """Refuse an empty text and one of more than `limit` characters."""
    if is_blank(text):
        raise Refused(N_("Write something first."))
    if (over := length(text) - limit) > 0:
        raise Refused(
            N_(
                "%(n)d character too many. Your text is kept.",
                "%(n)d characters too many. Your text is kept.",
            ),
            n=over,
        )


def is_blank(text: str) -> bool:
    return all(unicodedata.category(c)[0] in "ZCM" or c in LOOKS_EMPTY for c in text)


def length(text: str) -> int:
    """How many characters a person sees: a letter with its marks is one, so is a family of four.

    Near enough to Unicode's grapheme clusters for a counter, and never less than a tenth
    of the code points, so that a limit on it is a limit on what is stored.
    """
    return sum(-(-len(shown) // CODE_POINTS_PER_CHARACTER) for shown in characters(text))


def characters(text: str) -> list[str]:
    shown: list[str] = []
    for c in text:
        if shown and continues(shown[-1], c):
            shown[-1] += c
        else:
            shown.append(c)
    return shown


def continues(shown: str, c: str) -> bool:
    """Is `c` drawn together with what stands before it?"""
    if unicodedata.category(c)[0] == "M" or c == JOINER or is_tag(c):
        return True
    if ord(c) in SKIN_TONES:
        return unicodedata.category(shown[0]) == "So"
    if ord(c) in REGIONAL_INDICATORS:
        return len(shown) == 1 and ord(shown) in REGIONAL_INDICATORS
    return shown.endswith(JOINER) and unicodedata.category(c) == "So"


def is_tag(c: str) -> bool:
    return TAGS.match(c) is not None


def may_stay(c: str) -> bool:
    if c in "\n\t":
        return True
    return unicodedata.category(c) not in ("Cc", "Cs", "Co") and not is_noncharacter(c)


def is_noncharacter(c: str) -> bool:
    return ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF


def without_invisible(text: str) -> str:
    """Without invisible characters; the tags that draw Scotland's flag stay with their flag."""
    text = INVISIBLE.sub("", TURNING.sub("", text))
    kept = FLAG_OF_A_REGION.findall(text)
    return "".join(
        TAGS.sub("", part) + flag
        for part, flag in zip(FLAG_OF_A_REGION.split(text), [*kept, ""], strict=True)
    )


def limit_marks(text: str) -> str:
    runs = groupby(text, key=lambda c: unicodedata.category(c)[0] == "M")
    return "".join("".join(run)[: MOST_MARKS if marks else None] for marks, run in runs)


def tidy_lines(text: str) -> str:
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", lines).strip("\n")
