"""What a killed backup or restore leaves behind, and a database that was set aside: found, so that
erasing names it, and cleared where nobody can be at work on it. Backups and restores import it."""

import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.config import Config
from facilitator.keeping import sqlite
from facilitator.keeping.archive import PARTIAL
from facilitator.store.engine import is_sqlite

BACKUPS = "backups"  # in the data folder
ASIDE, RESTORING = ".backup-", ".restore-"
DAMAGED = ".damaged-"
LONGEST_BACKUP = timedelta(days=1)


def unfinished(config: Config) -> list[Path]:
    """Copies that were being made or unpacked, perhaps just now."""
    folder = config.data_dir / BACKUPS
    return [
        *config.data_dir.glob(f"{RESTORING}*"),
        *folder.glob(f"{ASIDE}*"),
        *folder.glob(f".*{PARTIAL}"),
    ]


def damaged(config: Config) -> list[Path]:
    if not is_sqlite(config.database_url):
        return []
    place = sqlite.file_of(config.database_url)
    return [*place.parent.glob(f"{place.name}{DAMAGED}*")]


def clear_old(config: Config, now: datetime) -> None:
    """Backups lock nobody out, so one may be at work: what it makes is younger than a day."""
    for path in unfinished(config):
        with suppress(FileNotFoundError):  # it was just finished, or cleared by another
            if not path.name.startswith(RESTORING) and written_at(path) < now - LONGEST_BACKUP:
                remove(path)


def clear_unpacked(config: Config) -> None:
    """For a restore, which is alone: what another one unpacked is of no use."""
    for path in config.data_dir.glob(f"{RESTORING}*"):
        remove(path)


def written_at(path: Path) -> datetime:
    """When the newest of a folder's files was written, or the file itself."""
    moments = [each.stat().st_mtime for each in (path, *path.rglob("*"))]
    return datetime.fromtimestamp(max(moments)).astimezone()


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
