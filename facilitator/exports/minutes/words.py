"""The organisers' own words: paragraphs and simple lists, no other markup."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from facilitator.exports.blocks import Block, Bullets, Paragraph, Text

DASH = "- "


def words(text: str) -> list[Block]:
    """An empty line begins a paragraph, and a line that begins with "- " an entry of a list; any
    other line goes on with what stands before it."""
    return [block for lines in paragraphs(text) for block in drawn(lines)]


def paragraphs(text: str) -> Iterator[list[str]]:
    for is_text, lines in groupby(text.split("\n"), key=lambda line: bool(line.strip())):
        if is_text:
            yield [line.strip() for line in lines]


def drawn(lines: list[str]) -> Iterator[Block]:
    starts = [number for number, line in enumerate(lines) if line.startswith(DASH)]
    entries = [
        " ".join(lines[start:end]).removeprefix(DASH)
        for start, end in pairwise([*starts, len(lines)])
    ]
    if before := lines[: starts[0]] if starts else lines:
        yield Paragraph(" ".join(before))
    if entries:
        yield Bullets(tuple(Text(entry) for entry in entries))
