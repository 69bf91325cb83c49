"""Charts in a Word document: a sharp picture with its alternative, and a caption below."""

import io

from docx.document import Document as WordDocument
from docx.shared import Mm

from facilitator.exports import pictures
from facilitator.exports.blocks import Picture
from facilitator.exports.word.tables import caption
from facilitator.exports.word.text import Element, element, paragraph
from facilitator.languages import translate as _


def picture(word: WordDocument, block: Picture, number: int) -> list[Element]:
    return [
        drawing(word, block),
        caption(_("Figure"), "Figure", number, block.caption, style="CaptionBelow"),
    ]


def drawing(word: WordDocument, block: Picture, style: str = "Figure") -> Element:
    content = block.photo or pictures.png(block.svg)
    inline = word.part.new_pic_inline(
        io.BytesIO(content), Mm(block.width / 4), Mm(block.height / 4)
    )
    inline.docPr.set("descr", block.alternative)
    inline.docPr.set("title", block.caption)
    return paragraph(style, element("w:r", element("w:drawing", inline)))
