"""The sections of the minutes in the organisers' order, with their words before the figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeGuard

from facilitator.domain.sections import SECTIONS, arranged, is_own, may_be_hidden
from facilitator.domain.text import is_blank
from facilitator.exports.blocks import Block, Contents, Heading, Text
from facilitator.exports.minutes.agenda import agenda
from facilitator.exports.minutes.agreed import actions, decisions
from facilitator.exports.minutes.annex import annex
from facilitator.exports.minutes.attendance import attendance
from facilitator.exports.minutes.changes import changes
from facilitator.exports.minutes.course import course
from facilitator.exports.minutes.method import method
from facilitator.exports.minutes.opening import opening
from facilitator.exports.minutes.pictures import photos, scans
from facilitator.exports.minutes.quotes import quotes
from facilitator.exports.minutes.results import results
from facilitator.exports.minutes.words import words
from facilitator.exports.report import Report, SectionReport
from facilitator.exports.sessions import several
from facilitator.languages import translate as _

WRITERS: dict[str, Callable[[Report], list[Block]]] = {
    "opening": opening,
    "decisions": decisions,
    "actions": actions,
    "results": results,
    "quotes": quotes,
    "agenda": agenda,
    "attendance": attendance,
    "photos": photos,
    "course": course,
    "method": method,
    "changes": changes,
    "annex": annex,
    "scans": scans,
}


@dataclass(frozen=True)
class Part:
    """A section as it is drawn; without blocks where there is nothing to tell in it."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    hidden: bool = False

    @property
    def is_told(self) -> bool:
        return bool(self.blocks) and not self.hidden

    @property
    def is_own(self) -> bool:
        return is_own(self.key)


def parts(report: Report) -> list[Part]:
    """Every section, also those that are hidden or empty."""
    wanted = {each.key: each for each in report.sections}
    order = arranged({key: each.position for key, each in wanted.items()})
    read = [part(report, wanted.get(key) or SectionReport(key, 0)) for key in order]
    return list(anchored(read, depth(report)))


def part_named(report: Report, key: str) -> Part:
    """One alone, without places for a contents to lead to."""
    it = next((each for each in report.sections if each.key == key), SectionReport(key, 0))
    return part(report, it)


def depth(report: Report) -> int:
    """How deep the contents go."""
    return 2 if several(report) else 1


def part(report: Report, it: SectionReport) -> Part:
    blocks = with_words(figures(report, it), it)
    titles = [block.text.text for block in blocks if is_title(block)]
    title = titles[0] if titles else _(SECTIONS[it.key])
    return Part(it.key, title, tuple(blocks), it.hidden and may_be_hidden(it.key))


def with_words(blocks: list[Block], it: SectionReport) -> list[Block]:
    """The organisers' words right below the title; a section without figures gets one for them."""
    if it.text and not blocks:
        blocks = [Heading(1, Text(_(SECTIONS[it.key])))]
    titles = [at for at, block in enumerate(blocks) if is_title(block)]
    below = titles[0] + 1 if titles else 0
    return [*map(named, blocks[:below]), *words(it.text), *map(named, blocks[below:])]


def figures(report: Report, it: SectionReport) -> list[Block]:
    """What the sessions made of it; of an own section the heading alone."""
    if is_own(it.key):
        return [Heading(1, Text(it.title))]
    return WRITERS[it.key](report)


def is_title(block: Block) -> TypeGuard[Heading]:
    return isinstance(block, Heading) and block.level == 1


def named(block: Block) -> Block:
    """A heading without a visible word would be a riddle to a screen reader."""
    if not isinstance(block, Heading) or not is_blank(block.text.text):
        return block
    return replace(block, text=Text(_("without a name")))


def anchored(read: list[Part], depth: int) -> Iterator[Part]:
    """Each heading of the contents as the place that its entry leads to."""
    numbers = count(1)
    for each in read:
        if not each.is_told:
            yield each
            continue
        blocks = tuple(
            replace(block, anchor=Contents.anchor(next(numbers)))
            if isinstance(block, Heading) and block.level <= depth
            else block
            for block in each.blocks
        )
        yield replace(each, blocks=blocks)
