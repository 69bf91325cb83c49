"""What a published page may say of a report, text by text."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from facilitator.exports.public import public
from facilitator.exports.report import Report
from tests.exports.conftest import NORMAL
from tests.exports.everywhere import everywhere

WORD = "Birthe"
# Every text that anybody may read. A new one of a report is left out, or gets a line here.
STAYS = [
    "meeting.title",
    "meeting.place",
    "meeting.note",
    "attendance.rows.organisation",
    "workshops.title",
    "workshops.steps.title",
    "workshops.questions.prompt",
    "workshops.questions.lists.label",
    "workshops.questions.lists.topics.name",
    "workshops.questions.lists.topics.former_names",
    "workshops.questions.lists.topics.merged_names",
    "workshops.questions.lists.topics.ideas.text",
    "workshops.questions.lists.topics.ideas.original",
    "workshops.questions.lists.not_placed.text",
    "workshops.questions.lists.not_placed.original",
    "workshops.questions.lists.late.text",
    "workshops.questions.lists.late.original",
    "workshops.questions.blocks.barrier_name",
    "workshops.questions.blocks.possibility_name",
    "workshops.votes.stop_reason",
    "workshops.votes.lists.label",
    "workshops.votes.lists.lines.name",
    "workshops.votes.groups.rows.name",
    "workshops.decisions.text",
    "workshops.decisions.agenda_item",
    "workshops.actions.text",
    "workshops.changes.what",
    "workshops.changes.reason",
    "header.programme",
    "header.project",
    "header.acronym",
    "header.project_number",
    "header.activity",
    "header.deliverable",
    "header.host",
    "header.funding",
    "agenda.title",
    "agenda.place",
    "agenda.session",
    "filing.note",
    "pictures.caption",
    "pictures.alternative",
    "sections.key",
    "sections.title",
    "sections.text",
]


def with_emblem(report: Report) -> Report:
    return replace(report, pictures=tuple(replace(it, kind="emblem") for it in report.pictures))


def saying(word: str, value: Any, path: str = "") -> Iterator[str]:
    """The dotted paths of the texts that say it."""
    if is_dataclass(value):
        for each in fields(value):
            yield from saying(word, getattr(value, each.name), f"{path}.{each.name}".strip("."))
    elif isinstance(value, tuple):
        for one in value:
            yield from saying(word, one, path)
    elif isinstance(value, str) and word in value:
        yield path


def test_every_text_of_a_report_is_public_or_was_thought_about() -> None:
    """Owners and bodies are persons here; organisations are the next test."""
    report = with_emblem(everywhere(WORD))
    here = replace(
        report.attendance,
        rows=tuple(replace(row, organisation=f"{WORD} & Co") for row in report.attendance.rows),
    )

    assert {*saying(WORD, public(replace(report, attendance=here)))} == {*STAYS}


def test_who_does_or_decided_something_is_told_where_it_is_an_organisation() -> None:
    [first, *_] = [row.organisation for row in NORMAL.attendance.rows]
    [session, *_] = NORMAL.workshops
    agreed = replace(
        session,
        actions=tuple(
            replace(session.actions[0], owner=name) for name in (first.upper(), "Olga Owner")
        ),
        decisions=tuple(
            replace(session.decisions[0], body=name) for name in (first, "Bodil Body", "")
        ),
    )

    [read] = public(replace(NORMAL, workshops=(agreed,))).workshops

    assert [action.owner for action in read.actions] == [first.upper(), ""]
    assert [decision.body for decision in read.decisions] == [first, "", ""]
