"""What is filed: one `Report` of a meeting, from which every format is written.

Plain values only, no words of the interface: writers say them in the language asked for.
Moments are aware and already in the local time of the meeting. Dots and ranks are None
until the results were revealed; nothing else in here tells a tally.
"""

from dataclasses import dataclass
from datetime import date, datetime

from facilitator.domain.stages import State
from facilitator.exports.report.attendance import (
    Attendance,
    AttendanceAxis,
    Came,
    Presence,
)
from facilitator.exports.report.filing import (
    AgendaReport,
    FilingReport,
    HeaderReport,
    KeptPicture,
    PersonReport,
    PersonsReport,
    PictureReport,
)
from facilitator.exports.report.questions import (
    WITHHELD,
    Blocks,
    IdeaReport,
    ListReport,
    QuestionReport,
    TopicReport,
)
from facilitator.exports.report.sections import QuoteReport, SectionReport
from facilitator.exports.report.votes import (
    BallotLine,
    BallotReport,
    GroupReport,
    GroupRow,
    GroupsReport,
    Turnout,
    VoteListReport,
    VoteReport,
)
from facilitator.exports.report.workshop import (
    ActionReport,
    Change,
    ChangeKind,
    DecisionReport,
    ForwardReport,
    RealTime,
    StepReport,
    WorkshopReport,
)

__all__ = [
    "ActionReport",
    "AgendaReport",
    "Attendance",
    "AttendanceAxis",
    "BallotLine",
    "BallotReport",
    "Blocks",
    "Came",
    "Change",
    "ChangeKind",
    "DecisionReport",
    "FilingReport",
    "ForwardReport",
    "GroupReport",
    "GroupRow",
    "GroupsReport",
    "HeaderReport",
    "IdeaReport",
    "KeptPicture",
    "ListReport",
    "MeetingReport",
    "PersonReport",
    "PersonsReport",
    "PictureReport",
    "Presence",
    "QuestionReport",
    "QuoteReport",
    "RealTime",
    "Report",
    "SectionReport",
    "StepReport",
    "TopicReport",
    "Turnout",
    "VERSION",
    "VoteListReport",
    "VoteReport",
    "WITHHELD",
    "WorkshopReport",
]

VERSION = 1


@dataclass(frozen=True)
class MeetingReport:
    title: str
    place: str
    starts_on: date
    ends_on: date
    language: str
    note: str = ""


@dataclass(frozen=True)
class Report:
    """The meeting owns the record; attendance is of the workshops gathered in it."""

    meeting: MeetingReport
    attendance: Attendance
    workshops: tuple[WorkshopReport, ...]
    generated_at: datetime
    state: State = "draft"
    version: int = VERSION
    whole: bool = True  # False: of one session alone, which nobody approves
    header: HeaderReport = HeaderReport()
    agenda: tuple[AgendaReport, ...] = ()  # this and what follows: of a whole meeting only
    persons: PersonsReport = PersonsReport()
    pictures: tuple[PictureReport, ...] = ()
    filing: FilingReport = FilingReport()
    sections: tuple[SectionReport, ...] = ()
    quotes: tuple[QuoteReport, ...] = ()
    forward: tuple[ForwardReport, ...] = ()  # of the series, the oldest first
