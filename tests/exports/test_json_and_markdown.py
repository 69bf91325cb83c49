"""JSON against the report, and Markdown as a reader that knows nothing of us sees it."""

import json
from dataclasses import asdict, replace

from markdown_it import MarkdownIt

from facilitator.exports.json import write_json
from facilitator.exports.legible import legible
from facilitator.exports.markdown import write_markdown
from facilitator.exports.report import Attendance, Report


def test_json_is_the_whole_report(report: Report) -> None:
    read = json.loads(write_json(report, "de"))

    said = read.pop("says")
    assert read == json.loads(json.dumps(asdict(legible(report)), default=lambda day: str(
        day.isoformat())))  # fmt: skip
    assert read["version"] == 1
    assert said == {
        "rule": "One browser, one ballot.",
        "limits": "Indicative priorities of the devices present; not a vote of the partners.",
    }


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


def test_kinds_that_add_up_to_more_organisations_than_were_there_are_explained(
    normal: Report,
) -> None:
    note = "An organisation is counted on more than one line"
    one_kind = tuple(row for row in normal.attendance.rows if row.partner_type != "politician")
    plain = replace(normal, attendance=Attendance(one_kind))

    assert write_markdown(normal, "en").decode().count(note) == 1
    assert write_markdown(plain, "en").decode().count(note) == 0
