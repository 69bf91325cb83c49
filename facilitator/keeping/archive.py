"""The one file of a backup: a zip with the database, the data folder's other files, and a list of
contents that names each with its checksum."""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from facilitator.keeping.progress import Tell
from facilitator.keeping.refusal import NotDone

CONTENTS = "contents.json"
DATABASE = "database"
FOLDER = "data"  # the data folder's other files stand under this name
FORMAT = 1
PARTIAL = ".partial"
PIECE = 1 << 20


@dataclass(frozen=True)
class Contents:
    """What is in a backup. `members` has the SHA-256 of each file by its name."""

    made_at: str
    version: str
    schema: str
    kind: str  # of the database: sqlite or postgresql
    meetings: int
    sessions: int
    members: dict[str, str]
    format: int = FORMAT

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    def in_words(self) -> str:
        return (
            f"{counted(self.meetings, 'meeting')} with {counted(self.sessions, 'session')},"
            f" made {self.at:%Y-%m-%d %H:%M} UTC by version {self.version}"
            f" (schema {self.schema}, {self.kind})"
        )


def counted(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"


# Writing


def write(path: Path, files: Mapping[str, Path], about: Mapping[str, Any], tell: Tell) -> Contents:
    """Write aside, then rename: a file of this name is whole."""
    draft = path.with_name(f".{path.name}{PARTIAL}")
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                sums = {
                    name: put(archive, name, source, tell) for name, source in sorted(files.items())
                }
                contents = Contents(members=sums, **about)
                archive.writestr(CONTENTS, json.dumps(asdict(contents), indent=2))
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
        settle(path.parent)
    except OSError as reason:
        raise NotDone(f"The backup {path} can't be written: {reason.strerror}.") from reason
    finally:
        draft.unlink(missing_ok=True)
    return contents


def settle(folder: Path) -> None:
    """What was renamed in this folder stays so, also when the power goes."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def put(archive: zipfile.ZipFile, name: str, source: Path, tell: Tell) -> str:
    with source.open("rb") as file, archive.open(name, "w", force_zip64=True) as into:
        return copied(file, into, f"Packing {name}", source.stat().st_size, tell)


def copied(source: IO[bytes], into: IO[bytes] | None, doing: str, size: int, tell: Tell) -> str:
    """The SHA-256 of what went from one to the other."""
    digest, done = hashlib.sha256(), 0
    while piece := source.read(PIECE):
        digest.update(piece)
        if into is not None:
            into.write(piece)
        done += len(piece)
        tell(doing, done, size)
    return digest.hexdigest()


# Reading


@contextmanager
def opened(path: Path, tell: Tell) -> Iterator[tuple[zipfile.ZipFile, Contents]]:
    """A backup whose every member was compared with its checksum."""
    with readable(path):
        archive = zipfile.ZipFile(path)
    with archive:
        with readable(path):
            contents = listed(archive)
            check(archive, contents, tell)
        yield archive, contents


@contextmanager
def readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError):
        raise NotDone(f"{path} is no backup of this program, or it is damaged.") from None
    except OSError as reason:
        raise NotDone(f"{path} can't be read: {reason.strerror or reason}.") from reason


def made_at(path: Path) -> datetime:
    """Of a backup that may be damaged: then the moment its file was written."""
    try:
        with zipfile.ZipFile(path) as archive:
            return listed(archive).at
    except (zipfile.BadZipFile, OSError, NotDone, KeyError, ValueError, TypeError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def listed(archive: zipfile.ZipFile) -> Contents:
    stated = json.loads(archive.read(CONTENTS))
    if stated["format"] != FORMAT:
        raise NotDone("This backup was made by a later version. Update the program first.")
    return Contents(**stated)


def check(archive: zipfile.ZipFile, contents: Contents, tell: Tell) -> None:
    if {*archive.namelist()} != {CONTENTS, *contents.members} or DATABASE not in contents.members:
        raise NotDone("The backup is not whole: its files are not those it lists.")
    for name, stated in contents.members.items():
        check_name(name)
        with archive.open(name) as file:
            found = copied(file, None, f"Checking {name}", archive.getinfo(name).file_size, tell)
        if found != stated:
            raise NotDone(f"The backup is damaged: “{name}” is not what was put in.")


def check_name(name: str) -> None:
    """A member goes where its name says, so that may only be inside the data folder."""
    parts = PurePosixPath(name).parts
    inside = len(parts) > 1 and parts[0] == FOLDER and ".." not in parts
    if name != DATABASE and not inside:
        raise NotDone(f"The backup has a file with a name that leads elsewhere: {name!r}.")


def take(archive: zipfile.ZipFile, name: str, into: Path, tell: Tell) -> None:
    """Write a member to a new private file, down to the disk."""
    into.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    size = archive.getinfo(name).file_size
    with os.fdopen(os.open(into, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with archive.open(name) as member:
            copied(member, file, f"Unpacking {name}", size, tell)
        file.flush()
        os.fsync(file.fileno())
