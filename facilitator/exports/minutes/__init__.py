"""The minutes in words: one document from a `Report`, drawn alike by every written form.

What was agreed comes first, right after the contents, and what a mayor skips comes last; every
original text is in the annex.
"""

from dataclasses import replace
from itertools import count

from facilitator.domain.text import is_blank
from facilitator.exports import formatting
from facilitator.exports.blocks import Block, Contents, Document, Heading, Text
from facilitator.exports.minutes.agenda import agenda
from facilitator.exports.minutes.agreed import actions, decisions
from facilitator.exports.minutes.annex import annex
from facilitator.exports.minutes.attendance import attendance
from facilitator.exports.minutes.changes import changes
from facilitator.exports.minutes.course import course
from facilitator.exports.minutes.method import method
from facilitator.exports.minutes.opening import opening
from facilitator.exports.minutes.pictures import emblem, photos, scans
from facilitator.exports.minutes.results import results
from facilitator.exports.report import Report
from facilitator.exports.sessions import several
from facilitator.exports.standing import standing
from facilitator.languages import spoken
from facilitator.languages import translate as _

SECTIONS = (
    opening, decisions, actions, results, agenda, attendance, photos, course, method, changes,
    annex, scans,
)  # fmt: skip


def minutes(report: Report) -> Document:
    """The document in the language that is spoken."""
    first, *others = ([named(block) for block in section(report)] for section in SECTIONS)
    later = [block for section in others for block in section]
    depth = 2 if several(report) else 1
    blocks = anchored([*first, contents([*first, *later], depth), *later], depth)
    return Document(
        title=_("Meeting") if is_blank(report.meeting.title) else report.meeting.title,
        kind=_("Minutes"),
        state=standing(report),
        language=spoken(),
        generated=_("Generated on %(moment)s", moment=formatting.moment(report.generated_at)),
        generated_at=report.generated_at,
        blocks=tuple(blocks),
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


def anchored(blocks: list[Block], depth: int) -> list[Block]:
    """Each heading of the contents as the place that its entry leads to."""
    numbers = count(1)
    return [
        replace(block, anchor=Contents.anchor(next(numbers)))
        if isinstance(block, Heading) and block.level <= depth
        else block
        for block in blocks
    ]


def named(block: Block) -> Block:
    """A heading without a visible word would be a riddle to a screen reader."""
    if not isinstance(block, Heading) or not is_blank(block.text.text):
        return block
    return replace(block, text=Text(_("without a name")))
