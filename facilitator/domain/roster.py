"""Reads a list of organisations as people have it: pasted from a table, or a CSV file.

Organisation, type, country; comma, semicolon or tab; with or without a header. What can't be
read is said line by line, with the line, and the rest is read all the same.
"""

import codecs
import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import line as one_line
from facilitator.domain.roster_words import COUNTRY_WORDS, HEADER_WORDS, TYPE_WORDS, Column
from facilitator.domain.text import clean

MOST_LINES = 2000
LONGEST_NAME = 160
COLUMNS: tuple[Column, ...] = ("organisation", "type", "country")

LINE_END = re.compile("\r\n|\r|\n")
SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods, xls
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True)
class RosterLine:
    """An organisation. Without a type it is "other"; the country may be empty."""

    name: str
    partner_type: str
    country: str


@dataclass(frozen=True)
class WrongLine:
    number: int
    text: str
    reason: Refused


@dataclass(frozen=True)
class Reading:
    header: str | None  # the first line, where it names the columns
    lines: tuple[RosterLine, ...]
    wrong: tuple[WrongLine, ...]

    @property
    def left(self) -> str:
        """What couldn't be read, as it was written, below its header."""
        above = [self.header] if self.header else []
        return "\n".join([*above, *(each.text for each in self.wrong)])


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


def read_roster(text: str) -> Reading:
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
            N_("These are %(n)d lines; at most %(most)d fit."), n=len(numbered), most=2000
        )
    delimiter = likely_delimiter([line for _, line in numbered])
    first = numbered[0][1]
    columns = columns_named(first, delimiter)
    if columns is None:
        return Reading(None, *read_lines(numbered, delimiter, COLUMNS))
    return Reading(first, *read_lines(numbered[1:], delimiter, columns))


def likely_delimiter(lines: Sequence[str]) -> str:
    """What most lines contain; a tab before a semicolon before a comma, which names contain."""
    for delimiter in "\t;":
        if 2 * sum(delimiter in line for line in lines) >= len(lines):
            return delimiter
    return ","


def columns_named(line: str, delimiter: str) -> tuple[Column | None, ...] | None:
    """The columns that a first line names; None when it is a line like the others."""
    try:
        columns = tuple(HEADER_WORDS.get(plain(cell)) for cell in cells_of(line, delimiter))
    except Refused:
        return None
    return columns if "organisation" in columns else None


def read_lines(
    numbered: Sequence[tuple[int, str]], delimiter: str, columns: tuple[Column | None, ...]
) -> tuple[tuple[RosterLine, ...], tuple[WrongLine, ...]]:
    seen: dict[str, tuple[int, RosterLine]] = {}
    wrong = []
    for number, line in numbered:
        try:
            read = read_line(cells_of(line, delimiter_in(line, delimiter)), columns)
            first, known = seen.setdefault(read.name.casefold(), (number, read))
            if known != read:
                raise Refused(
                    N_("This organisation stands in line %(line)d with other details."), line=first
                )
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


def read_line(cells: list[str], columns: tuple[Column | None, ...]) -> RosterLine:
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
    found = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
    return organisation(
        found.get("organisation", ""), found.get("type", ""), found.get("country", "")
    )


def organisation(name: str, kind: str, country: str) -> RosterLine:
    if not name:
        raise Refused(N_("The name of the organisation is missing."))
    if plain(kind) in COUNTRY_WORDS and plain(country) in {*TYPE_WORDS, ""}:
        kind, country = country, kind
    return RosterLine(one_line(name, LONGEST_NAME), type_named(kind), country_named(country))


def type_named(word: str) -> str:
    if not word:
        return "other"
    if found := TYPE_WORDS.get(plain(word)):
        return found
    raise Refused(
        N_("“%(word)s” is no type. Types: city, cluster, research, company, politician, other."),
        word=word,
    )


def country_named(word: str) -> str:
    if not word:
        return ""
    if found := COUNTRY_WORDS.get(plain(word)):
        return found
    raise Refused(
        N_("“%(word)s” is no country we know. Write two letters such as DK, or leave it empty."),
        word=word,
    )


def plain(word: str) -> str:
    return " ".join(word.casefold().replace(".", " ").split())
