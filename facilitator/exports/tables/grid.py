"""A table of typed values, as every writer of tables takes it."""

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | date | datetime | None


@dataclass(frozen=True)
class Grid:
    """`key` names the CSV file, `title` the sheet; one value per column in each row."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
