"""Reads a list as people have it: pasted from a table, or a CSV file, one thing a line.

Comma, semicolon or tab; with or without a header. What can't be read is said line by line, with the
line, and the rest is read all the same.
"""

import codecs
import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from facilitator.domain.errors import N_, Refused
from facilitator.domain.text import clean

MOST_LINES = 2000

LINE_END = re.compile("\r\n|\r|\n")
SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods, xls
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

Line = TypeVar("Line")
Columns = Sequence[str | None]


@dataclass(frozen=True)
class WrongLine:
    number: int
    text: str
    reason: Refused


@dataclass(frozen=True)
class Reading(Generic[Line]):
    header: str | None  # the first line, where it names the columns
    lines: tuple[Line, ...]
    wrong: tuple[WrongLine, ...]

    @property
    def left(self) -> str:
        """What couldn't be read, as it was written, below its header."""
        above = [self.header] if self.header else []
        return "\n".join([*above, *(each.text for each in self.wrong)])


@dataclass(frozen=True)
class Listing(Generic[Line]):
    """How a line of one kind of list is understood.

    `columns` are those of a list without a header; `words` tell which column a heading means, and
    a first line that names one of `telling` is a header. `doubled` is said of two lines about the
    same thing (by `identity`) that differ.
    """

    columns: tuple[str, ...]
    words: Mapping[str, str]
    telling: frozenset[str]
    understand: Callable[[Mapping[str, str]], Line]
    identity: Callable[[Line], str]
    doubled: str


# Files


def decode(data: bytes) -> str:
    """The text of an uploaded file: UTF-8, UTF-16 or Latin-1, whatever the office saved it as."""
    if data.startswith(SPREADSHEETS):
        raise Refused(
            N_(
                "This is a spreadsheet file. Save it as CSV, or copy its cells and paste them"
                " into the field."
            )
        )
    text = decoded(data)
    if "\x00" in text:
        raise Refused(N_("This is no text file. Save the list as CSV, or paste it."))
    return text


def decoded(data: bytes) -> str:
    for mark, marked in MARKS:
        if data.startswith(mark):
            return data.decode(marked, "replace")
    if wide := unmarked_utf_16(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def unmarked_utf_16(data: bytes) -> str | None:
    """Mostly letters of Europe: every other byte is nought."""
    if len(data) < 2 or len(data) % 2:
        return None
    if data[1::2].count(0) > len(data) // 4:
        return "utf-16-le"
    return "utf-16-be" if data[::2].count(0) > len(data) // 4 else None


# Lines


def read_list(text: str, listing: Listing[Line]) -> Reading[Line]:
    """Every line, read or refused. Refuses the whole only when it is empty or endless."""
    numbered = [
        (number, line)
        for number, line in enumerate(LINE_END.split(text.removeprefix("\ufeff")), 1)
        if line.strip() and not line.lower().startswith("sep=")
    ]
    if not numbered:
        raise Refused(N_("Write something first."))
    if len(numbered) > MOST_LINES + 1:
        raise Refused(
            N_("These are %(n)d lines; at most %(most)d fit."), n=len(numbered), most=MOST_LINES
        )
    delimiter = likely_delimiter([line for _, line in numbered])
    first = numbered[0][1]
    columns = columns_named(first, delimiter, listing)
    if columns is None:
        return Reading(None, *read_lines(numbered, delimiter, listing.columns, listing))
    return Reading(first, *read_lines(numbered[1:], delimiter, columns, listing))


def likely_delimiter(lines: Sequence[str]) -> str:
    """What most lines contain; a tab before a semicolon before a comma, which names contain."""
    for delimiter in "\t;":
        if 2 * sum(delimiter in line for line in lines) >= len(lines):
            return delimiter
    return ","


def columns_named(line: str, delimiter: str, listing: Listing[Line]) -> Columns | None:
    """The columns that a first line names; None when it is a line like the others."""
    try:
        columns = tuple(listing.words.get(plain(cell)) for cell in cells_of(line, delimiter))
    except Refused:
        return None
    return columns if listing.telling.intersection(columns) else None


def read_lines(
    numbered: Sequence[tuple[int, str]], delimiter: str, columns: Columns, listing: Listing[Line]
) -> tuple[tuple[Line, ...], tuple[WrongLine, ...]]:
    seen: dict[str, tuple[int, Line]] = {}
    wrong = []
    for number, line in numbered:
        try:
            cells = cells_of(line, delimiter_in(line, delimiter))
            read = listing.understand(by_column(cells, columns))
            first, known = seen.setdefault(listing.identity(read), (number, read))
            if known != read:
                raise Refused(listing.doubled, line=first)
        except Refused as reason:
            wrong.append(WrongLine(number, line, reason))
    return tuple(read for _, read in seen.values()), tuple(wrong)


def delimiter_in(line: str, usual: str) -> str:
    """The usual one; a line without it may come from another table."""
    return next((each for each in (usual, *"\t;") if each in line), usual)


def cells_of(line: str, delimiter: str) -> list[str]:
    line = line.strip(" ").replace('" ' + delimiter, '"' + delimiter)  # as some write it
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True, skipinitialspace=True))
    except csv.Error:
        raise Refused(N_("A quotation mark is missing.")) from None
    return [clean(cell) for cell in cells]


def by_column(cells: list[str], columns: Columns) -> dict[str, str]:
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > len(columns):
        raise Refused(
            N_(
                "%(n)d columns where there should be %(most)d. A name with a comma in it needs"
                " quotation marks."
            ),
            n=len(cells),
            most=len(columns),
        )
    return {column: cell for column, cell in zip(columns, cells, strict=False) if column}


def plain(word: str) -> str:
    return " ".join(word.casefold().replace(".", " ").split())
