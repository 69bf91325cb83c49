"""CSV: one file per table in a ZIP, readable by Excel and harmless to it."""

import csv
import io
from datetime import datetime

from facilitator.exports.archive import zipped
from facilitator.exports.legible import legible
from facilitator.exports.report import Report
from facilitator.exports.tables import Cell, Grid, grids
from facilitator.languages import speaking

# A spreadsheet takes such a cell for a formula, whatever the quotes around it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
DEFUSED = "'"
BYTE_ORDER_MARK = "\ufeff"


def write_csv(report: Report, language: str) -> bytes:
    with speaking(language):
        return zipped(csv_files(legible(report)))


def csv_files(report: Report) -> dict[str, bytes]:
    """By their names, in the language that is spoken."""
    return {f"{grid.key}.csv": table(grid).encode() for grid in grids(report)}


def table(grid: Grid) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(grid.columns)
    writer.writerows([written(cell) for cell in row] for row in grid.rows)
    return BYTE_ORDER_MARK + file.getvalue()


def written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, str):
        return defused(cell)
    return str(cell)


def defused(text: str) -> str:
    return DEFUSED + text if text.lstrip(" ").startswith(FORMULA_STARTS) else text
