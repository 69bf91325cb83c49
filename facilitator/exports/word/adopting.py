"""The styles of the minutes in somebody else's Word file: theirs by name, ours where they lack one.

Word calls a built-in style by its English name in every language, whatever its id: a German file
has `berschrift1` for "heading 1".
"""

from copy import deepcopy

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from facilitator.exports.blocks import Document
from facilitator.exports.word.styles import dress
from facilitator.exports.word.tables import LINE
from facilitator.exports.word.text import Element, element

USERS = ("w:pStyle", "w:rStyle", "w:tblStyle")
REFERENCES = ("w:basedOn", "w:next", "w:link")
BULLET = "ListBullet"
TWENTIETH = 635  # of a point, in the units of python-docx
SIZES = {
    "w:tblW": ("w:w",),
    "w:gridCol": ("w:w",),
    "w:tcW": ("w:w",),
    "wp:extent": ("cx", "cy"),
    "a:ext": ("cx", "cy"),
}


def adopt(word: WordDocument, document: Document, elements: list[Element]) -> None:
    """Gives the elements the file's own styles; what it lacks is added to it as we have it."""
    home = docx.Document()
    dress(home, document)
    styles = Styles(word, home)
    for each in elements:
        for user in [found for tag in USERS for found in each.iter(qn(tag))]:
            ours = user.get(qn("w:val"))
            if ours == BULLET and BULLET in styles.without_numbers:
                draw_bullet(user.getparent().getparent())
            user.set(qn("w:val"), styles.theirs(ours))
    narrow(elements, text_width(word) / LINE)


def text_width(word: WordDocument) -> int:
    """Between the margins of the file's last section, in twentieths of a point."""
    section = word.sections[-1]
    sides = (section.left_margin or 0) + (section.right_margin or 0)
    return int(((section.page_width or 0) - sides) / TWENTIETH)


def narrow(elements: list[Element], share: float) -> None:
    """Tables and charts are as wide as our page's text; a narrower page gets them smaller."""
    if not 0 < share < 1:
        return
    for each in elements:
        for tag, names in SIZES.items():
            for sized in each.iter(qn(tag)):
                for size in (qn(name) if ":" in name else name for name in names):
                    sized.set(size, str(int(int(sized.get(size)) * share)))


class Styles:
    def __init__(self, word: WordDocument, home: WordDocument) -> None:
        self.there = word.styles.element
        self.ours = {style.get(qn("w:styleId")): style for style in home.styles.element.iter(STYLE)}
        self.by_name = {name(style): style.get(qn("w:styleId")) for style in self.there.iter(STYLE)}
        self.known: dict[str, str] = {}
        self.without_numbers = {BULLET} - {
            id_ for id_, style in self.ours.items() if name(style) in self.by_name
        }

    def theirs(self, id_: str) -> str:
        """The id by which the file has the style that we call so."""
        if id_ not in self.known:
            style = self.ours[id_]
            self.known[id_] = self.by_name.get(name(style)) or self.free(id_)
            if name(style) not in self.by_name:
                self.add(style, self.known[id_])
        return self.known[id_]

    def free(self, id_: str) -> str:
        taken = set(self.by_name.values())
        return f"Minutes{id_}" if id_ in taken else id_

    def add(self, style: Element, id_: str) -> None:
        copied = deepcopy(style)
        copied.set(qn("w:styleId"), id_)
        copied.attrib.pop(qn("w:default"), None)
        for tag in ("w:numPr", "w:rFonts"):  # a list that the file doesn't have, and our font
            for ours in list(copied.iter(qn(tag))):
                ours.getparent().remove(ours)
        for reference in [found for tag in REFERENCES for found in copied.iter(qn(tag))]:
            reference.set(qn("w:val"), self.theirs(reference.get(qn("w:val"))))
        self.there.append(copied)


STYLE = qn("w:style")


def name(style: Element) -> str:
    return str(style.find(qn("w:name")).get(qn("w:val"))).lower()


def draw_bullet(paragraph: Element) -> None:
    """Where the file has no list of its own, a sign and an indent."""
    properties = paragraph.find(qn("w:pPr"))
    properties.append(element("w:ind", left="340", hanging="340"))
    sign = element("w:t")
    sign.text = "•"
    paragraph.insert(1, element("w:r", sign, element("w:tab")))
