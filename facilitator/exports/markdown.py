"""Markdown, for a wiki: text stays text, charts are said in words."""

import re

from facilitator.exports.blocks import (
    Block,
    Bullets,
    Contents,
    Document,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Table,
    Text,
)
from facilitator.exports.legible import legible
from facilitator.exports.minutes import minutes
from facilitator.exports.report import Report
from facilitator.languages import speaking

# Everything Markdown or the HTML in it could read as its own, anywhere in a line or at its start:
# there a number with a full stop would begin a list, and hyphens would draw a rule.
SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$@])")
STARTS = re.compile(r"^(\d*)([-+=]|(?<=\d)[.)](?=\s|$))")


def write_markdown(report: Report, language: str) -> bytes:
    with speaking(language):
        document = minutes(legible(report))
    return (
        "\n\n".join([*front(document), *filter(None, map(block, document.blocks))]) + "\n"
    ).encode()


def front(document: Document) -> list[str]:
    state = " · ".join((document.kind, document.state, document.generated))
    return [f"# {escaped(document.title)}", f"*{escaped(state)}*"]


def block(part: Block) -> str:
    match part:
        case Heading():
            return f"{'#' * (part.level + 1)} {worded(part.text)}"
        case Paragraph(tone="fixed"):
            return f"**{escaped(part.text)}**"
        case Paragraph():
            return escaped(part.text)
        case Facts():
            return "\n".join(f"- {escaped(name)}: {escaped(value)}" for name, value in part.rows)
        case Bullets():
            return "\n".join(f"- {worded(item)}" for item in part.items)
        case Quote():
            return f"> {escaped(part.text)}\n>\n> {escaped(part.by)} ({escaped(part.consent)})"
        case Table():
            return table(part)
        case Picture():
            return f"*{escaped(part.alternative)}*"
        case Contents():
            return ""  # a wiki makes its own, with links that work there


def table(part: Table) -> str:
    titles = row([escaped(column.title) for column in part.columns])
    rule = row(["---:" if column.number else "---" for column in part.columns])
    rows = [row([worded(cell) for cell in cells]) for cells in part.rows]
    return "\n".join([f"**{escaped(part.caption)}**", "", titles, rule, *rows])


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def worded(text: Text) -> str:
    if not text.note:
        return escaped(text.text)
    return f"{escaped(text.text)} ({escaped(text.note)})"


def escaped(text: str) -> str:
    """One line, nothing in it but what it says; the backslashes are not shown."""
    text = SIGNS.sub(r"\\\1", " ".join(text.split()))
    text = STARTS.sub(r"\1\\\2", text)
    return text.replace("://", "\\://").replace("www.", "www\\.")
