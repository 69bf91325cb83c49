"""Whether the machine's clock may be believed, before anything is erased because of it.

A computer without a battery or a network may wake up years ahead, and everything that was written
under its clock since says the same. So a day is believed only when it is not long after the last
one that was, or when nothing would be erased because of it. Part of the roof; `daily.py` asks.
"""

from datetime import date, timedelta
from pathlib import Path

FILE = ".last-day"  # in the data folder; no part of a backup
AT_MOST = timedelta(weeks=5)  # a holiday long


def is_believed(data_dir: Path, today: date) -> bool:
    last = last_day(data_dir)
    return last is not None and today - last <= AT_MOST


def last_day(data_dir: Path) -> date | None:
    """The last day that was believed here."""
    try:
        return date.fromisoformat((data_dir / FILE).read_text())
    except (FileNotFoundError, ValueError):
        return None


def believe(data_dir: Path, today: date) -> None:
    """A clock that begins in the past and is set right later loses nothing by it."""
    last = last_day(data_dir)
    if last is None or last < today:
        (data_dir / FILE).write_text(today.isoformat())
