"""What an erasure takes out of a frozen report, rule by rule."""

from datetime import date
from typing import Any

import pytest

from facilitator.domain.frozen import Unsound, canonical, check_codes, checksum
from facilitator.domain.redaction import (
    redacted,
    without_attendee,
    without_authors,
    without_ideas,
    without_mention,
    without_person,
    without_picture,
    without_quote,
)
from facilitator.domain.topics import name_from_idea

BIRTHE = {"name": "Birthe Holm", "organisation": "Fjordby", "role": "Mayor", "signed": True}
TODAY = date(2027, 7, 3)


def attendance(*rows: tuple[str, int, bool]) -> dict[str, Any]:
    kind = {"partner_type": "city", "country": "DK"}
    told = [
        {"organisation": name, "devices": devices, "expected": expected, **kind}
        for name, devices, expected in rows
    ]
    return {"attendance": {"rows": told}, "groups": [{"members": [row[0]]} for row in rows]}


def test_where_nothing_is_found_nothing_is_redacted() -> None:
    frozen = {"report": {"filing": {"redacted_on": None}, "author": "Bo"}, "template": None}

    assert redacted(frozen, lambda it: without_authors(it, {"Ada"}), TODAY) is None
    left = redacted(frozen, without_authors, TODAY)
    assert left == {
        "report": {"filing": {"redacted_on": "2027-07-03"}, "author": None},
        "template": None,
    }
    assert checksum(canonical(left)) != checksum(canonical(frozen))
    assert frozen["report"]["author"] == "Bo"  # type: ignore[index]


@pytest.mark.parametrize(
    "after",
    [
        {"naming": "…", "decisions": [{"text": "Trees", "how": "consensus"}]},
        {"naming": "anonymous", "decisions": [{"text": "Trees", "how": "…"}]},
        {"naming": "anonymous", "decisions": [{"text": None, "how": "consensus"}]},
        {"naming": "anonymous", "decisions": [{"text": "Trees"}]},
    ],
)
def test_a_rule_that_would_make_a_version_unreadable_is_not_applied(after: Any) -> None:
    before = {"naming": "anonymous", "decisions": [{"text": "Trees", "how": "consensus"}]}

    check_codes(before, {"naming": "anonymous", "decisions": [{"text": "…", "how": "consensus"}]})
    check_codes(before, {"naming": "anonymous", "decisions": []})
    with pytest.raises(Unsound):
        redacted({"report": {**before, "filing": {}}}, lambda _: {**after, "filing": {}}, TODAY)


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Birthe Holm", "Chair: birthe\n holm, Fjordby", "Chair: …, Fjordby"),
        ("Birthe Holm", "Birthe Holmgaard", "Birthe Holmgaard"),
        ("Birthe", "Birthe Holm", "Birthe Holm"),
        ("J. (Jens) Krag", "by J. (Jens) Krag.", "by …."),
    ],
)
def test_a_full_name_goes_wherever_it_stands(name: str, text: str, left: str) -> None:
    assert without_mention([{"how": text}], name) == [{"how": left}]


def test_a_person_leaves_the_list_but_not_the_count_and_is_quoted_no_more() -> None:
    other = {**BIRTHE, "name": "Birthe", "role": "", "known_by": ["person:2"]}
    quotes = [
        {"person": name, "organisation": "Fjordby", "text": "Trees!"}
        for name in ("Birthe Holm", "Bo Ek")
    ]
    report = {"persons": {"rows": [BIRTHE, other]}, "quotes": quotes, "chair": "Birthe Holm"}

    left = without_person(report, "person:1", "birthe holm", "Elsewhere")

    assert left["persons"]["rows"] == [{**BIRTHE, "name": "…", "role": ""}, other]
    assert (left["quotes"], left["chair"]) == (quotes[1:], "…")
    assert without_person(report, "person:3", "Birthe", "Elsewhere") == report


def test_a_person_is_known_whatever_the_name_was_in_this_version() -> None:
    row = {**BIRTHE, "name": "Birte Holm", "known_by": ["person:1"]}
    said = [{"person": "Birte Holm", "organisation": "Fjordby", "text": "Trees!"}]
    report = {"persons": {"rows": [row]}, "quotes": said, "chair": "Birte Holm"}

    left = without_person(report, "person:1", "Birthe Holm", "Fjordby")

    rows = [{**row, "name": "…", "role": ""}]
    assert left == {"persons": {"rows": rows}, "quotes": [], "chair": "…"}
    assert without_person(left, "person:1", "Birthe Holm", "Fjordby") == left


def test_a_quote_is_known_however_it_was_worded_and_by_whomever() -> None:
    first, second, third = (
        {"person": "Birthe Holm", "text": text, "known_by": [f"quote:{number}"]}
        for number, text in enumerate(("Trees!", "Bees!", "Streams!"), 1)
    )
    report = {"quotes": [first, second, third]}

    assert without_quote(report, "quote:2", "Bo Ek", "Reworded") == {"quotes": [first, third]}
    assert without_quote(report, "quote:9", "Birthe Holm", "Bees!") == {"quotes": [first, third]}
    assert without_quote(report, "quote:9", "Birthe Holm", "Reworded") == report


def idea(number: int, text: str, **values: object) -> dict[str, Any]:
    told = {"text": text, "original": None, "author": "Ada", "known_by": [f"idea:{number}"]}
    return {**told, **values}


def test_these_ideas_lose_their_words_and_so_do_topics_that_have_them_from_there() -> None:
    mine, other = idea(1, "Trees", original="Trees and bees"), idea(2, "Trees")
    named = {"name": "Trees / Streams", "former_names": ["Trees"], "known_by": ["topic:1"]}
    report = {
        "lists": [mine, other],
        "topics": [named, {**named, "known_by": ["topic:2"]}],
        "changes": [{"what": "A: Trees and bees → Trees", "known_by": ["idea:1", "topic:2"]}],
        "decisions": [{"text": "Trees", "how": "consensus"}],
    }

    left = without_ideas(report, {"idea:1"}, {"topic:1"}, set())

    assert left == {
        **report,
        "lists": [{**mine, "text": "…", "original": None, "author": None}, other],
        "topics": [{**named, "name": "… / Streams", "former_names": ["…"]}, report["topics"][1]],
        "changes": [{"what": "A: … → …", "known_by": ["idea:1", "topic:2"]}],
    }


def test_a_topic_that_was_made_of_a_long_idea_is_called_by_its_beginning() -> None:
    long = (
        "Whoever has a roof in the old harbour may put earth and grass on it without asking anyone"
    )
    topic = {"name": name_from_idea(long), "known_by": ["topic:1"]}

    left = without_ideas([topic, idea(1, long)], {"idea:1"}, {"topic:1"}, set())

    assert [left[0]["name"], left[1]["text"]] == ["…", "…"]


def test_a_device_becomes_nobodys_of_the_same_kind() -> None:
    before = attendance(("Fjordby", 2, True), ("Lindenau", 1, False), ("–", 1, False))

    left = without_attendee(before, "Lindenau", "city", "DK")
    assert left == {**attendance(("Fjordby", 2, True), ("–", 2, False)), "groups": left["groups"]}
    assert [group["members"] for group in left["groups"]] == [["Fjordby"], ["–"], ["–"]]
    once = without_attendee(before, "Fjordby", "research", "DK")  # as they are listed by now
    twice = without_attendee(once, "Fjordby", "city", "DK")
    assert [row["devices"] for row in twice["attendance"]["rows"]] == [0, 1, 3]
    assert without_attendee(before, "Nordhavn", "city", "DK") == before


def test_a_picture_is_known_by_its_bytes_and_a_file_by_its_name() -> None:
    photo, scan = ({"kind": "photo", "name": "a", "content": "QQ=="},
                   {"kind": "scan", "name": "list.pdf", "content": ""})  # fmt: skip
    report = {"pictures": [photo, {**photo, "content": "Qg=="}, scan, {**scan, "name": "b.pdf"}]}

    without_photo = without_picture(report, "photo", "renamed", "QQ==")
    assert without_photo["pictures"] == report["pictures"][1:]
    without_scan = without_picture(report, "scan", "list.pdf", "")
    assert without_scan["pictures"] == [*report["pictures"][:2], report["pictures"][3]]
