"""The tables behind the record, typed: for XLSX a sheet each, for CSV a file each."""

from facilitator.exports.report import Report
from facilitator.exports.tables.agreed import actions, brought_forward, decisions
from facilitator.exports.tables.course import changes, run_sheet
from facilitator.exports.tables.grid import Cell, Grid
from facilitator.exports.tables.meeting import agenda, attendance, attendance_sums, persons
from facilitator.exports.tables.overview import overview
from facilitator.exports.tables.voted import by_group, votes
from facilitator.exports.tables.words import quotes, words
from facilitator.exports.tables.wrote import blocking, ideas, topics

__all__ = ["Cell", "Grid", "grids"]


def grids(report: Report) -> tuple[Grid, ...]:
    """All tables in the language that is spoken."""
    return (
        overview(report),
        ideas(report),
        topics(report),
        votes(report),
        *by_group(report),
        blocking(report),
        decisions(report),
        actions(report),
        *brought_forward(report),
        agenda(report),
        attendance(report),
        attendance_sums(report),
        persons(report),
        run_sheet(report),
        changes(report),
        *words(report),
        *quotes(report),
    )
