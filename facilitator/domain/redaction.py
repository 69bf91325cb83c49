"""What an erasure takes out of minutes that were approved: rules on the JSON of a frozen report.

Each takes plain JSON values and gives new ones; what it doesn't find it leaves as it is. Figures
stay: they were counted in the room, and a difference of two versions would tell of one person.
"""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any

from facilitator.domain.frozen import check_codes
from facilitator.domain.wordings import taking_out, wordings

GONE = "…"  # stands for words that are gone
NOBODY = "–"  # the organisation of those who were erased

# The fields of a report in which a name of a topic can stand, or an idea be quoted.
NAMING = {"name", "former_names", "merged_names", "barrier_name", "possibility_name", "what"}

Rule = Callable[[Any], Any]


def redacted(frozen: dict[str, Any], rule: Rule, today: date) -> dict[str, Any] | None:
    """The frozen report after the rule, saying when; None where there is nothing to take out.
    Raises Unsound where the rule would make it unreadable."""
    report = rule(frozen["report"])
    if report == frozen["report"]:
        return None
    check_codes(frozen["report"], report)
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


def without_ideas(
    plain: Any, ideas: Collection[str], topics: Collection[str], words: Collection[str]
) -> Any:
    """These ideas and no other, and their wordings where these topics are named. What they are
    known as is in `known_by`; to `words` comes how this version tells them."""
    words = {*words, *wordings(*told_of(plain, ideas))}
    return blanked(plain, {*ideas}, {*ideas, *topics}, taking_out(words, GONE))


def told_of(plain: Any, ideas: Collection[str]) -> Iterator[str]:
    for it in known(plain, ideas):
        yield from (it[name] for name in ("text", "original") if it.get(name))


def known(plain: Any, by: Collection[str]) -> Iterator[dict[str, Any]]:
    """Every part of a report that was told of these rows."""
    if isinstance(plain, dict):
        if not {*by}.isdisjoint(plain.get("known_by", ())):
            yield plain
        plain = list(plain.values())
    if isinstance(plain, list):
        for each in plain:
            yield from known(each, by)


def blanked(plain: Any, ideas: set[str], about: set[str], told: Callable[[str], str]) -> Any:
    if isinstance(plain, list):
        return [blanked(each, ideas, about, told) for each in plain]
    if not isinstance(plain, dict):
        return plain
    kept = {name: blanked(value, ideas, about, told) for name, value in plain.items()}
    by = kept.get("known_by", ())
    if "author" in kept:
        blank = {"text": GONE, "original": None, "author": None}
        return kept if ideas.isdisjoint(by) else kept | blank
    if about.isdisjoint(by):
        return kept
    return kept | {name: replaced(kept[name], told) for name in NAMING & kept.keys()}


# Persons


def without_person(report: Any, person: str, name: str, organisation: str) -> Any:
    """On the list of persons the line stays, as somebody's of that organisation who signed or not;
    what they are quoted with goes, and elsewhere in the minutes the full name. `person`: as what
    the line is known, whatever name it had in this version."""

    def theirs(line: Any, named: str, as_listed: Collection[tuple[str, str]]) -> bool:
        is_full = len(line[named].split()) > 1
        return any(
            line[named].casefold() == each.casefold() and (is_full or line["organisation"] == of)
            for each, of in as_listed
        )

    listed, said = report["persons"], report["quotes"]
    known_as = [(row["name"], row["organisation"]) for row in known(listed, {person})]
    names = {(name, organisation), *known_as} - {(GONE, organisation)}
    rows = [
        {**row, "name": GONE, "role": ""}
        if person in row.get("known_by", ()) or theirs(row, "name", names)
        else row
        for row in listed["rows"]
    ]
    quotes = [each for each in said if not theirs(each, "person", names)]
    left = {**report, "persons": {**listed, "rows": rows}, "quotes": quotes}
    for each, _organisation in names:
        left = without_mention(left, each)
    return left


def without_mention(plain: Any, name: str) -> Any:
    """A name of several words, wherever it stands; one word alone may be anybody's."""
    if len(name.split()) < 2:
        return plain
    words = r"\s+".join(map(re.escape, name.split()))
    mention = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    return replaced(plain, lambda text: mention.sub(GONE, text))


def without_mention_forward(report: Any, name: str) -> Any:
    """Of the actions that were brought forward from the other meetings of a series."""
    return {**report, "forward": without_mention(report["forward"], name)}


def replaced(plain: Any, rule: Callable[[str], str]) -> Any:
    """Every text in it after the rule."""
    if isinstance(plain, dict):
        return {key: replaced(value, rule) for key, value in plain.items()}
    if isinstance(plain, list):
        return [replaced(value, rule) for value in plain]
    return rule(plain) if isinstance(plain, str) else plain


def without_quote(report: Any, quote: str, person: str, text: str) -> Any:
    """One quote, however it was worded in this version."""
    said = {"person": person, "text": text}
    kept = [
        each
        for each in report["quotes"]
        if quote not in each.get("known_by", ()) and not said.items() <= each.items()
    ]
    return {**report, "quotes": kept}


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
    listed = {name: None for name in ("roster_type", "roster_country") if name in was}
    left = {**was, "devices": was["devices"] - 1}
    others = [row for row in rows if row is not was and not nobodys.items() <= row.items()]
    nobody = next((row for row in rows if nobodys.items() <= row.items()), {"devices": 0})
    kept = [*others, {**nobodys, **listed, "devices": nobody["devices"] + 1}]
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
