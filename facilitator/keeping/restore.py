"""Puts a backup back: checked first, written aside, then renamed. A failure leaves the old."""

import tempfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine, select
from sqlalchemy.exc import DBAPIError

from facilitator.config import Config
from facilitator.keeping import archive, in_use, leftovers, postgres, sqlite
from facilitator.keeping.archive import Contents
from facilitator.keeping.backup import exists, make_backup, usual_place
from facilitator.keeping.facts import Facts
from facilitator.keeping.progress import Tell
from facilitator.keeping.refusal import Damaged, NotDone
from facilitator.store.engine import is_sqlite
from facilitator.store.models import Erasure
from facilitator.store.schema import is_known

BEFORE = "-before-restore"


@dataclass(frozen=True)
class Restored:
    contents: Contents
    kept: Path | None  # where what was there before is now
    erased_since: tuple[str, ...]  # what was erased after the backup was made, and is back now


def look_into(path: Path, tell: Tell) -> Contents:
    """What is in this backup, if every part of it is as it was put in."""
    with archive.opened(path, tell) as (_, contents):
        return contents


def restore(config: Config, path: Path, now: datetime, tell: Tell, *, replace: bool) -> Restored:
    with in_use.alone(config.data_dir), archive.opened(path, tell) as (file, contents):
        check_fits(contents, config)
        leftovers.clear_unpacked(config)
        there = exists(config)
        if there and not replace:
            raise NotDone(
                "There is a database already. To put the backup in its place, add --replace;"
                " what is there is backed up first."
            )
        with tempfile.TemporaryDirectory(dir=config.data_dir, prefix=leftovers.RESTORING) as aside:
            unpack(file, contents, Path(aside), tell)
            database = Path(aside, archive.DATABASE)
            stated = Facts(contents.schema, contents.meetings, contents.sessions)
            if contents.kind == "sqlite" and sqlite.facts(database) != stated:
                raise NotDone("The backup is damaged: its rows are not those it lists.")
            back = erased_since(config.database_url, contents.at) if there else ()
            kept = keep_what_is_there(config, now, tell) if there else None
            put_database(database, config, stated)
            put_files(Path(aside, archive.FOLDER), config.data_dir)
    return Restored(contents, kept, back)


def erased_since(url: str, moment: datetime) -> tuple[str, ...]:
    """Read from the database that is about to be replaced, as far as it can still tell."""
    engine = create_engine(url)
    query = select(Erasure.kind, Erasure.number, Erasure.at).where(Erasure.at > moment)
    try:
        with engine.connect() as connection:
            rows = connection.execute(query.order_by(Erasure.id)).all()
    except DBAPIError:  # damaged, or of a version that kept no such list
        return ()
    finally:
        engine.dispose()
    return tuple(f"{kind} {number}, on {at:%Y-%m-%d %H:%M} UTC" for kind, number, at in rows)


def check_fits(contents: Contents, config: Config) -> None:
    kind = "sqlite" if is_sqlite(config.database_url) else "postgresql"
    if contents.kind != kind:
        raise NotDone(
            f"The backup holds a database of {contents.kind}, and DATABASE_URL names one of {kind}."
        )
    if not is_known(contents.schema):
        raise NotDone(
            f"The backup was made by a later version ({contents.version}, schema"
            f" {contents.schema}). Update the program first."
        )


def unpack(file: zipfile.ZipFile, contents: Contents, into: Path, tell: Tell) -> None:
    for name in contents.members:
        archive.take(file, name, into / name, tell)


def keep_what_is_there(config: Config, now: datetime, tell: Tell) -> Path:
    """A backup of it; a file that can't be read any more is kept as it is, under another name."""
    place = usual_place(config, now, BEFORE)
    try:
        return make_backup(config, place, now, tell).path
    except Damaged:
        name = f"{sqlite.file_of(config.database_url).name}{leftovers.DAMAGED}{now:%Y%m%d%H%M%S}"
        return sqlite.set_aside(config.database_url, name)


def put_database(database: Path, config: Config, stated: Facts) -> None:
    if is_sqlite(config.database_url):
        sqlite.put_back(database, config.database_url)
    else:
        postgres.put_back(database, config.database_url, stated)


def put_files(aside: Path, data_dir: Path) -> None:
    for file in [path for path in aside.rglob("*") if path.is_file()]:
        place = data_dir / file.relative_to(aside)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.rename(place)
