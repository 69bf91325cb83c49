"""Meetings: made, edited, deleted with all that is in them."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import MeetingDeleted, MeetingEdited, MeetingMade
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.meetings import MeetingDetails
from facilitator.operations.clearing import forget_lonely_devices, remove_workshop
from facilitator.store.models import Attendee, Erasure, Meeting, Organisation, Series, Workshop

RUNNING = N_("A session is running. Close it first.")


def make_meeting(
    session: Session, details: MeetingDetails, *, by_id: int, now: datetime
) -> list[MeetingMade]:
    meeting = Meeting(created_by_id=by_id, created_at=now)
    write(session, meeting, details)
    session.add(meeting)
    session.flush()
    return [MeetingMade(meeting.id)]


def edit_meeting(
    session: Session, meeting_id: int, details: MeetingDetails, *, now: datetime
) -> list[MeetingEdited]:
    write(session, meeting_here(session, meeting_id), details)
    session.flush()
    forget_empty_series(session)
    return [MeetingEdited(meeting_id)]


def write(session: Session, meeting: Meeting, details: MeetingDetails) -> None:
    meeting.title, meeting.place = details.title, details.place
    meeting.starts_on, meeting.ends_on = details.starts_on, details.ends_on
    meeting.language = details.language
    meeting.people_until, meeting.keep_until = details.people_until, details.keep_until
    meeting.series_id = series_named(session, details.series)


def series_named(session: Session, name: str) -> int | None:
    """The series of this name; a new one if there is none; none for no name."""
    if not name:
        return None
    found = session.scalar(select(Series.id).where(Series.name == name))
    if found is not None:
        return found
    series = Series(name=name)
    session.add(series)
    session.flush()
    return series.id


def forget_empty_series(session: Session) -> None:
    session.execute(delete(Series).where(~exists().where(Meeting.series_id == Series.id)))


def delete_meeting(
    session: Session, meeting_id: int, *, now: datetime, by_id: int | None = None
) -> list[MeetingDeleted]:
    """The meeting with its sessions, attendance and organisations. Of it stays what other meetings
    of the series took over: actions brought forward, in minutes that were approved."""
    meeting_locked(session, meeting_id)
    workshops = session.execute(
        select(Workshop.id, Workshop.state).where(Workshop.meeting_id == meeting_id)
    ).all()
    if any(workshop.state == "running" for workshop in workshops):
        raise Refused(RUNNING)
    for workshop in workshops:
        remove_workshop(session, workshop.id)
    for table in (Attendee, Organisation):
        session.execute(delete(table).where(table.meeting_id == meeting_id))
    session.execute(delete(Meeting).where(Meeting.id == meeting_id))
    forget_lonely_devices(session)
    forget_empty_series(session)
    session.add(Erasure(kind="meeting", number=meeting_id, by_id=by_id, at=now))
    return [MeetingDeleted(meeting_id)]


def meeting_here(session: Session, meeting_id: int) -> Meeting:
    return found_meeting(session.get(Meeting, meeting_id))


def found_meeting(meeting: Meeting | None) -> Meeting:
    if meeting is None:
        raise NotFound(N_("There is no such meeting."))
    return meeting


def meeting_locked(session: Session, meeting_id: int) -> Meeting:
    """Whoever edits the minutes of a meeting comes one after the other; nobody who joins waits."""
    key_share = cast(Any, {"key_share": True})
    it = session.get(Meeting, meeting_id, with_for_update=key_share, populate_existing=True)
    return found_meeting(it)
