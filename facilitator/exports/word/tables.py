"""Tables of a Word document; rows never break, and the head is repeated on every page."""

from collections.abc import Iterator

from facilitator.exports.blocks import Column, Table, Text
from facilitator.exports.word.text import Element, element, field, paragraph, run, worded
from facilitator.languages import translate as _

LINE = 9638  # the text width of A4 with 20 mm margins, in twentieths of a point


def table(block: Table, number: int) -> list[Element]:
    shares = sum(column.width for column in block.columns)
    widths = [LINE * column.width // shares for column in block.columns]
    head = [head_cell(*part) for part in zip(block.columns, widths, strict=True)]
    repeated = element("w:trPr", element("w:cantSplit"), element("w:tblHeader"))
    return [
        caption(_("Table"), "Table", number, block.caption),
        element(
            "w:tbl",
            properties(block.caption),
            grid(widths),
            element("w:tr", repeated, *head),
            *rows(block, widths),
        ),
    ]


def rows(block: Table, widths: list[int]) -> Iterator[Element]:
    """Word keeps a table on one page when each row but the last is kept with the next. Of a long
    one no single row is left behind, at its beginning or its end."""
    last = len(block.rows)
    for number, row in enumerate(block.rows, 1):
        stays = number < last if last <= block.whole else number in (1, last - 1)
        cells = zip(block.columns, row, widths, strict=True)
        yield element(
            "w:tr",
            element("w:trPr", element("w:cantSplit")),
            *(cell(*part, stays=stays) for part in cells),
        )


def caption(word: str, counter: str, number: int, text: str, *, style: str = "Caption") -> Element:
    counted = field(f"SEQ {counter} \\* ARABIC", str(number))
    return paragraph(style, run(f"{word} "), *counted, run(f": {text}"))


def properties(title: str) -> Element:
    return element(
        "w:tblPr",
        element("w:tblStyle", val="RecordTable"),
        element("w:tblW", w=str(LINE), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", val="0020", firstRow="1"),
        element("w:tblCaption", val=title),
    )


def grid(widths: list[int]) -> Element:
    return element("w:tblGrid", *(element("w:gridCol", w=str(width)) for width in widths))


def head_cell(column: Column, width: int) -> Element:
    title = paragraph("CellHead", run(column.title), right=column.number)
    return boxed(title, width, vertical="bottom")


def cell(column: Column, text: Text, width: int, *, stays: bool) -> Element:
    words = paragraph("Cell", *worded(text, below=True), right=column.number, stays=stays)
    return boxed(words, width)


def boxed(content: Element, width: int, vertical: str = "top") -> Element:
    size = element("w:tcW", w=str(width), type="dxa")
    return element("w:tc", element("w:tcPr", size, element("w:vAlign", val=vertical)), content)
