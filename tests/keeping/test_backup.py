"""A backup is whole or refused, and a restore leaves what was there until all of it is in place."""

import hashlib
import json
import os
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.config import Config, read_config
from facilitator.keeping import archive, in_use, sqlite
from facilitator.keeping.backup import make_backup, usual_place
from facilitator.keeping.progress import silent
from facilitator.keeping.refusal import NotDone
from facilitator.keeping.restore import look_into, restore
from facilitator.server import prepare_database
from tests.store.released import thaw

NOW = datetime(2026, 11, 25, 21, 13, tzinfo=UTC)


@pytest.fixture
def used(tmp_path: Path) -> Config:
    """An installation with a meeting in it, and an upload."""
    config = installation(tmp_path / "used")
    thaw("0001", config.database_url)
    prepare_database(config, has_backup=True)
    (config.data_dir / "uploads" / "logos").mkdir(parents=True)
    (config.data_dir / "uploads" / "logos" / "fjordby.png").write_bytes(b"a picture")
    return config


def installation(folder: Path) -> Config:
    return read_config({"DATA_DIR": str(folder)})


def database(config: Config) -> Path:
    return config.data_dir / "facilitator.sqlite"


def title(config: Config) -> str:
    with closing(sqlite3.connect(database(config))) as connection:
        return str(connection.execute("SELECT title FROM meeting").fetchone()[0])


def rename(config: Config, to: str) -> None:
    with closing(sqlite3.connect(database(config), isolation_level=None)) as connection:
        connection.execute("UPDATE meeting SET title = ?", (to,))


def backup_of(config: Config) -> Path:
    return make_backup(config, usual_place(config, NOW), NOW, silent).path


def put_back(config: Config, file: Path, **how: bool) -> Path | None:
    return restore(config, file, NOW, silent, replace=how.get("replace", False)).kept


def test_a_backup_comes_back_elsewhere_with_secrets_and_uploads(
    used: Config, tmp_path: Path
) -> None:
    file = backup_of(used)
    other = installation(tmp_path / "other")

    assert put_back(other, file) is None

    assert title(other) == "Working days"
    assert (other.data_dir / "secret-key").read_text() == used.secret_key
    assert (other.data_dir / "uploads/logos/fjordby.png").read_bytes() == b"a picture"
    assert file.name == f"facilitator-{NOW.astimezone():%Y-%m-%d-%H%M}.zip"
    assert {path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {0o600}
    assert look_into(file, silent).in_words().startswith("1 meeting with 1 session, made 2026-")


def test_a_database_of_another_name_is_no_secret(tmp_path: Path) -> None:
    used, other = (
        replace(
            installation(tmp_path / name),
            database_url=f"sqlite:///{tmp_path}/{name}/database",
        )
        for name in ("used", "other")
    )
    thaw("0001", used.database_url)
    prepare_database(used, has_backup=True)
    with closing(
        sqlite3.connect(sqlite.file_of(used.database_url))
    ) as serving:  # its log stands beside it
        serving.execute("PRAGMA journal_mode=WAL")
        serving.execute("UPDATE meeting SET title = 'Later'")
        serving.commit()
        made = make_backup(used, usual_place(used, NOW), NOW, silent)

    assert sorted(made.contents.members) == ["data/secret-key", "database"]
    put_back(other, made.path)
    with closing(sqlite3.connect(sqlite.file_of(other.database_url))) as restored:
        assert restored.execute("SELECT title FROM meeting").fetchall() == [("Later",)]


def test_what_is_there_is_replaced_only_when_told_to_and_kept(used: Config) -> None:
    file = backup_of(used)
    rename(used, "Later")

    with pytest.raises(NotDone, match="--replace"):
        put_back(used, file)
    assert title(used) == "Later"

    kept = put_back(used, file, replace=True)
    assert title(used) == "Working days"
    assert kept is not None

    put_back(used, kept, replace=True)
    assert title(used) == "Later"


def test_a_database_that_cant_be_read_is_kept_beside_the_restored_one(used: Config) -> None:
    file = backup_of(used)
    database(used).write_bytes(b"not a database" * 1000)

    kept = put_back(used, file, replace=True)

    assert title(used) == "Working days"
    assert kept is not None
    assert kept.read_bytes() == b"not a database" * 1000


def test_what_a_killed_backup_or_restore_left_is_cleared_by_the_next(used: Config) -> None:
    file = backup_of(used)
    left = [
        used.data_dir / "backups" / ".backup-x1" / "database",
        used.data_dir / "backups" / ".old.zip.partial",
        used.data_dir / ".restore-x2" / "data" / "secret-key",
    ]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left")
        os.utime(path, (0, 0))
        os.utime(path.parent, (0, 0))
    fresh = used.data_dir / "backups" / ".backup-y" / "database"  # of one that runs just now
    fresh.parent.mkdir()
    fresh.write_bytes(b"now")

    put_back(used, file, replace=True)

    assert [path for path in left if path.exists()] == []
    assert fresh.read_bytes() == b"now"


def rebuilt(file: Path, name: str, content: bytes, *, sum_: str | None = None) -> Path:
    """The backup with another member of this name, checksum and all if it is given."""
    changed = file.with_name(f"rebuilt-{sha256(content)[:8]}.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        members = {each: old.read(each) for each in old.namelist()} | {name: content}
        if sum_ is not None:
            contents = json.loads(members[archive.CONTENTS])
            contents["members"][name] = sum_
            members[archive.CONTENTS] = json.dumps(contents).encode()
        for each, what in members.items():
            new.writestr(each, what)
    return changed


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_damaged_backup_is_refused_and_changes_nothing(used: Config) -> None:
    file = backup_of(used)
    before = {path: path.read_bytes() for path in used.data_dir.glob("*") if path.is_file()}
    garbage = b"SQLite format 3\0" + os.urandom(90_000)
    empty = used.data_dir / "backups" / "empty.zip"
    empty.touch()
    cut = used.data_dir / "backups" / "cut.zip"
    cut.write_bytes(file.read_bytes()[:-2000])
    for broken, reason in (
        (empty, "is no backup of this program, or it is damaged"),
        (cut, "is no backup of this program, or it is damaged"),
        (rebuilt(file, "data/secret-key", b"another"), "“data/secret-key” is not what was put in"),
        (rebuilt(file, "data/../x", b"out", sum_=sha256(b"out")), "a name that leads elsewhere"),
        (rebuilt(file, "database", garbage, sum_=sha256(garbage)), "database"),
        (rebuilt(file, archive.CONTENTS, b"{}"), "is no backup of this program"),
    ):
        with pytest.raises(NotDone, match=reason):
            put_back(used, broken, replace=True)
        assert before == {path: path.read_bytes() for path in before}


def test_a_backup_of_a_later_version_is_refused(used: Config) -> None:
    with closing(sqlite3.connect(database(used), isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    file = backup_of(used)

    with pytest.raises(NotDone, match="later version"):
        put_back(used, file, replace=True)


def test_a_backup_of_the_other_database_is_refused(used: Config) -> None:
    elsewhere = replace(used, database_url="postgresql+psycopg://nobody@127.0.0.1:1/none")

    with pytest.raises(NotDone, match="DATABASE_URL names one of postgresql"):
        put_back(elsewhere, backup_of(used))


def test_nothing_is_restored_under_a_running_server(used: Config) -> None:
    file = backup_of(used)
    held = in_use.hold(used.data_dir)
    try:
        with pytest.raises(NotDone, match="Stop it first"):
            put_back(used, file, replace=True)
    finally:
        os.close(held)
    put_back(used, file, replace=True)
