"""PDF, the form that is filed: PDF/A-2a and PDF/UA-1, drawn by Typst from plain data."""

import json
from dataclasses import asdict, replace

import typst

from facilitator.exports import pictures
from facilitator.exports.blocks import Document, Paragraph
from facilitator.exports.legible import legible
from facilitator.exports.minutes import minutes
from facilitator.exports.report import Report
from facilitator.languages import speaking
from facilitator.languages import translate as _


def write_pdf(report: Report, language: str) -> bytes:
    """Where no font has a sign, the archival form is not possible: then a plain one that says so.

    Raises typst.TypstError if even that fails.
    """
    with speaking(language):
        document = minutes(legible(report))
        try:
            return draw(document, archival=True)
        except typst.TypstError as refused:
            if not refused.message.startswith("PDF/"):
                raise
            return draw(with_a_word(document), archival=False)


def with_a_word(document: Document) -> Document:
    word = _(
        "This file is not in the archival form PDF/A: some signs in it are in none of the fonts "
        "that come with this program."
    )
    return replace(document, blocks=(Paragraph(word, "note"), *document.blocks))


def draw(document: Document, *, archival: bool) -> bytes:
    return pictures.pdf(data(document), made_at=document.generated_at, archival=archival)


def data(document: Document) -> str:
    """The document as JSON: text enters Typst as text, never as markup; a photo within its SVG."""
    blocks = [{"block": type(block).__name__, **asdict(block)} for block in document.blocks]
    words = {"figure": _("Figure"), "table": _("Table"), "page": _("Page")}
    whole = {**asdict(document), "blocks": blocks, "words": words, "generated_at": None}
    return json.dumps(whole, default=lambda _photo: None)
