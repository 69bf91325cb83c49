"""The table of contents: Word's own field, with its entries already in it.

Nobody is asked to update anything when the document opens. The pages are Word's to know, so they
come when somebody updates the field; until then each entry is a link to its heading.
"""

from facilitator.exports.blocks import Contents
from facilitator.exports.word.text import Element, element, field_end, field_start, paragraph, run


def contents(block: Contents) -> list[Element]:
    """In the frame that Word's own button makes, so that it offers to update the whole."""
    lines = [
        paragraph(f"TOC{level}", link(number, title))
        for number, (level, title) in enumerate(block.entries, 1)
    ]
    lines[0][1:1] = field_start(f'TOC \\o "1-{block.depth}" \\h \\z \\u')
    lines[-1].append(field_end())
    kind = element(
        "w:docPartObj",
        element("w:docPartGallery", val="Table of Contents"),
        element("w:docPartUnique"),
    )
    inside = element("w:sdtContent", paragraph("TOCHeading", run(block.title)), *lines)
    return [element("w:sdt", element("w:sdtPr", kind), inside)]


def link(number: int, title: str) -> Element:
    return element("w:hyperlink", run(title), anchor=name(number), history="1")


def marked(heading: Element, number: int) -> Element:
    """The heading as the place that the entry of this number leads to."""
    heading.insert(1, element("w:bookmarkStart", id=str(number), name=name(number)))
    heading.append(element("w:bookmarkEnd", id=str(number)))
    return heading


def name(number: int) -> str:
    """As Word names what its contents lead to."""
    return f"_Toc{number:09d}"
