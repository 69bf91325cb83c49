"""Results by group in what is taken home: told as they were shown, and the gaps said in words."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from facilitator.exports.blocks import Picture
from facilitator.exports.formats import FORMATS
from facilitator.exports.markdown import write_markdown
from facilitator.exports.minutes.results import results
from facilitator.exports.reader import read_report
from facilitator.exports.report import GroupReport, GroupRow, GroupsReport, Report
from facilitator.exports.tables import grids
from facilitator.languages import speaking
from facilitator.operations.grouping import count_as_one
from facilitator.store.models import Base
from facilitator.store.transactions import Database
from tests.operations.room import Room
from tests.operations.test_grouping import REST, show, vote


def with_groups(report: Report, axis: str = "partner_type") -> Report:
    groups = GroupsReport(
        axis,  # type: ignore[arg-type]
        (GroupReport(("research",), 27), GroupReport(("city", "politician"), 11)),
        5,
        (
            GroupRow(1, "possibility", "A", "Green roofs, walls and streets", (20, 2), True),
            GroupRow(1, "possibility", "B", "Waterways as nature corridors", (9, 6)),
            GroupRow(1, "possibility", "H", "Money that lasts longer than a project", None),
            GroupRow(1, "barrier", "A", "Strategies that bind nobody", None),
        ),
    )
    [workshop] = report.workshops
    *others, last = workshop.votes
    votes = (*others, replace(last, groups=(groups,)))
    return replace(report, workshops=(replace(workshop, votes=votes),))


def test_the_report_says_what_the_room_was_shown(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'room.db'}")
    Base.metadata.create_all(database.writer)
    room = Room(database)
    room.do(count_as_one, axis="partner_type", members=["company", "cluster"])
    vote(room)
    read = lambda: room.read(lambda s: read_report(s, room.id, room.clock, UTC))  # noqa: E731
    assert read().workshops[0].votes[0].groups == ()
    show(room)

    assert read().workshops[0].votes[0].groups == (
        GroupsReport(
            "partner_type",
            (GroupReport(("city",), 8), GroupReport(REST, 7)),
            0,
            (
                GroupRow(1, "possibility", "A", "Roofs", (7, 1), True),
                GroupRow(1, "possibility", "B", "Streams", (1, 6), True),
            ),
        ),
    )


def test_the_minutes_have_a_table_and_say_what_is_not_in_it(normal: Report) -> None:
    said = write_markdown(with_groups(normal), "en").decode()
    part = said[said.index("### By kind of partner") : said.index("## Attendance")]

    assert [line for line in part.splitlines() if line.startswith("| City")] == [
        "| City or region + Politician | 11 | 2 | 6 | – |",
    ]
    assert "Opinions differ about: Possibilities A. The shares" in part
    assert "Barriers: no topic is told by group." in part
    assert "5 people are in no line" in part
    assert "Topics without figures are left out" in part
    assert "recounted" in part


def test_a_picture_says_in_words_what_it_shows(normal: Report) -> None:
    with speaking("en"):
        pictures = [part for part in results(with_groups(normal)) if isinstance(part, Picture)]

    assert [part.alternative for part in pictures if "by group" in part.caption] == [
        "Bar chart of Possibilities by group: "
        "A: Research institution 20 of 27, City or region + Politician 2 of 11; "
        "B: Research institution 9 of 27, City or region + Politician 6 of 11."
    ]


def test_an_open_vote_says_so_beside_its_organisations(normal: Report) -> None:
    said = write_markdown(with_groups(normal, "organisation"), "en").decode()

    assert "This was an open vote, so organisations are shown whatever their size." in said


def test_the_table_has_a_line_for_each_topic_and_group(normal: Report) -> None:
    with speaking("en"):
        [grid] = [grid for grid in grids(with_groups(normal)) if grid.key == "groups"]
        assert "groups" not in [grid.key for grid in grids(normal)]

    kind = "By kind of partner"
    roofs = (
        "More nature in our towns",
        1,
        "Possibilities",
        "A",
        "Green roofs, walls and streets",
        kind,
    )
    assert grid.rows[:2] == (
        (*roofs, "Research institution", 27, 20, "yes", None),
        (*roofs, "City or region + Politician", 11, 2, "yes", None),
    )
    assert [row[8:] for row in grid.rows[-3:-1]] == [(None, None, "yes")] * 2
    assert [each for each in grid.rows[-1] if each] == [
        "More nature in our towns",
        kind,
        "In no group that is shown",
        5,
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_takes_them(normal: Report, format_: str) -> None:
    assert FORMATS[format_].write(with_groups(normal), "de")
