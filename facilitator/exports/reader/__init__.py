"""The one reader for exports: rows of the database become a `Report`.

Everything in a report was read in one transaction, so its figures belong to one moment.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any, cast

from sqlalchemy.orm import Session

from facilitator.domain.errors import N_, NotFound
from facilitator.exports.reader.agenda import agenda
from facilitator.exports.reader.agreed import actions, decisions
from facilitator.exports.reader.changes import changes
from facilitator.exports.reader.course import steps
from facilitator.exports.reader.filing import being_written, just_approved
from facilitator.exports.reader.forward import forward
from facilitator.exports.reader.header import header
from facilitator.exports.reader.local import Local
from facilitator.exports.reader.people import attendance, people
from facilitator.exports.reader.persons import persons
from facilitator.exports.reader.pictures import kept_pictures, pictures
from facilitator.exports.reader.questions import questions
from facilitator.exports.reader.sections import quotes, sections
from facilitator.exports.reader.tallies import all_votes
from facilitator.exports.reader.topics import board
from facilitator.exports.reader.votes import votes
from facilitator.exports.reader.withheld import withheld_words, without_words
from facilitator.exports.report import MeetingReport, PictureReport, Report, WorkshopReport
from facilitator.store.filed import filed_workshops
from facilitator.store.models import Meeting, Workshop
from facilitator.store.situation import found

NO_SUCH_MEETING = N_("There is no such meeting.")


def read_minutes(
    session: Session,
    meeting_id: int,
    now: datetime,
    zone: tzinfo | None = None,
    *,
    read_pictures: Callable[[Session, int], tuple[PictureReport, ...]] = pictures,
) -> Report:
    """The report of the meeting with all its workshops; times are told in `zone`.

    Those that are still rehearsed are left out, unless all are. Without a zone times are the
    machine's. Raises NotFound where there is no such meeting.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise NotFound(NO_SUCH_MEETING)
    read = report(session, meeting, filed_workshops(meeting), now, zone)
    state, of_version = being_written(session, meeting_id)
    return replace(
        read,
        state=state,
        filing=of_version,
        agenda=agenda(session, meeting_id),
        persons=persons(session, meeting_id),
        pictures=read_pictures(session, meeting_id),
        sections=sections(session, meeting_id),
        quotes=quotes(session, meeting_id),
        forward=forward(session, meeting_id, Local(zone)),
    )


def read_page(
    session: Session, meeting_id: int, now: datetime, zone: tzinfo | None = None
) -> Report:
    """The same for a page, which loads its pictures by their numbers."""
    return read_minutes(session, meeting_id, now, zone, read_pictures=kept_pictures)


def read_approved(
    session: Session, meeting_id: int, now: datetime, zone: tzinfo | None = None
) -> Report:
    """The same in the transaction that approves it: what is frozen. Nothing that is read later says
    that it is approved; the frozen text does."""
    read = read_minutes(session, meeting_id, now, zone)
    return replace(read, state="approved", filing=just_approved(session, meeting_id))


def read_report(
    session: Session, workshop_id: int, now: datetime, zone: tzinfo | None = None
) -> Report:
    """The same with one workshop of the meeting alone, and who was in that."""
    workshop = found(session.get(Workshop, workshop_id))
    meeting = session.get_one(Meeting, workshop.meeting_id)
    alone = report(session, meeting, [workshop], now, zone)
    return replace(alone, whole=False)


def report(
    session: Session,
    meeting: Meeting,
    workshops: Sequence[Workshop],
    now: datetime,
    zone: tzinfo | None,
) -> Report:
    local = Local(zone)
    return Report(
        meeting=meeting_report(meeting),
        attendance=attendance(session, meeting.id, [workshop.id for workshop in workshops]),
        workshops=tuple(workshop_report(session, workshop, local) for workshop in workshops),
        generated_at=local(now.replace(microsecond=0)),
        header=header(session, meeting.id),
    )


def meeting_report(meeting: Meeting) -> MeetingReport:
    return MeetingReport(
        title=meeting.title,
        place=meeting.place,
        starts_on=meeting.starts_on,
        ends_on=meeting.ends_on,
        language=meeting.language,
        note=meeting.note,
    )


def workshop_report(session: Session, workshop: Workshop, local: Local) -> WorkshopReport:
    joined, shared = people(session, workshop.id)
    wall, opened = board(session, workshop), all_votes(session, workshop.id)
    read = WorkshopReport(
        title=workshop.title,
        state=cast(Any, workshop.state),
        naming=cast(Any, workshop.naming),
        open_vote=workshop.open_vote,
        joined=joined,
        shared=shared,
        steps=steps(session, workshop, local),
        questions=questions(session, workshop, wall, opened),
        votes=votes(session, wall, opened, local),
        decisions=decisions(session, workshop.id, local),
        actions=actions(session, workshop.id),
        changes=changes(session, workshop, wall, opened, local),
    )
    return without_words(read, withheld_words(session, workshop.id, wall))
