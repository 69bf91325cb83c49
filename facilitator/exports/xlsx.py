"""Excel: a sheet per table, numbers and dates as such, and no text that could be a formula."""

import io
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from facilitator.exports.legible import legible
from facilitator.exports.report import Report
from facilitator.exports.tables import Cell, Grid, grids
from facilitator.languages import speaking
from facilitator.languages import translate as _

AS_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
NARROWEST, WIDEST = 9, 60  # characters
LONGEST = 32_000  # what a cell holds is 32,767


def write_xlsx(report: Report, language: str) -> bytes:
    file = io.BytesIO()
    with speaking(language):
        report = legible(report)
        book = xlsxwriter.Workbook(file, AS_TEXT)
        title = f"{report.meeting.title}, {_('Minutes')}"[:250]
        book.set_properties({"title": title, "created": report.generated_at.replace(tzinfo=None)})
        formats = Formats(book)
        for grid in grids(report):
            write_sheet(book.add_worksheet(sheet_name(grid.title)), grid, formats)
        book.close()
    return file.getvalue()


class Formats:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        top = {"valign": "top"}
        self.header = book.add_format(
            {"bold": True, "bottom": 2, "valign": "bottom", "text_wrap": True}
        )
        self.text = book.add_format({**top, "text_wrap": True})
        self.number = book.add_format({**top, "num_format": "0"})
        self.date = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self.moment = book.add_format({**top, "num_format": "yyyy-mm-dd hh:mm", "align": "left"})


def sheet_name(title: str) -> str:
    """Excel takes 31 characters, and not all."""
    return "".join(c for c in title if c not in r"[]:*?/\'")[:31]


def write_sheet(sheet: Worksheet, grid: Grid, formats: Formats) -> None:
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    for place, title in enumerate(grid.columns):
        sheet.write_string(0, place, title, formats.header)
        sheet.set_column(place, place, column_width(grid, place))
    for number, row in enumerate(grid.rows, 1):
        for place, cell in enumerate(row):
            write_cell(sheet, number, place, cell, formats)
    sheet.autofilter(0, 0, len(grid.rows), len(grid.columns) - 1)


def column_width(grid: Grid, place: int) -> int:
    longest = max((len(str(row[place] or "")) for row in grid.rows), default=0)
    return min(max(longest, len(grid.columns[place]) + 3, NARROWEST), WIDEST)


def write_cell(sheet: Worksheet, row: int, place: int, cell: Cell, formats: Formats) -> None:
    if cell is None:
        sheet.write_blank(row, place, None, formats.text)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, place, cell.replace(tzinfo=None), formats.moment)
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, cell, formats.date)
    elif isinstance(cell, int):
        sheet.write_number(row, place, cell, formats.number)
    else:
        sheet.write_string(row, place, cell[:LONGEST], formats.text)
