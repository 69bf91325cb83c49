"""The parts of a written document. Word, PDF, Markdown and web pages draw the same ones."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from facilitator.domain.words import ListName


@dataclass(frozen=True)
class Text:
    """Some words; `language` where they are somebody's own, `note` what the record adds."""

    text: str
    language: str = ""
    note: str = ""


@dataclass(frozen=True)
class Heading:
    level: Literal[1, 2, 3, 4, 5]
    text: Text
    list_: ListName | None = None  # in the colour of that list
    new_page: bool = False
    anchor: str = ""  # in a web page, where the contents lead to it


@dataclass(frozen=True)
class Paragraph:
    text: str
    tone: Literal["body", "note", "fixed"] = "body"


@dataclass(frozen=True)
class Facts:
    """Names and values side by side."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Column:
    title: str
    width: int  # share of the line, in any unit
    number: bool = False


@dataclass(frozen=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    whole: int = 14  # up to so many rows it stays on one page, if they fit

    @property
    def naming(self) -> int:
        """The column that says what a row is about: the first that takes a quarter of the line,
        so that neither a number nor a time is it."""
        line = sum(column.width for column in self.columns)
        wide = (place for place, column in enumerate(self.columns) if column.width * 4 >= line)
        return next(wide, 0)


@dataclass(frozen=True)
class Bullets:
    items: tuple[Text, ...]


@dataclass(frozen=True)
class Quote:
    """What somebody said, who it was, and how they agreed to be quoted."""

    text: str
    by: str
    consent: str


@dataclass(frozen=True)
class Picture:
    """A chart or a photo; `alternative` says in words what it shows. Sizes are in units of a
    quarter mm."""

    caption: str
    svg: str
    alternative: str
    width: int
    height: int
    photo: bytes = b""  # a JPEG, where it is one; `svg` holds it as well
    number: int = 0  # of a kept picture, which is loaded from its own address


@dataclass(frozen=True)
class Contents:
    """The headings down to a depth, each with its level, in the order of the document."""

    title: str
    depth: int
    entries: tuple[tuple[int, str], ...] = ()

    @staticmethod
    def anchor(number: int) -> str:
        """Of the heading that is the entry of this number, from 1."""
        return f"part-{number}"


Block = Heading | Paragraph | Facts | Table | Bullets | Quote | Picture | Contents


@dataclass(frozen=True)
class Document:
    title: str
    kind: str  # "Minutes"
    state: str  # "Draft"
    language: str
    generated: str
    generated_at: datetime
    blocks: tuple[Block, ...]
    emblem: Picture | None = None  # above the title, without a caption
