"""What the room wrote and how it was sorted: ideas, topics, and what blocks what."""

from collections.abc import Iterator

from facilitator.domain.agreed import REMOVERS
from facilitator.exports import wording
from facilitator.exports.report import IdeaReport, ListReport, Report
from facilitator.exports.sessions import titled
from facilitator.exports.tables.grid import Cell, Grid
from facilitator.languages import translate as _


def ideas(report: Report) -> Grid:
    columns = (
        _("Session"), _("Question"), _("List"), _("Topic"), _("Topic name"), _("Idea"),
        _("Language"), _("Author"), _("Source"), _("Late"), _("Originally"), _("Withheld"),
    )  # fmt: skip
    return Grid("ideas", _("Ideas"), columns, tuple(idea_rows(report)))


def idea_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    for session, workshop in titled(report):
        for question in workshop.questions:
            for list_ in question.lists:
                for letter, name, idea in placed(list_):
                    yield session, question.number, list_.label, letter, name, *idea_cells(idea)


def idea_cells(idea: IdeaReport | None) -> tuple[Cell, ...]:
    """Of one that is withheld only that."""
    if idea is None:
        return *[None] * 6, _("yes")
    return (
        idea.text,
        idea.language,
        idea.author,
        _(wording.SOURCES[idea.source]),
        _("yes") if idea.late else None,
        idea.original,
        None,
    )


def placed(list_: ListReport) -> Iterator[tuple[str | None, str | None, IdeaReport | None]]:
    """Every idea with the letter and the name of its topic; those that are withheld as None."""
    for topic in list_.topics:
        for idea in (*topic.ideas, *[None] * topic.withheld):
            yield topic.letter, topic.name, idea
    withheld = [None] * (list_.not_placed_withheld + list_.late_withheld)
    for idea in (*list_.not_placed, *list_.late, *withheld):
        yield None, None, idea


def topics(report: Report) -> Grid:
    columns = (
        _("Session"), _("Question"), _("List"), _("Topic"), _("Topic name"), _("Rank"), _("Dots"),
        _("Ideas"), _("Former names"), _("Merged with"), _("Of these withheld"),
        _("Hands, of the dots"),
    )  # fmt: skip
    rows = tuple(
        (
            session,
            question.number,
            list_.label,
            topic.letter,
            topic.name,
            topic.rank,
            topic.dots,
            topic.idea_count,
            "; ".join(topic.former_names) or None,
            "; ".join(topic.merged_names) or None,
            topic.withheld or None,
            topic.hands,
        )
        for session, workshop in titled(report)
        for question in workshop.questions
        for list_ in question.lists
        for topic in list_.topics
    )
    return Grid("topics", _("Topics"), columns, rows)


def blocking(report: Report) -> Grid:
    columns = (
        _("Session"), _("Question"), _("Barrier"), _("Barrier name"), _("Possibility"),
        _("Possibility name"), _("Who can remove it"),
    )  # fmt: skip
    rows = tuple(
        (
            session,
            question.number,
            link.barrier,
            link.barrier_name,
            link.possibility,
            link.possibility_name,
            _(REMOVERS[link.remover]),
        )
        for session, workshop in titled(report)
        for question in workshop.questions
        for link in question.blocks
    )
    return Grid("links", _("What blocks what"), columns, rows)
