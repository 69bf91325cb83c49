"""The minutes in words: one document from a `Report`, drawn alike by every written form.

What was agreed comes first, right after the contents, and what a mayor skips comes last, unless
the organisers put it otherwise; every original text is in the annex.
"""

from facilitator.domain.text import is_blank
from facilitator.exports import formatting
from facilitator.exports.blocks import Block, Contents, Document, Heading, Paragraph
from facilitator.exports.minutes.parts import Part, depth, parts
from facilitator.exports.minutes.pictures import emblem
from facilitator.exports.report import Report
from facilitator.exports.standing import standing
from facilitator.languages import spoken
from facilitator.languages import translate as _


def minutes(report: Report) -> Document:
    """The document in the language that is spoken."""
    return document(report, parts(report))


def document(report: Report, read: list[Part]) -> Document:
    """Of the sections as `parts` gives them."""
    first, *later = (list(part.blocks) for part in read if part.is_told)
    blocks = [block for section in later for block in section]
    return Document(
        title=_("Meeting") if is_blank(report.meeting.title) else report.meeting.title,
        kind=_("Minutes"),
        state=standing(report),
        language=spoken(),
        generated=_("Generated on %(moment)s", moment=formatting.moment(report.generated_at)),
        generated_at=report.generated_at,
        blocks=(*first, contents([*first, *blocks], depth(report)), *blocks, *left_out(read)),
        emblem=emblem(report),
    )


def contents(blocks: list[Block], depth: int) -> Contents:
    """Of one session short enough to leave room for what was agreed on the first page."""
    entries = tuple(
        (block.level, block.text.text)
        for block in blocks
        if isinstance(block, Heading) and block.level <= depth
    )
    return Contents(_("Contents"), depth, entries)


def left_out(read: list[Part]) -> list[Block]:
    """What the organisers hid is named; of a section of their own nobody misses anything."""
    names = [part.title for part in read if part.hidden and part.blocks and not part.is_own]
    if not names:
        return []
    return [Paragraph(_("Left out by the organisers: %(sections)s.", sections="; ".join(names)))]
