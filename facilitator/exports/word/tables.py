"""Tables of a Word document; rows never break, and the head is repeated on every page."""

from facilitator.exports.blocks import Column, Table, Text
from facilitator.exports.word.text import Element, element, field, paragraph, run, worded
from facilitator.languages import translate as _

LINE = 9638  # the text width of A4 with 20 mm margins, in twentieths of a point


def table(block: Table) -> list[Element]:
    shares = sum(column.width for column in block.columns)
    widths = [LINE * column.width // shares for column in block.columns]
    rows = [[cell(*part) for part in zip(block.columns, row, widths, strict=True)]
            for row in block.rows]  # fmt: skip
    head = [head_cell(*part) for part in zip(block.columns, widths, strict=True)]
    return [
        caption(_("Table"), "Table", block.caption),
        element(
            "w:tbl",
            properties(block.caption, head=True),
            grid(widths),
            element(
                "w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")), *head
            ),
            *(element("w:tr", element("w:trPr", element("w:cantSplit")), *row) for row in rows),
        ),
        paragraph("Normal"),
    ]


def caption(word: str, counter: str, text: str) -> Element:
    number = field(f"SEQ {counter} \\* ARABIC", "1")
    return paragraph("Caption", run(f"{word} "), *number, run(f": {text}"))


def properties(title: str, *, head: bool) -> Element:
    return element(
        "w:tblPr",
        element("w:tblStyle", val="RecordTable"),
        element("w:tblW", w=str(LINE), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", val="0020" if head else "0000", firstRow=str(int(head))),
        element("w:tblCaption", val=title),
    )


def grid(widths: list[int]) -> Element:
    return element("w:tblGrid", *(element("w:gridCol", w=str(width)) for width in widths))


def head_cell(column: Column, width: int) -> Element:
    title = paragraph("CellHead", run(column.title), right=column.number)
    return boxed(title, width, vertical="bottom")


def cell(column: Column, text: Text, width: int) -> Element:
    return boxed(paragraph("Cell", *worded(text, below=True), right=column.number), width)


def boxed(content: Element, width: int, vertical: str = "top") -> Element:
    size = element("w:tcW", w=str(width), type="dxa")
    return element("w:tc", element("w:tcPr", size, element("w:vAlign", val=vertical)), content)
