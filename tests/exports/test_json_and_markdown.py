"""JSON against the report, and Markdown as a reader that knows nothing of us sees it."""

import json
from dataclasses import asdict, replace
from typing import Any

from markdown_it import MarkdownIt

from facilitator.exports.json import write_json
from facilitator.exports.legible import legible
from facilitator.exports.markdown import write_markdown
from facilitator.exports.report import Attendance, Presence, Report


def test_json_is_the_whole_report(report: Report) -> None:
    read = json.loads(write_json(report, "de"))

    said = read.pop("says")
    whole = json.dumps(asdict(legible(report)), default=lambda day: str(day.isoformat()))
    assert read == json.loads(whole, object_hook=without_rows)
    assert read["version"] == 1
    assert said == {
        "rule": "One browser, one ballot.",
        "limits": "Indicative priorities of the devices present; not a vote of the partners.",
    }


def without_rows(plain: dict[str, Any]) -> dict[str, Any]:
    """Of which rows of our own database something was told is nobody's business."""
    return {name: value for name, value in plain.items() if name != "known_by"}


def test_json_says_nothing_of_dots_before_the_reveal(normal: Report, unrevealed: Report) -> None:
    assert '"dots": 24' in write_json(normal, "en").decode()
    assert not any(
        f'"{word}": {number}' in write_json(unrevealed, "en").decode()
        for word in ("dots", "given", "counted")
        for number in range(10)
    )


def test_text_stays_text_in_markdown(hostile: Report) -> None:
    html = MarkdownIt("js-default", {"html": True, "linkify": False}).render(
        write_markdown(hostile, "en").decode()
    )

    assert "<b>" not in html
    assert "href" not in html
    assert "<code>" not in html


def test_markdown_shows_what_was_written(normal: Report) -> None:
    texts = [
        "1. not a list", "# no heading", "* no bullet", "| no | table", "[x](y)", "<i>", "&lt;",
        "a_b_c *d* `e` ~~f~~", "---", "http://example.org", "C:\\temp",
    ]  # fmt: skip
    decisions = tuple(replace(normal.workshops[0].decisions[0], text=text) for text in texts)
    workshop = replace(normal.workshops[0], decisions=decisions)
    markdown = write_markdown(replace(normal, workshops=(workshop,)), "en").decode()

    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(markdown)
    cells = ["".join(child.content for child in token.children or ()) for token in tokens
             if token.type == "inline"]  # fmt: skip
    assert [cell.removesuffix(" (Steering group)") for cell in cells
            if cell.endswith("(Steering group)")] == texts  # fmt: skip


def section(report: Report, caption: str) -> list[str]:
    """The rows of the table with this caption."""
    minutes = write_markdown(report, "en").decode()
    table = minutes[minutes.index(caption) :].split("\n\n")[1]
    return table.splitlines()[2:]


def test_attendance_is_summed_where_the_roster_has_an_organisation(normal: Report) -> None:
    assert section(normal, "Attendance by kind of organisation") == [
        "| City or region | 2 | 1 | 0 | 9 |",
        "| Company | 0 | 0 | 1 | 5 |",
        "| Politician | 0 | 0 | 0 | 2 |",
        "| Research institution | 1 | 1 | 0 | 27 |",
        "| All | 3 | 2 | 1 | 43 |",
    ]
    assert section(normal, "Attendance by country") == [
        "| Denmark | 1 | 1 | 0 | 11 |",
        "| Germany | 1 | 0 | 1 | 5 |",
        "| Norway | 1 | 1 | 0 | 27 |",
        "| All | 3 | 2 | 1 | 43 |",
    ]


ON_THE_LIST = "Expected organisations are counted on the line that the list gives them"
ON_SEVERAL = "An organisation is counted on more than one line"


def test_what_does_not_add_up_by_kind_is_explained(normal: Report) -> None:
    def told(*rows: Presence) -> tuple[int, int]:
        minutes = write_markdown(replace(normal, attendance=Attendance(rows)), "en").decode()
        return minutes.count(ON_THE_LIST), minutes.count(ON_SEVERAL)

    rows = normal.attendance.rows
    unexpected = [replace(row, expected=False, roster_type=None) for row in rows]

    assert told(*rows) == (1, 0)
    assert told(*unexpected) == (0, 1)
    assert told(*(row for row in rows if row.partner_type != "politician")) == (0, 0)


def test_who_joined_and_voted_is_told_where_nobody_signed(normal: Report) -> None:
    assert "**joined 45 · voted 41**" in write_markdown(normal, "en").decode()
