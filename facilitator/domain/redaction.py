"""What an erasure takes out of minutes that were approved: rules on the JSON of a frozen report.

Each takes plain JSON values and gives new ones; what it doesn't find it leaves as it is. Figures
stay: they were counted in the room, and a difference of two versions would tell of one person.
"""

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from facilitator.domain.topics import LONG

GONE = "…"  # stands for words that are gone
BOTH = " / "  # between the names of merged topics
NOBODY = "–"  # the organisation of those who were erased
BYTES = ("content",)  # of a picture or a template: no words are in there

Rule = Callable[[Any], Any]


def redacted(frozen: dict[str, Any], rule: Rule, today: date) -> dict[str, Any] | None:
    """The frozen report after the rule, saying when; None where there is nothing to take out."""
    report = rule(frozen["report"])
    if report == frozen["report"]:
        return None
    filing = {**report["filing"], "redacted_on": today.isoformat()}
    return {**frozen, "report": {**report, "filing": filing}}


def in_turn(*rules: Rule) -> Rule:
    def all_of_them(plain: Any) -> Any:
        for rule in rules:
            plain = rule(plain)
        return plain

    return all_of_them


# Authors and what they wrote


def without_authors(plain: Any, names: Collection[str] | None = None) -> Any:
    """The names beside ideas; without `names` all of them. Two people of one name lose it both."""
    if isinstance(plain, dict):
        kept = {key: without_authors(value, names) for key, value in plain.items()}
        if kept.get("author") and (names is None or kept["author"] in names):
            kept["author"] = None
        return kept
    if isinstance(plain, list):
        return [without_authors(value, names) for value in plain]
    return plain


def without_ideas(plain: Any, texts: Collection[str]) -> Any:
    """The words of these ideas, and of topics that are called by them."""
    whole = in_turn(lambda it: blank_ideas(it, texts), lambda it: without(it, longer(texts)))
    return whole(plain)


def blank_ideas(plain: Any, texts: Collection[str]) -> Any:
    if isinstance(plain, dict):
        kept = {key: blank_ideas(value, texts) for key, value in plain.items()}
        if "author" in kept and {kept.get("text"), kept.get("original")} & {*texts}:
            kept |= {"text": GONE, "original": None, "author": None}
        return kept
    if isinstance(plain, list):
        return [blank_ideas(value, texts) for value in plain]
    return plain


def longer(texts: Collection[str]) -> set[str]:
    return {text for text in texts if len(text) >= LONG}


def without(value: Any, gone: Collection[str]) -> Any:
    """The same JSON with an ellipsis for each of these words, also where they are one of the names
    of a merged topic; longer ones wherever they stand."""
    if isinstance(value, dict):
        return {key: each if key in BYTES else without(each, gone) for key, each in value.items()}
    if isinstance(value, list):
        return [without(each, gone) for each in value]
    if not isinstance(value, str):
        return value
    for each in sorted(gone, key=len, reverse=True):
        if len(each) >= LONG:
            value = value.replace(each, GONE)
    return BOTH.join(GONE if name in gone else name for name in value.split(BOTH))


# Persons


def without_person(report: Any, name: str, organisation: str) -> Any:
    """On the list of persons the line stays, as somebody's of that organisation who signed or not;
    what they are quoted with goes, and elsewhere in the minutes the full name."""

    def theirs(line: Any, named: str) -> bool:
        same = line[named].casefold() == name.casefold()
        return same and (len(name.split()) > 1 or line["organisation"] == organisation)

    listed, said = report["persons"], report["quotes"]
    rows = [
        {**row, "name": GONE, "role": ""} if theirs(row, "name") else row for row in listed["rows"]
    ]
    quotes = [each for each in said if not theirs(each, "person")]
    return without_mention({**report, "persons": {**listed, "rows": rows}, "quotes": quotes}, name)


def without_mention(plain: Any, name: str) -> Any:
    """A name of several words, wherever it stands; one word alone may be anybody's."""
    if len(name.split()) < 2:
        return plain
    words = r"\s+".join(map(re.escape, name.split()))
    mention = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    return replaced(plain, lambda text: mention.sub(GONE, text))


def replaced(plain: Any, rule: Callable[[str], str]) -> Any:
    """Every text in it after the rule."""
    if isinstance(plain, dict):
        return {
            key: value if key in BYTES else replaced(value, rule) for key, value in plain.items()
        }
    if isinstance(plain, list):
        return [replaced(value, rule) for value in plain]
    return rule(plain) if isinstance(plain, str) else plain


def without_quote(report: Any, person: str, text: str) -> Any:
    """One quote; in a version that words it otherwise, whatever this person is quoted with."""
    said = report["quotes"]
    theirs = [each for each in said if each["person"].casefold() == person.casefold()]
    gone = [each for each in theirs if each["text"] == text] or theirs
    return {**report, "quotes": [each for each in said if each not in gone]}


# Attendance


def without_attendee(report: Any, organisation: str, partner_type: str, country: str) -> Any:
    """One device of an organisation becomes nobody's, of the same kind and country. Where nobody
    else came from it, and nobody expected it, the organisation goes."""
    rows = report["attendance"]["rows"]
    its_own = [row for row in rows if row["organisation"] == organisation and row["devices"]]
    if not its_own:
        return report
    like_that = partner_type, country  # then; by now they may be written otherwise
    was = min(its_own, key=lambda row: (row["partner_type"], row["country"]) != like_that)
    kind = {"partner_type": was["partner_type"], "country": was["country"]}
    nobodys = {**kind, "organisation": NOBODY, "expected": False}
    left = {**was, "devices": was["devices"] - 1}
    others = [row for row in rows if row is not was and not nobodys.items() <= row.items()]
    nobody = next((row for row in rows if nobodys.items() <= row.items()), {"devices": 0})
    kept = [*others, {**nobodys, "devices": nobody["devices"] + 1}]
    if left["devices"] or left["expected"]:
        kept.append(left)
    kept.sort(key=lambda row: (row["organisation"], row["partner_type"]))
    report = {**report, "attendance": {**report["attendance"], "rows": kept}}
    if any(row["organisation"] == organisation for row in kept):
        return report
    return without_member(report, organisation)


def without_member(plain: Any, organisation: str) -> Any:
    """The organisation's name over its figures under an open vote."""
    if isinstance(plain, dict):
        kept = {key: without_member(value, organisation) for key, value in plain.items()}
        if organisation in kept.get("members", ()):
            kept["members"] = [NOBODY if it == organisation else it for it in kept["members"]]
        return kept
    if isinstance(plain, list):
        return [without_member(value, organisation) for value in plain]
    return plain


# Pictures


def without_picture(report: Any, kind: str, name: str, content: str) -> Any:
    """`content` as the frozen report writes bytes; a file that is only named has none."""
    gone = {"kind": kind, "content": content, **({} if content else {"name": name})}
    kept = [it for it in report["pictures"] if not gone.items() <= it.items()]
    return {**report, "pictures": kept}
