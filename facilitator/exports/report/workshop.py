"""One session: its course, what came of it, and what its facilitators did to that."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from facilitator.domain.agreed import How, Status
from facilitator.domain.words import NamingRule, StepKind
from facilitator.exports.report.known import Known
from facilitator.exports.report.questions import QuestionReport
from facilitator.exports.report.votes import VoteReport


@dataclass(frozen=True)
class RealTime:
    opened_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True)
class StepReport:
    """A step as planned, and when it was really open (not at all, once, or again)."""

    kind: StepKind
    title: str | None
    minutes: int
    questions: tuple[int, ...]  # numbers, from 1
    times: tuple[RealTime, ...]


ChangeKind = Literal[
    "hidden",
    "edited",
    "taken_back",
    "phone_removed",
    "merged",
    "split",
    "renamed",
    "moved",
    "late_topic",
    "promoted",
    "stopped",
    "sheets_entered",
    "sheets_taken_back",
]


@dataclass(frozen=True)
class Change(Known):
    """Something a facilitator did to what the room made. `what` names it; hidden texts stay out.
    Of ballot sheets it is how many of a vote were typed in, or taken back, told at its close."""

    kind: ChangeKind
    at: datetime
    what: str
    reason: str = ""


@dataclass(frozen=True)
class DecisionReport:
    text: str
    how: How
    in_favour: int | None
    against: int | None
    abstained: int | None
    body: str
    at: datetime
    agenda_item: str = ""  # its title


@dataclass(frozen=True)
class ActionReport:
    text: str
    owner: str
    due_on: date | None
    status: Status


@dataclass(frozen=True)
class ForwardReport(ActionReport):
    """An action of an earlier meeting of the series that was open when this one began."""

    meeting: str  # its title
    meeting_on: date  # its first day
    settled_on: date | None = None  # done or dropped since


@dataclass(frozen=True)
class WorkshopReport:
    title: str
    state: Literal["lobby", "running", "closed"]
    naming: NamingRule
    open_vote: bool
    joined: int  # people, further persons on shared devices included
    shared: int
    steps: tuple[StepReport, ...]
    questions: tuple[QuestionReport, ...]
    votes: tuple[VoteReport, ...]
    decisions: tuple[DecisionReport, ...]
    actions: tuple[ActionReport, ...]
    changes: tuple[Change, ...]

    @property
    def ideas(self) -> int:
        return sum(list_.ideas for question in self.questions for list_ in question.lists)

    @property
    def withheld(self) -> int:
        return sum(list_.withheld for question in self.questions for list_ in question.lists)

    @property
    def paper_ideas(self) -> int:
        return sum(
            idea.source == "paper"
            for question in self.questions
            for list_ in question.lists
            for idea in list_.all_ideas
        )

    @property
    def topics(self) -> int:
        return sum(len(list_.topics) for question in self.questions for list_ in question.lists)
