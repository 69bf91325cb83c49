"""Files of approved versions: written when they are missing, kept, and sent as they were kept.

One greenlet of each server works through what is missing; whoever asks for a file that isn't there
yet has it written then. Of two that write the same one the database takes the first.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import gevent.event
from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session, undefer
from werkzeug.wrappers import Response

from facilitator.domain.changes import Fact, MinutesApproved, VersionRedacted
from facilitator.domain.errors import Conflict, NotFound, Refused
from facilitator.exports.filed import files_of_version, kept_language, write_file
from facilitator.exports.formats import FORMATS
from facilitator.exports.frozen import Frozen, thawed
from facilitator.live.publish import Live
from facilitator.operations.filing import CHANGED, approved, file_away
from facilitator.store.models import Filed, FiledFile
from facilitator.web.answers import missing
from facilitator.web.guards import Gathering, reading
from facilitator.web.writing import chosen_language, one_of_two, sent

log = logging.getLogger(__name__)

LOOK_AGAIN = 60  # seconds: another process may have redacted something


@dataclass(frozen=True)
class Wanted:
    """A file of a version whose report has this checksum: redacted, it is another file."""

    filed_id: int
    of: str
    format_: str
    language: str


@dataclass(frozen=True)
class Kept:
    name: str
    content: bytes


class Clerk:
    """Writes what is missing, one file after the other, and knows what could not be written."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.woken = gevent.event.Event()
        self.failed: dict[Wanted, Refused] = {}
        self._thawed: tuple[str, Frozen] | None = None  # the newest, for its next file

    def heed(self, facts: Sequence[Fact]) -> None:
        if any(isinstance(fact, (MinutesApproved, VersionRedacted)) for fact in facts):
            self.woken.set()

    def work(self) -> None:
        """For ever."""
        while True:
            try:
                self.write_missing()
            except Exception:
                log.exception("files of approved minutes were not written; tried again")
            self.woken.wait(LOOK_AGAIN)
            self.woken.clear()

    def write_missing(self) -> None:
        while wanted := self.waiting():
            try:
                self.write(wanted)
            except (Conflict, NotFound):
                continue  # another report by now, or none: what is missing is looked up again
            except Refused as failed:
                self.failed[wanted] = failed
        self._thawed = None

    def waiting(self) -> Wanted | None:
        """None of those that could not be written: somebody has to ask for these again."""
        with self.live.database.read() as session:
            return next((it for it in missing_files(session) if it not in self.failed), None)

    def file(self, filed_id: int, format_: str, language: str) -> Kept:
        """As it is kept; written now if it is not there yet."""
        language = kept_language(format_, language)
        try:
            return self.kept(filed_id, format_, language) or self.written(
                filed_id, format_, language
            )
        except Conflict:
            return self.written(filed_id, format_, language)

    def kept(self, filed_id: int, format_: str, language: str) -> Kept | None:
        where = FiledFile.filed_id == filed_id, FiledFile.format_ == format_
        query = select(FiledFile.name, FiledFile.content).where(*where)
        with self.live.database.read() as session:
            row = session.execute(query.where(FiledFile.language == language)).first()
        return Kept(*row) if row else None

    def written(self, filed_id: int, format_: str, language: str) -> Kept:
        with self.live.database.read() as session:
            of = session.scalar(select(Filed.checksum).where(Filed.id == filed_id))
        if of is None:
            raise missing()
        wanted = Wanted(filed_id, of, format_, language)
        kept = self.write(wanted)
        self.failed.pop(wanted, None)
        return kept

    def write(self, wanted: Wanted) -> Kept:
        """Conflict where the report was redacted meanwhile: then nothing is kept of it."""
        frozen = self.report(wanted)
        with one_of_two:
            name, content = write_file(frozen, wanted.format_, wanted.language)
        of_it = {"of": wanted.of, "format_": wanted.format_, "language": wanted.language}
        self.live.perform(file_away, wanted.filed_id, **of_it, name=name, content=content)
        return Kept(name, content)

    def report(self, wanted: Wanted) -> Frozen:
        if self._thawed is None or self._thawed[0] != wanted.of:
            query = select(Filed).where(Filed.id == wanted.filed_id).options(undefer(Filed.report))
            with self.live.database.read() as session:
                row = session.scalar(query)
                if row is None or row.checksum != wanted.of:
                    raise Conflict(CHANGED)
                text = row.report
            self._thawed = wanted.of, thawed(text)
        return self._thawed[1]


def missing_files(session: Session) -> Iterator[Wanted]:
    """Of all versions, the newest first."""
    there = {
        tuple(row)
        for row in session.execute(
            select(FiledFile.filed_id, FiledFile.format_, FiledFile.language)
        )
    }
    for id_, of in session.execute(select(Filed.id, Filed.checksum).order_by(Filed.id.desc())):
        for format_, language in files_of_version():
            if (id_, format_, language) not in there:
                yield Wanted(id_, of, format_, language)


def filed_file(filed_id: int, format_: str, otherwise: str) -> Response:
    """As it was written at the approval, in the meeting's language unless another is asked for."""
    if format_ not in FORMATS:
        raise missing()
    language = chosen_language(otherwise)
    kept = clerk().file(filed_id, format_, language)
    return sent(kept.content, kept.name, FORMATS[format_].mime_type, language)


def has_approved(here: Gathering) -> bool:
    """Are there versions from which a removal may have to take something out?"""
    with reading() as session:
        return bool(approved(session, here.id))


def clerk() -> Clerk:
    """Of the running application."""
    it: Clerk = current_app.extensions["clerk"]
    return it
