"""Word: its own heading styles, header rows that repeat, captions, alternatives, languages."""

import io
from datetime import UTC
from itertools import count

import docx
from docx.document import Document as WordDocument

from facilitator.exports.archive import rezipped
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
)
from facilitator.exports.legible import legible
from facilitator.exports.minutes import minutes
from facilitator.exports.report import Report
from facilitator.exports.word.contents import contents, marked
from facilitator.exports.word.pictures import drawing, picture
from facilitator.exports.word.styles import dress, page, standing
from facilitator.exports.word.tables import table
from facilitator.exports.word.text import Element, paragraph, run, worded
from facilitator.languages import speaking

COLOURED = {None: "", "possibility": "Possibilities", "barrier": "Barriers"}


class Numbers:
    """What Word numbers by itself, so that the right numbers are there before it does."""

    def __init__(self, document: Document) -> None:
        self.entries, self.tables, self.figures = count(1), count(1), count(1)
        self.depth = max(
            (each.depth for each in document.blocks if isinstance(each, Contents)), default=0
        )

    def lists(self, heading: Heading) -> bool:
        return heading.level <= self.depth


def write_docx(report: Report, language: str) -> bytes:
    with speaking(language):
        return draw(minutes(legible(report)))


def draw(document: Document) -> bytes:
    word = docx.Document()
    dress(word, document)
    page(word, document)
    describe(word, document)
    body = word.element.body
    section = body.sectPr
    for element in front(word, document):
        section.addprevious(element)
    numbers = Numbers(document)
    for block in document.blocks:
        for element in drawn(word, block, numbers):
            section.addprevious(element)
    file = io.BytesIO()
    word.save(file)
    return rezipped(file.getvalue())


def describe(word: WordDocument, document: Document) -> None:
    made_at = document.generated_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    said = word.core_properties
    said.title = f"{document.title}, {document.kind}"[:255]
    said.subject = said.author = said.comments = said.last_modified_by = ""
    said.created = said.modified = made_at
    said.content_status = document.state
    said.language = document.language
    said.revision = 1


def front(word: WordDocument, document: Document) -> list[Element]:
    return [
        *([drawing(word, document.emblem, "Normal")] if document.emblem else []),
        paragraph("Subtitle", run(standing(document))),
        paragraph("Title", run(document.title)),
    ]


def drawn(word: WordDocument, block: Block, numbers: Numbers) -> list[Element]:
    match block:
        case Heading():
            words = worded(block.text, style=COLOURED[block.list_])
            heading = paragraph(f"Heading{block.level}", *words, new_page=block.new_page)
            return [marked(heading, next(numbers.entries)) if numbers.lists(block) else heading]
        case Paragraph():
            style = {"body": "BodyText", "note": "Note", "fixed": "Fixed"}[block.tone]
            return [paragraph(style, run(block.text))]
        case Bullets():
            return [paragraph("ListBullet", *worded(item, brackets=True)) for item in block.items]
        case Facts():
            return [
                paragraph("Normal", run(f"{name}: ", style="FactName"), run(value))
                for name, value in block.rows
            ]
        case Quote():
            said = paragraph("Quote", run(block.text), stays=True)
            return [said, paragraph("QuoteBy", run(f"{block.by}\n{block.consent}"))]
        case Table():
            return table(block, next(numbers.tables))
        case Picture():
            return picture(word, block, next(numbers.figures))
        case Contents():
            return contents(block)
