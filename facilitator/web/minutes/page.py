"""The minutes as they will look, each section with what can be done with it."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template

from facilitator.domain.errors import N_
from facilitator.domain.sections import FIRST, SECTIONS, may_be_hidden
from facilitator.exports.blocks import Contents
from facilitator.exports.legible import legible
from facilitator.exports.minutes import document, left_out
from facilitator.exports.minutes.parts import Part, part_named, parts
from facilitator.exports.report import Report
from facilitator.languages import speaking, translate
from facilitator.screens.office.versions import standing_number
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.office import FILES
from facilitator.web.writing import chosen_language, read

bp = Blueprint("page", __name__)
MOST_IDEAS = 120  # of a larger meeting the ideas are on a page of their own

# Where what a section tells is kept, as far as organisers write it on a page of its own.
WRITTEN_AT = {
    "opening": (N_("Edit the header"), "minutes/header"),
    "actions": (N_("Edit the actions"), "actions"),
    "quotes": (N_("Edit the quotes"), "minutes/quotes"),
    "agenda": (N_("Edit the agenda"), "agenda"),
    "attendance": (N_("Edit the persons"), "persons"),
    "photos": (N_("Edit the pictures"), "pictures"),
    "annex": (N_("Withhold single ideas"), "minutes/ideas"),
    "scans": (N_("Edit the pictures"), "pictures"),
}


@dataclass(frozen=True)
class Shown:
    """A section of the page, and the keys of those it can change places with."""

    part: Part
    above: str
    below: str
    has_words: bool

    @property
    def key(self) -> str:
        return self.part.key

    @property
    def may_be_hidden(self) -> bool:
        return may_be_hidden(self.part.key)


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    language = chosen_language(here.language)
    report = as_it_stands(here)
    with reading() as session:
        number = standing_number(session, here.id)
    with speaking(language):
        all_parts = parts(report)
        drawn, ending = document(report, all_parts), left_out(all_parts)
    told = [part for part in all_parts if part.blocks or part.is_own]
    return render_template(
        "pages/minutes.html",
        meeting=here,
        otherwise=here.language,
        language_of_minutes=language,
        document=drawn,
        sections=with_neighbours(told, {each.key for each in report.sections if each.text}),
        empty=[part for part in all_parts if part not in told],
        contents=[block for block in drawn.blocks if isinstance(block, Contents)],
        ending=ending,
        ideas=sum(workshop.ideas for workshop in report.workshops),
        most_ideas=MOST_IDEAS,
        written_at=WRITTEN_AT,
        version=number,
        **FILES,
    )


def as_it_stands(here: Gathering) -> Report:
    return legible(read("page", here.id))


def section_as_told(here: Gathering, key: str) -> dict[str, Any]:
    """One section alone, in the language of the meeting; an annex would be too long here."""
    if key == "annex":
        with speaking(here.language):
            return {"title": translate(SECTIONS[key]), "blocks": ()}
    report = as_it_stands(here)
    with speaking(here.language):
        part = part_named(report, key)
    return {"title": part.title, "blocks": part.blocks}


def with_neighbours(read: list[Part], written: set[str]) -> list[Shown]:
    """“In brief” has no neighbours: it stays at the beginning."""
    keys = ["" if part.key == FIRST else part.key for part in read]
    around = zip(["", *keys], keys, [*keys[1:], ""], strict=False)
    return [
        Shown(part, above if key else "", below if key else "", key in written)
        for part, (above, key, below) in zip(read, around, strict=False)
    ]
