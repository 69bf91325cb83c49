"""The example's meeting of last spring, held: its two sessions told by what people did in them. Two
without a phone voted on paper, some people cast no ballot, and the facilitator merged and hid."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.demo import script, spring
from facilitator.demo.around import write_around
from facilitator.demo.scene import SERIES, add_roster
from facilitator.demo.sitting import Room
from facilitator.domain.runsheet import ONE_QUESTION
from facilitator.domain.workshops import QuestionText, WorkshopPlan
from facilitator.operations import (
    meetings,
    workshops,
)
from facilitator.simulate.chance import chance_of
from facilitator.store.models import Meeting

DAYS_AGO = 170


def hold_meeting(session: Session, by_id: int, today: date) -> int:
    """The id of the meeting, with everything in it that minutes can hold but their approval. One
    that an earlier example left is taken as it is."""
    if standing := session.scalar(select(Meeting.id).where(Meeting.title == spring.TITLE)):
        return standing
    first = today - timedelta(days=DAYS_AGO)
    meeting = Meeting(
        title=spring.TITLE,
        place=spring.PLACE,
        starts_on=first,
        ends_on=first + timedelta(days=1),
        language="en",
        note=script.ATTRIBUTION,
        created_by_id=by_id,
        created_at=moment(first, time(8)),
        series_id=meetings.series_named(session, SERIES),
    )
    session.add(meeting)
    session.flush()
    add_roster(session, meeting.id)
    rooms = [hold(session, meeting, by_id, planned) for planned in spring.SITTINGS]
    write_around(session, meeting, by_id, [room.workshop_id for room in rooms])
    for room in rooms:
        room.withhold(meeting)
    return meeting.id


def moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, UTC)


def hold(session: Session, meeting: Meeting, by_id: int, planned: spring.Sitting) -> Room:
    """A session: made, opened, driven to its end."""
    begins = next(
        moment(meeting.starts_on + timedelta(days=item.day), item.starts)
        for item in spring.AGENDA
        if item.session is not None and spring.SITTINGS[item.session] == planned
    )
    question = script.questions()[planned.question]
    plan = WorkshopPlan(
        ONE_QUESTION,
        planned.title,
        planned.language,
        (QuestionText(question.prompt, *question.labels.values()),),
    )
    choose = chance_of(planned.title).choice
    [made] = workshops.make_workshop(session, meeting.id, plan, choose=choose, now=begins)
    room = Room(session, made.workshop_id, by_id, begins, question, planned)
    room.meet()
    room.agree()
    return room
