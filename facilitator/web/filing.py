"""Files of approved versions: written when they are missing, kept, and sent as they were kept.

One greenlet of each server works through what is missing; whoever asks for a file that isn't there
yet has it written then, the same as is kept. Of two that keep one the database takes the first.
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
from facilitator.domain.errors import N_, Conflict, NotFound, Refused
from facilitator.exports.filed import files_of_version, kept_language, write_file
from facilitator.exports.formats import FORMATS
from facilitator.exports.frozen import Frozen, names_of, parsed, thawed
from facilitator.live.publish import Live
from facilitator.operations.filing import CHANGED, approved, file_away
from facilitator.store.filed import contents_of
from facilitator.store.models import Filed, FiledFile
from facilitator.web.answers import missing
from facilitator.web.forms import typed
from facilitator.web.guards import Gathering, reading
from facilitator.web.writing import chosen_language, one_of_two, sent

log = logging.getLogger(__name__)

NOT_WRITTEN = N_("This file could not be written. It is a fault of this program.")
LOOK_AGAIN = 60  # seconds: another process may have redacted something


@dataclass(frozen=True)
class Wanted:
    """A file of a version whose report has this checksum: redacted, it is another file."""

    filed_id: int
    of: str
    format_: str
    language: str


@dataclass(frozen=True)
class File:
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
            except Exception:  # a fault of ours must not keep the other files
                log.exception("%s of version %s was not written", wanted.format_, wanted.filed_id)
                self.failed[wanted] = Refused(NOT_WRITTEN)
        self._thawed = None

    def waiting(self) -> Wanted | None:
        """None of those that could not be written: somebody has to ask for these again."""
        with self.live.database.read() as session:
            return next((it for it in missing_files(session) if it not in self.failed), None)

    def file(self, filed_id: int, format_: str, language: str) -> File:
        """As it is kept. One that isn't there yet is written for whoever asks, and by the clerk
        for good: to follow a link changes nothing."""
        wanted = self.wanted(filed_id, format_, kept_language(format_, language))
        if kept := self.kept(wanted):
            return kept
        self.failed.pop(wanted, None)
        try:
            made = self.made(wanted)
        except Conflict:
            return self.file(filed_id, format_, language)
        self.woken.set()
        if self.wanted(filed_id, format_, wanted.language) != wanted:  # redacted meanwhile
            return self.file(filed_id, format_, language)
        return made

    def wanted(self, filed_id: int, format_: str, language: str) -> Wanted:
        with self.live.database.read() as session:
            of = session.scalar(select(Filed.checksum).where(Filed.id == filed_id))
        if of is None:
            raise missing()
        return Wanted(filed_id, of, format_, language)

    def kept(self, wanted: Wanted) -> File | None:
        where = FiledFile.filed_id == wanted.filed_id, FiledFile.format_ == wanted.format_
        query = select(FiledFile.name, FiledFile.content).where(*where)
        with self.live.database.read() as session:
            row = session.execute(query.where(FiledFile.language == wanted.language)).first()
        return File(*row) if row else None

    def write(self, wanted: Wanted) -> None:
        """Conflict where the report was redacted meanwhile: then nothing is kept of it."""
        it = self.made(wanted)
        of_it = {"of": wanted.of, "format_": wanted.format_, "language": wanted.language}
        self.live.perform(file_away, wanted.filed_id, **of_it, name=it.name, content=it.content)

    def made(self, wanted: Wanted) -> File:
        frozen = self.report(wanted)
        with one_of_two:
            return File(*write_file(frozen, wanted.format_, wanted.language))

    def report(self, wanted: Wanted) -> Frozen:
        if self._thawed is None or self._thawed[0] != wanted.of:
            query = select(Filed).where(Filed.id == wanted.filed_id).options(undefer(Filed.report))
            with self.live.database.read() as session:
                row = session.scalar(query)
                if row is None or row.checksum != wanted.of:
                    raise Conflict(CHANGED)
                plain = parsed(row.report)
                contents = contents_of(session, row, names_of(plain))
            self._thawed = wanted.of, thawed(plain, contents)
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
    file = clerk().file(filed_id, format_, language)
    return sent(file.content, file.name, FORMATS[format_].mime_type, language)


def has_approved(here: Gathering) -> bool:
    """Are there versions from which a removal may have to take something out?"""
    with reading() as session:
        return bool(approved(session, here.id))


def answered() -> bool | None:
    """Whether it shall leave the approved versions as well, as the form says; None: not asked."""
    return {"yes": True, "no": False}.get(typed("approved_too"))


def clerk() -> Clerk:
    """Of the running application."""
    it: Clerk = current_app.extensions["clerk"]
    return it
