"""What is filed: one `Report` of a meeting, from which every format is written.

Plain values only, no words of the interface: writers say them in the language asked for.
Moments are aware and already in the local time of the meeting. Dots and ranks are None
until the results were revealed; nothing else in here tells a tally.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from facilitator.domain.agreed import How, Remover, Status
from facilitator.domain.groups import Axis
from facilitator.domain.words import ListName, NamingRule, PartnerType, StepKind
from facilitator.exports.filing import AgendaReport, HeaderReport, PersonsReport, PictureReport

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
class Presence:
    """An organisation in the attendance list; `devices` is 0 where nobody of it joined."""

    organisation: str
    partner_type: PartnerType
    country: str
    devices: int
    expected: bool


@dataclass(frozen=True)
class Attendance:
    """Who joined, by organisation. A politician among a city's people is a line of its own."""

    rows: tuple[Presence, ...]

    @property
    def present(self) -> tuple[Presence, ...]:
        return tuple(row for row in self.rows if row.devices)

    @property
    def absent(self) -> tuple[Presence, ...]:
        here = {row.organisation for row in self.present}
        return tuple(row for row in self.rows if row.organisation not in here)

    @property
    def devices(self) -> int:
        return sum(row.devices for row in self.rows)

    @property
    def organisations(self) -> int:
        return len({row.organisation for row in self.present})

    @property
    def countries(self) -> int:
        return len({row.country for row in self.present if row.country})

    @property
    def expected(self) -> int:
        """Organisations on the roster; 0 where the meeting has none."""
        return len({row.organisation for row in self.rows if row.expected})

    @property
    def expected_present(self) -> int:
        return len({row.organisation for row in self.present if row.expected})


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


@dataclass(frozen=True)
class IdeaReport:
    """One original text. `original` is set where a facilitator changed the wording."""

    text: str
    language: str
    author: str | None = None  # only as the naming rule says
    source: Literal["phone", "seed", "paper"] = "phone"
    late: bool = False
    original: str | None = None


@dataclass(frozen=True)
class TopicReport:
    letter: str
    name: str
    former_names: tuple[str, ...]
    merged_names: tuple[str, ...]  # of topics that were merged into this one
    dots: int | None
    rank: str | None  # "3", or "=3" where it is shared
    ideas: tuple[IdeaReport, ...]
    late: bool = False  # added after the sorting had begun
    promoted: bool = False  # a single idea on the ballot


@dataclass(frozen=True)
class ListReport:
    """One list of a question; topics by rank once revealed, by letter before."""

    list_: ListName
    label: str
    topics: tuple[TopicReport, ...]
    not_placed: tuple[IdeaReport, ...]
    late: tuple[IdeaReport, ...]  # arrived late and never placed
    withdrawn: int = 0
    hidden: int = 0

    @property
    def ideas(self) -> int:
        placed = sum(len(topic.ideas) for topic in self.topics)
        return placed + len(self.not_placed) + len(self.late)


@dataclass(frozen=True)
class Blocks:
    """A barrier, the possibility it blocks, and who can remove it."""

    barrier: str  # "B"
    barrier_name: str
    possibility: str
    possibility_name: str
    remover: Remover


@dataclass(frozen=True)
class QuestionReport:
    number: int
    prompt: str
    lists: tuple[ListReport, ...]
    blocks: tuple[Blocks, ...] = ()


@dataclass(frozen=True)
class Turnout:
    """People, a shared device's further persons included. Voted = dots, done or abstained."""

    joined: int
    voted: int
    with_dots: int
    done_without_dots: int
    abstained: int
    shared: int  # of those joined, further persons on a shared device

    @property
    def silent(self) -> int:
        return self.joined - self.voted


@dataclass(frozen=True)
class BallotLine:
    letter: str
    name: str
    dots: int | None


@dataclass(frozen=True)
class VoteListReport:
    """The rule of one list in one vote. `given` is summed over ballots, `counted` over topics."""

    question: int
    list_: ListName
    label: str
    dots_each: int
    cap: int
    lines: tuple[BallotLine, ...]
    given: int | None
    counted: int | None
    available: int


@dataclass(frozen=True)
class BallotReport:
    """One line of the ballots, without a person, an organisation or a time. `marks` has a text for
    each list of the vote, with the dots of each of its topics as a digit: "0110". Each list, and
    what was said, is in an order of its own: a line is not what one person cast."""

    marks: tuple[str, ...]
    said: Literal["dots", "done", "abstained"]


@dataclass(frozen=True)
class GroupReport:
    """A group as it is told: its kinds, countries or organisation; more than one where they are
    counted as one."""

    members: tuple[str, ...]
    people: int


@dataclass(frozen=True)
class GroupRow:
    """`counts` has, for each group, how many of its people put a dot on the topic; None where the
    topic is left out."""

    question: int
    list_: ListName
    letter: str
    name: str
    counts: tuple[int, ...] | None
    opinions_differ: bool = False


@dataclass(frozen=True)
class GroupsReport:
    """What is told of a vote along one axis; not recountable, as ballots name no group. `others`
    are people in no group that is told. Topics of a list in the order of its results."""

    axis: Axis
    groups: tuple[GroupReport, ...]
    others: int
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True)
class VoteReport:
    """`ballots` are those that count as voted, each list of them ordered by what is on it, so that
    their order tells nothing; none before the results may be told."""

    opened_at: datetime
    closed_at: datetime | None
    state: Literal["open", "closed", "revealed", "stopped"]
    stop_reason: str
    turnout: Turnout
    lists: tuple[VoteListReport, ...]
    stands: bool  # its dots are the results; an earlier or stopped vote's are not
    ballots: tuple[BallotReport, ...] = ()
    groups: tuple[GroupsReport, ...] = ()  # as the room was shown them


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
]


@dataclass(frozen=True)
class Change:
    """Something a facilitator did to what the room made. `what` names it; hidden texts stay out."""

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


@dataclass(frozen=True)
class ActionReport:
    text: str
    owner: str
    due_on: date | None
    status: Status


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
    def topics(self) -> int:
        return sum(len(list_.topics) for question in self.questions for list_ in question.lists)


@dataclass(frozen=True)
class Report:
    """The meeting owns the record; attendance is of the workshops gathered in it."""

    meeting: MeetingReport
    attendance: Attendance
    workshops: tuple[WorkshopReport, ...]
    generated_at: datetime
    state: Literal["draft"] = "draft"
    version: int = VERSION
    whole: bool = True  # False: one session alone, of a meeting that has others
    header: HeaderReport = HeaderReport()
    agenda: tuple[AgendaReport, ...] = ()  # this and what follows: of a whole meeting only
    persons: PersonsReport = PersonsReport()
    pictures: tuple[PictureReport, ...] = ()
