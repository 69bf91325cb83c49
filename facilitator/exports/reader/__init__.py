"""The one reader for exports: rows of the database become a `Report`.

Everything in a report was read in one transaction, so its figures belong to one moment.
"""

from datetime import datetime, tzinfo
from typing import Any, cast

from sqlalchemy.orm import Session

from facilitator.exports.reader.agreed import actions, decisions
from facilitator.exports.reader.changes import changes
from facilitator.exports.reader.course import steps
from facilitator.exports.reader.local import Local
from facilitator.exports.reader.people import attendance, people
from facilitator.exports.reader.questions import questions
from facilitator.exports.reader.tallies import all_votes
from facilitator.exports.reader.topics import board
from facilitator.exports.reader.votes import votes
from facilitator.exports.report import MeetingReport, Report, WorkshopReport
from facilitator.store.models import Meeting, Workshop
from facilitator.store.situation import found


def read_report(
    session: Session, workshop_id: int, now: datetime, zone: tzinfo | None = None
) -> Report:
    """The report of the meeting with this workshop in it; times are told in `zone`.

    Without a zone they are the machine's. Raises NotFound where there is no such workshop.
    """
    workshop = found(session.get(Workshop, workshop_id))
    local = Local(zone)
    return Report(
        meeting=meeting_report(session.get_one(Meeting, workshop.meeting_id)),
        attendance=attendance(session, workshop),
        workshops=(workshop_report(session, workshop, local),),
        generated_at=local(now.replace(microsecond=0)),
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
    return WorkshopReport(
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
