"""What a section says of each session: under the session's title where there are several."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from facilitator.exports.blocks import Block, Heading, Paragraph, Picture, Table, Text
from facilitator.exports.report import Report, WorkshopReport
from facilitator.exports.sessions import several, titled
from facilitator.languages import translate as _


def by_session(report: Report, part: Callable[[WorkshopReport], list[Block]]) -> list[Block]:
    """The parts of all sessions. Of several each stands under a heading of level 2, its own
    headings one level deeper, and its captions say whose they are."""
    blocks: list[Block] = []
    for title, workshop in titled(report):
        if several(report):
            blocks.append(Heading(2, Text(title)))
            blocks += [belonging_to(title, block) for block in part(workshop)]
        else:
            blocks += part(workshop)
    return blocks or [Paragraph(_("There was no session."))]


def belonging_to(title: str, block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, level=cast(Any, block.level + 1))
    if isinstance(block, Table | Picture):
        return replace(block, caption=f"{block.caption} ({title})")
    return block


def noted(*notes: str) -> str:
    return " · ".join(note for note in notes if note)
