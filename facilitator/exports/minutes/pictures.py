"""Photos with their captions, the scan of the signed list, and the emblem on the first page."""

from base64 import b64encode
from dataclasses import replace

from facilitator.exports.blocks import Block, Heading, Paragraph, Picture, Text
from facilitator.exports.report import KeptPicture, PictureReport, Report
from facilitator.languages import translate as _

# In quarters of a millimetre: the text width of A4, and heights that leave room for the caption.
WIDEST, PHOTO, SCAN, EMBLEM = 680, 440, 840, 80


def emblem(report: Report) -> Picture | None:
    """Told in words by what it stands for, where nobody said what it shows."""
    kept = [it for it in report.pictures if it.kind == "emblem" and it.width]
    if not kept:
        return None
    named = kept[0].caption or report.header.acronym or report.header.project
    return replace(
        drawn(kept[0], "", tallest=EMBLEM), alternative=kept[0].alternative or named or _("Emblem")
    )


def photos(report: Report) -> list[Block]:
    shown = [it for it in report.pictures if it.kind == "photo" and it.width]
    if not shown:
        return []
    heading = Heading(1, Text(_("Photos")))
    return [heading, *(drawn(it, it.caption, tallest=PHOTO) for it in shown)]


def scans(report: Report) -> list[Block]:
    kept = [it for it in report.pictures if it.kind == "scan"]
    if not kept:
        return []
    return [
        Heading(1, Text(_("Annex: the signed list")), new_page=True),
        *(scan(it) for it in kept),
    ]


def scan(it: PictureReport) -> Block:
    if not it.width:
        return Paragraph(_("Kept as a file of its own: %(name)s.", name=it.name or "PDF"))
    return drawn(it, it.caption or _("Scan of the signed list"), tallest=SCAN)


def drawn(it: PictureReport, caption: str, *, tallest: int) -> Picture:
    """As large as fits, and never larger than a quarter of a millimetre a pixel."""
    scale = min(WIDEST / it.width, tallest / it.height, 1)
    width, height = max(1, round(it.width * scale)), max(1, round(it.height * scale))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {it.width} {it.height}" '
        f'width="{it.width}" height="{it.height}"><image width="{it.width}" height="{it.height}" '
        f'href="data:image/jpeg;base64,{b64encode(it.content).decode()}"/></svg>'
    )
    number = it.number if isinstance(it, KeptPicture) else 0
    return Picture(caption, svg, it.alternative or caption, width, height, it.content, number)
