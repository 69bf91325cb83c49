"""Meetings as the office lists and shows them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from facilitator.domain.stages import State, state_after, version_after
from facilitator.screens.office.sessions import SessionCard, cards_of_meeting
from facilitator.store.models import (
    Attendee,
    Meeting,
    Organisation,
    Participant,
    Series,
    Workshop,
)
from facilitator.store.stages import stages


@dataclass(frozen=True)
class Attendance:
    """Who was at the meeting so far; those of a rehearsal are not."""

    attended: int
    organisations: int
    countries: int


@dataclass(frozen=True)
class MeetingCard:
    id: int
    title: str
    place: str
    starts_on: date
    ends_on: date
    language: str
    series: str
    note: str
    sessions: tuple[SessionCard, ...]
    people_until: date | None  # None: made before there was such a day
    people_erased_on: date | None
    keep_until: date | None
    expected: int  # organisations on the roster
    attendance: Attendance
    state: State  # of the minutes
    version: int  # that stands, or that is being written

    @property
    def is_live(self) -> bool:
        return any(session.state in ("running", "lobby") for session in self.sessions)


@dataclass(frozen=True)
class YearOfMeetings:
    year: int
    is_open: bool  # this year and what is to come; earlier years are folded
    meetings: tuple[MeetingCard, ...]


def meetings_by_year(session: Session, today: date) -> tuple[YearOfMeetings, ...]:
    """Newest first."""
    meetings = session.scalars(
        select(Meeting).order_by(Meeting.starts_on.desc(), Meeting.id.desc())
    )
    years: dict[int, list[MeetingCard]] = {}
    for meeting in meetings:
        years.setdefault(meeting.starts_on.year, []).append(card(session, meeting))
    newest = max(years, default=0)
    return tuple(
        YearOfMeetings(year, year >= min(today.year, newest), tuple(cards))
        for year, cards in years.items()
    )


def meeting(session: Session, meeting_id: int) -> MeetingCard:
    return card(session, session.get_one(Meeting, meeting_id))


def card(session: Session, row: Meeting) -> MeetingCard:
    series = session.get(Series, row.series_id) if row.series_id else None
    kinds = [stage.kind for stage in stages(session, row.id)]
    return MeetingCard(
        row.id,
        row.title,
        row.place,
        row.starts_on,
        row.ends_on,
        row.language,
        series.name if series else "",
        row.note,
        cards_of_meeting(session, row.id),
        row.people_until,
        row.people_erased_at.date() if row.people_erased_at else None,
        row.keep_until,
        expected_organisations(session, row.id),
        attendance(session, row.id),
        state_after(kinds),
        version_after(kinds),
    )


def expected_organisations(session: Session, meeting_id: int) -> int:
    query = select(func.count()).where(Organisation.meeting_id == meeting_id, Organisation.expected)
    return session.scalar(query) or 0


def attendance(session: Session, meeting_id: int) -> Attendance:
    in_earnest = (
        select(Participant.attendee_id)
        .join(Workshop, Workshop.id == Participant.workshop_id)
        .where(Workshop.meeting_id == meeting_id, Workshop.lobby_opened_at.is_not(None))
    )
    row = session.execute(
        select(
            func.count(),
            func.count(distinct(Attendee.organisation_id)),
            func.count(distinct(func.nullif(Attendee.country, ""))),
        ).where(Attendee.meeting_id == meeting_id, Attendee.id.in_(in_earnest))
    ).one()
    return Attendance(*row)


def series_names(session: Session) -> tuple[str, ...]:
    return tuple(session.scalars(select(Series.name).order_by(Series.name)))


def title_of(session: Session, meeting_id: int) -> str:
    return session.get_one(Meeting, meeting_id).title


def meeting_titles(session: Session) -> dict[int, str]:
    """To choose one: newest first."""
    rows = session.execute(
        select(Meeting.id, Meeting.title).order_by(Meeting.starts_on.desc(), Meeting.id.desc())
    )
    return {row.id: row.title for row in rows}
