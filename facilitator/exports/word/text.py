"""Paragraphs, runs and fields of a Word document."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from facilitator.exports.blocks import Text
from facilitator.exports.formatting import TAGS

Element = Any  # lxml's elements, as python-docx subclasses them
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: Element, **attributes: str) -> Element:
    """`element("w:jc", val="right")`: attributes are Word's own."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def paragraph(
    style: str,
    *runs: Element,
    right: bool = False,
    new_page: bool = False,
    stays: bool = False,
) -> Element:
    """`stays`: on the page of the next one. The order of the properties is Word's own."""
    properties = element("w:pPr", element("w:pStyle", val=style))
    if stays:
        properties.append(element("w:keepNext"))
    if new_page:
        properties.append(element("w:pageBreakBefore"))
    if right:
        properties.append(element("w:jc", val="right"))
    return element("w:p", properties, *runs)


def run(text: str, *, style: str = "", language: str = "") -> Element:
    properties = element("w:rPr")
    if style:
        properties.append(element("w:rStyle", val=style))
    if language:
        properties.append(element("w:lang", val=TAGS.get(language, language)))
    return element("w:r", *([properties] if len(properties) else []), *lines(text))


def lines(text: str) -> Iterator[Element]:
    for place, line in enumerate(text.split("\n")):
        if place:
            yield element("w:br")
        words = element("w:t")
        words.text = line
        words.set(SPACE, "preserve")
        yield words


def worded(
    text: Text, *, brackets: bool = False, below: bool = False, style: str = ""
) -> list[Element]:
    """Somebody's words in their language, and what the record notes beside or below them."""
    said = run(text.text, style=style, language=text.language)
    if not text.note:
        return [said]
    note = f"({text.note})" if brackets else text.note
    between = element("w:r", element("w:br")) if below else run("  ")
    return [said, between, run(note, style="NoteText")]


def field(code: str, shown: str) -> list[Element]:
    """A field that Word keeps up to date: page numbers, numbers of captions."""
    return [*field_start(code), run(shown), field_end()]


def field_start(code: str) -> list[Element]:
    instruction = element("w:instrText")
    instruction.text = f" {code} "
    instruction.set(SPACE, "preserve")
    return [
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", instruction),
        element("w:r", element("w:fldChar", fldCharType="separate")),
    ]


def field_end() -> Element:
    return element("w:r", element("w:fldChar", fldCharType="end"))
