"""What was voted: turnout, rules, dots, ballots, and what is told by group."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from facilitator.domain.groups import Axis
from facilitator.domain.words import ListName
from facilitator.exports.report.known import Known


@dataclass(frozen=True)
class Turnout:
    """People, a shared device's further persons included. Voted = dots, done, abstained, or a hand
    raised. Each of them voted on a device, `on_paper` on a ballot sheet that was typed in, or as
    one of `hands` people without a ballot who raised a hand. Only devices join: whoever voted on
    paper or raised a hand may have joined as well, so neither is in `joined`. Which ballots were on
    paper is told nowhere, only how many."""

    joined: int  # on a device, when the vote was open
    voted: int  # on a device, on paper, and by show of hands
    with_dots: int
    done_without_dots: int
    abstained: int
    shared: int  # of those joined, further persons on a shared device
    on_paper: int = 0  # of those voted, ballot sheets that were typed in
    hands: int = 0  # of those voted, people without a ballot who raised a hand

    @property
    def by_phone(self) -> int:
        return self.voted - self.on_paper - self.hands

    @property
    def silent(self) -> int:
        """Of those who joined."""
        return self.joined - self.by_phone


@dataclass(frozen=True)
class BallotLine(Known):
    """`dots` are all there are, `hands` those of them that are raised hands; None as well where
    hands were not counted."""

    letter: str
    name: str
    dots: int | None
    hands: int | None = None


@dataclass(frozen=True)
class VoteListReport:
    """The rule of one list in one vote. `given` is summed over ballots and raised hands, `counted`
    over topics; `available` are the dots of all who voted. `hands` are those of the dots given that
    are raised hands; None where hands were not counted."""

    question: int
    list_: ListName
    label: str
    dots_each: int
    cap: int
    lines: tuple[BallotLine, ...]
    given: int | None
    counted: int | None
    available: int
    hands: int | None = None  # of those given


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
class GroupRow(Known):
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
