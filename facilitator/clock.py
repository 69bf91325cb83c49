"""Whether the machine's clock may be believed, before anything is erased because of it.

A computer without a battery or a network may wake up years ahead. Part of the roof; `daily.py`
asks. A day is believed when it is not long after the last one that was, or after an organiser or
facilitator was here.
"""

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from facilitator.operations.erasing import last_arranged

FILE = ".last-day"  # in the data folder; no part of a backup
AT_MOST = timedelta(weeks=5)  # a holiday long


def is_believed(session: Session, data_dir: Path, today: date) -> bool:
    arranged = last_arranged(session)
    days = [arranged.date() if arranged else None, last_day(data_dir)]
    return any(day is not None and today - day <= AT_MOST for day in days)


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
