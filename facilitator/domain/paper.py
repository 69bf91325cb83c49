"""What stands on paper, as it is typed in: the letters of a ballot sheet, and counted hands."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from facilitator.domain.agreed import MOST_HANDS
from facilitator.domain.errors import N_, Refused
from facilitator.domain.suppression import SMALLEST_GROUP

BETWEEN = re.compile(r"[\s,;.+/|]+")
DASH = re.compile(r"\w\s*[-‐‑–—]\s*\w")


@dataclass(frozen=True)
class ListRule:
    """One list of a vote by the letters of its topics; `name` is what people call it."""

    name: str
    letters: Collection[str]
    dots: int
    cap: int


def read_letters(typed: str, rule: ListRule) -> Counter[str]:
    """How many marks each topic has on a sheet: "A C D", "acd" or "A, C". Twice the same letter is
    two dots, where two are allowed. Refuses what the rule of the list doesn't allow."""
    if dash := DASH.search(typed):
        raise Refused(
            N_("%(list)s: “%(typed)s” may be two topics or all between. Please type each letter."),
            list=rule.name,
            typed=dash[0],
        )
    marks: Counter[str] = Counter()
    for word in filter(None, BETWEEN.split(typed.upper())):
        marks.update([word] if word in rule.letters else word)
    check_marks(marks, rule)
    return marks


def check_marks(marks: Counter[str], rule: ListRule) -> None:
    for letter, dots in marks.items():
        if letter not in rule.letters:
            raise Refused(
                N_("%(list)s: no topic has the letter “%(letter)s”."), list=rule.name, letter=letter
            )
        if dots > rule.cap:
            raise Refused(
                N_(
                    "%(list)s: topic %(letter)s may have one dot at most.",
                    "%(list)s: topic %(letter)s may have %(n)d dots at most.",
                ),
                n=rule.cap,
                list=rule.name,
                letter=letter,
            )
    if marks.total() > rule.dots:
        raise Refused(
            N_(
                "%(list)s: more than the one dot that everybody has. Leave the list empty if"
                " the sheet is like that.",
                "%(list)s: more than the %(n)d dots that everybody has. Leave the list empty if"
                " the sheet is like that.",
            ),
            n=rule.dots,
            list=rule.name,
        )


TOO_FEW = N_(
    "Fewer than %(least)d hands would tell how one person voted. Let these people fill in ballot"
    " sheets instead: nobody learns what is on them."
)
NOT_SAID = N_("Please say how many people raised a hand.")


def check_hands(people: int | None, lists: Collection[tuple[ListRule, Mapping[str, int]]]) -> None:
    """Are these hands possible, and of enough people to be told? `people` raised one for anything;
    None: nothing was counted."""
    total = sum(sum(hands.values()) for _, hands in lists)
    if people is None:
        if total:
            raise Refused(NOT_SAID)
        return
    if not 0 <= people <= MOST_HANDS:
        raise Refused(N_("Hands are counted from 0 to %(n)d."), n=MOST_HANDS)
    if 0 < people < SMALLEST_GROUP:
        raise Refused(TOO_FEW, least=SMALLEST_GROUP)
    for rule, hands in lists:
        check_list(people, rule, hands)
    if people > total:
        raise Refused(
            N_(
                "%(people)d people raised a hand, but %(n)d hand was counted: that can't be."
                " Count only people who raised a hand for something.",
                "%(people)d people raised a hand, but %(n)d hands were counted: that can't be."
                " Count only people who raised a hand for something.",
            ),
            people=people,
            n=total,
        )


def check_list(people: int, rule: ListRule, hands: Mapping[str, int]) -> None:
    for letter, raised in hands.items():
        if not 0 <= raised <= people:
            raise Refused(
                N_(
                    "%(list)s %(letter)s: %(n)d hand, but %(people)d people raised one.",
                    "%(list)s %(letter)s: %(n)d hands, but %(people)d people raised one.",
                ),
                list=rule.name,
                letter=letter,
                n=raised,
                people=people,
            )
    if sum(hands.values()) > people * rule.dots:
        raise Refused(
            N_("%(list)s: %(n)d hands are more than %(people)d people have, with %(dots)d each."),
            list=rule.name,
            n=sum(hands.values()),
            people=people,
            dots=rule.dots,
        )
