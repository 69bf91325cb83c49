"""A meeting with several sessions: each under its title, and nothing twice without saying whose."""

import csv
import io
from dataclasses import replace
from itertools import pairwise
from zipfile import ZipFile

import pytest

from facilitator.exports.blocks import Block, Document, Heading, Paragraph, Picture, Table
from facilitator.exports.csv import write_csv
from facilitator.exports.formats import FORMATS
from facilitator.exports.legible import legible
from facilitator.exports.minutes import minutes
from facilitator.exports.report import Report
from facilitator.languages import speaking

TITLE, SECOND = "More nature in our towns", "More nature in our towns (2)"
WITH_SESSIONS = ["Results", "Course of the sessions", "Method, voting rule and limits",
                 "Changes by the facilitator", "Annex: all ideas, word for word"]  # fmt: skip


def document(report: Report) -> Document:
    with speaking("en"):
        return minutes(legible(report))


def of_kind(report: Report, kind: type[Block]) -> list[Block]:
    return [block for block in document(report).blocks if isinstance(block, kind)]


def outline(report: Report) -> list[tuple[int, str]]:
    return [(each.level, each.text.text) for each in of_kind(report, Heading)]


def rows(report: Report, name: str) -> list[list[str]]:
    with ZipFile(io.BytesIO(write_csv(report, "en"))) as parts:
        return list(csv.reader(io.StringIO(parts.read(name).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("format_", ["docx", "pdf", "xlsx", "md"])
def test_every_format_takes_two_sessions(two_sessions: Report, format_: str) -> None:
    assert FORMATS[format_].write(two_sessions, "da")


def test_no_heading_skips_a_level(two_sessions: Report) -> None:
    levels = [level for level, _ in outline(two_sessions)]

    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_no_heading_stands_twice_in_one_place(two_normal_sessions: Report) -> None:
    paths: list[tuple[str, ...]] = []
    for level, title in outline(two_normal_sessions):
        paths.append((*(paths[-1][: level - 1] if paths else ()), title))

    assert sorted(set(paths)) == sorted(paths)
    assert [path[0] for path in paths if path[1:] == (TITLE,)] == WITH_SESSIONS
    assert [path[0] for path in paths if path[1:] == (SECOND,)] == WITH_SESSIONS


def test_every_caption_is_there_once(two_normal_sessions: Report) -> None:
    first = two_normal_sessions.workshops[0]
    asked = (first.questions[0], replace(first.questions[0], number=2))
    report = replace(two_normal_sessions, workshops=(replace(first, questions=asked), first))
    captions = [each.caption for each in of_kind(report, Table | Picture)]

    assert sorted(set(captions)) == sorted(captions)


def test_decisions_are_numbered_through_the_meeting(two_normal_sessions: Report) -> None:
    [table] = [each for each in of_kind(two_normal_sessions, Table) if "Decisions" in each.caption]

    assert [(row[0].text, row[1].note) for row in table.rows] == [
        ("1", f"Steering group · {TITLE}"),
        ("2", TITLE),
        ("3", f"Steering group · {SECOND}"),
        ("4", SECOND),
    ]


def test_shared_rules_are_said_once(normal: Report) -> None:
    first = normal.workshops[0]
    named = replace(first, title="By name", naming="required")
    said = [block.items for block in document(replace(normal, workshops=(first, named))).blocks
            if type(block).__name__ == "Bullets"]  # fmt: skip
    method = [[item.text for item in items] for items in said if "silence" in items[0].text
              or "for a name" in items[0].text]  # fmt: skip

    assert [len(lines) for lines in method] == [9, 1, 1]
    assert method[1][0].startswith("Nobody was asked for a name.")
    assert method[2][0].startswith("Everybody was asked for a name.")


def test_each_row_of_a_table_says_its_session(two_normal_sessions: Report) -> None:
    for name in ("ideas", "topics", "votes", "links", "decisions", "actions", "run-sheet",
                 "changes"):  # fmt: skip
        head, *lines = rows(two_normal_sessions, f"{name}.csv")
        sessions = [line[head.index("Session")] for line in lines]
        half = len(lines) // 2
        assert sessions == [TITLE] * half + [SECOND] * half, name
    numbers = [line[1] for line in rows(two_normal_sessions, "run-sheet.csv")[1:]]
    assert numbers == ["1", "2", "3", "4", "4", "5", "6"] * 2


def test_a_meeting_without_a_session_has_minutes(empty: Report) -> None:
    report = replace(empty, workshops=())

    said = [each.text for each in of_kind(report, Paragraph)]
    assert said.count("There was no session.") == 4
    assert all(FORMATS[format_].write(report, "de") for format_ in ("docx", "pdf", "xlsx", "md"))
