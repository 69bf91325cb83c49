"""What an erasure takes out of a frozen report, rule by rule."""

from datetime import date
from typing import Any

import pytest

from facilitator.domain.frozen import canonical, checksum
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
    ("name", "text", "left"),
    [
        ("Birthe Holm", "Chair: birthe\n holm, Fjordby", "Chair: …, Fjordby"),
        ("Birthe Holm", "Birthe Holmgaard", "Birthe Holmgaard"),
        ("Birthe", "Birthe Holm", "Birthe Holm"),
        ("J. (Jens) Krag", "by J. (Jens) Krag.", "by …."),
    ],
)
def test_a_full_name_goes_wherever_it_stands(name: str, text: str, left: str) -> None:
    kept = {"content": "Birthe Holm"}  # bytes as base64 hold no words

    assert without_mention([text, kept], name) == [left, kept]


def test_a_person_leaves_the_list_but_not_the_count_and_is_quoted_no_more() -> None:
    other = {**BIRTHE, "name": "Birthe", "role": ""}
    quotes = [
        {"person": name, "organisation": "Fjordby", "text": "Trees!"}
        for name in ("Birthe Holm", "Bo Ek")
    ]
    report = {"persons": {"rows": [BIRTHE, other]}, "quotes": quotes, "chair": "Birthe Holm"}

    left = without_person(report, "birthe holm", "Elsewhere")

    assert left["persons"]["rows"] == [{**BIRTHE, "name": "…", "role": ""}, other]
    assert (left["quotes"], left["chair"]) == (quotes[1:], "…")
    assert without_person(report, "Birthe", "Elsewhere") == report


def test_a_quote_is_known_by_who_said_it_and_by_its_words_where_they_stand() -> None:
    first, second = ({"person": "Birthe Holm", "text": text} for text in ("Trees!", "Bees!"))
    report = {"quotes": [first, second, {"person": "Bo Ek", "text": "Trees!"}]}

    assert without_quote(report, "birthe holm", "Trees!")["quotes"] == report["quotes"][1:]
    assert without_quote(report, "Birthe Holm", "Reworded")["quotes"] == report["quotes"][2:]


def test_withheld_words_leave_topics_that_are_called_by_them() -> None:
    idea = {"text": "Green roofs everywhere", "original": None, "author": "Ada", "late": False}
    short = {"text": "Trees", "original": None, "author": None, "late": False}
    report = [{"name": "Green roofs everywhere / Trees", "ideas": [idea, short]}]

    [topic] = without_ideas(report, {"Green roofs everywhere", "Trees"})

    assert topic["name"] == "… / Trees"  # so short a word may be anybody's
    assert [each["text"] for each in topic["ideas"]] == ["…", "…"]
    assert topic["ideas"][0]["author"] is None


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
