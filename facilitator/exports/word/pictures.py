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
    inline = word.part.new_pic_inline(
        io.BytesIO(pictures.png(block.svg)), Mm(block.width / 4), Mm(block.height / 4)
    )
    inline.docPr.set("descr", block.alternative)
    inline.docPr.set("title", block.caption)
    drawing = element("w:drawing", inline)
    return [
        paragraph("Figure", element("w:r", drawing)),
        caption(_("Figure"), "Figure", number, block.caption, style="CaptionBelow"),
    ]
