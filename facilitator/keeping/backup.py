"""Makes a backup: everything of this installation in one file, whole as of one moment."""

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from facilitator.config import Config
from facilitator.keeping import archive, leftovers, postgres, sqlite
from facilitator.keeping.in_use import LOCK
from facilitator.keeping.leftovers import BACKUPS as FOLDER
from facilitator.keeping.progress import Tell
from facilitator.keeping.refusal import NotDone
from facilitator.store.engine import is_sqlite

UPLOADS = "uploads"
ENDING = ".zip"


@dataclass(frozen=True)
class Backup:
    path: Path
    contents: archive.Contents


def exists(config: Config) -> bool:
    """Whether there is a database to back up, or to be overwritten."""
    url = config.database_url
    return sqlite.exists(url) if is_sqlite(url) else postgres.exists(url)


def make_backup(config: Config, to: Path, now: datetime, tell: Tell) -> Backup:
    if to.exists():
        raise NotDone(f"{to} is there already. Give the backup another name.")
    if not exists(config):
        raise NotDone("There is no database yet, so there is nothing to back up.")
    make_folder(to.parent)
    leftovers.clear_old(config, now)
    with tempfile.TemporaryDirectory(dir=to.parent, prefix=leftovers.ASIDE) as aside:
        copy = Path(aside, archive.DATABASE)
        if is_sqlite(config.database_url):
            kind, facts = "sqlite", sqlite.copy_out(config.database_url, copy, tell)
        else:
            kind, facts = "postgresql", postgres.copy_out(config.database_url, copy)
        about = {
            "made_at": now.astimezone(UTC).isoformat(),
            "version": our_version(),
            "kind": kind,
            **facts._asdict(),
        }
        files = {archive.DATABASE: copy, **beside_the_database(config)}
        return Backup(to, archive.write(to, files, about, tell))


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as reason:
        raise NotDone(f"The folder {folder} can't be made: {reason.strerror}.") from reason


def beside_the_database(config: Config) -> dict[str, Path]:
    """Secrets and uploads, by the name they get in the backup: all of the data folder but the
    database, what is made while a server runs, and earlier backups."""
    top = [path for path in config.data_dir.iterdir() if path.is_file()]
    uploads = [path for path in (config.data_dir / UPLOADS).rglob("*") if path.is_file()]
    return {
        f"{archive.FOLDER}/{path.relative_to(config.data_dir).as_posix()}": path
        for path in [*top, *uploads]
        if (path in uploads or is_secret(path)) and path.resolve() not in database_files(config)
    }


def database_files(config: Config) -> list[Path]:
    """What is copied by SQLite itself: packed raw it would be restored over the whole copy."""
    if not is_sqlite(config.database_url):
        return []
    file = sqlite.file_of(config.database_url).resolve()
    return [file.with_name(file.name + end) for end in ("", *sqlite.BESIDE)]


def is_secret(path: Path) -> bool:
    return path.name != LOCK and not path.name.startswith(".") and path.suffix == ""


def usual_place(config: Config, now: datetime, why: str = "") -> Path:
    """`facilitator-2026-11-25-2113.zip` in the data folder's backups; a second one in that minute
    gets the seconds too."""
    folder, at = config.data_dir / FOLDER, now.astimezone()
    name = f"facilitator-{at:%Y-%m-%d-%H%M}{why}{ENDING}"
    if (folder / name).exists():
        name = f"facilitator-{at:%Y-%m-%d-%H%M%S}{why}{ENDING}"
    return folder / name


def our_version() -> str:
    try:
        return version("facilitator")
    except PackageNotFoundError:
        return "unknown"


def made_before(config: Config, moment: datetime) -> list[tuple[datetime, Path]]:
    """Files that may hold what was erased at that moment, oldest first: backups in the data folder
    and databases set aside that are older, and whatever unfinished work left, since a copy that is
    being unpacked is older than its files. What is no backup is taken by the date of its files."""
    folder, left = config.data_dir / FOLDER, leftovers.unfinished(config)
    kept = [path for path in folder.glob("*") if path not in left] + leftovers.damaged(config)
    found = [(made_at(path), path) for path in [*kept, *left] if holds_something(path)]
    return sorted((at, path) for at, path in found if at <= moment or path in left)


def made_at(path: Path) -> datetime:
    return archive.made_at(path) if path.suffix == ENDING else leftovers.written_at(path)


def holds_something(path: Path) -> bool:
    return path.is_file() or any(each.is_file() for each in path.rglob("*"))
