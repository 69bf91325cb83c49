"""What is open now, and what the facilitator's next press does: one state machine.

A workshop is in the lobby, running at one current step, or closed. Everything else here is
derived from that step and from what the facilitator did within it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from facilitator.domain.errors import N_, Conflict
from facilitator.domain.words import StepKind

Stage = Literal[
    "lobby",
    "practice",
    "writing",
    "drafting",  # topics are drafted; nobody sorts yet
    "sorting",
    "reading",  # topics are read aloud, one by one
    "accepted",
    "voting",
    "stopped",  # the vote was stopped; topics can be changed, then it opens again
    "counted",  # the vote is over, nobody has seen the results
    "revealed",
    "agreed",  # decisions and actions are read back
    "pause",
    "closed",
]

TYPING_COUNTS_FOR = timedelta(seconds=20)
MORE_MINUTES = timedelta(minutes=2)


@dataclass(frozen=True)
class Situation:
    """Where a workshop stands, as plain values read in one snapshot."""

    workshop_id: int
    state: Literal["lobby", "running", "closed"]
    opening_id: int | None = None
    step_id: int | None = None
    kind: StepKind | None = None
    question_ids: tuple[int, ...] = ()
    ends_at: datetime | None = None
    ideas_each: int | None = None
    acts: frozenset[str] = frozenset()
    read: tuple[int, ...] = ()  # the topics read aloud in this step, the newest last
    vote_id: int | None = None  # the newest vote that counts
    vote_stopped: bool = False  # in a vote step: no vote is open just now
    revealed: bool = False
    look_up: bool = False

    @property
    def stage(self) -> Stage:
        if self.state != "running":
            return "lobby" if self.state == "lobby" else "closed"
        match self.kind:
            case "practice":
                return "practice"
            case "collect":
                return "writing"
            case "cluster":
                return self._cluster_stage()
            case "vote":
                return "stopped" if self.vote_stopped else "voting"
            case "results":
                return self._results_stage()
        return "pause"

    def _cluster_stage(self) -> Stage:
        if "topics_accepted" in self.acts:
            return "accepted"
        if self.read:
            return "reading"
        return "sorting" if "topics_shown" in self.acts else "drafting"

    def _results_stage(self) -> Stage:
        if "agreed_shown" in self.acts or self.vote_id is None:
            return "agreed"
        return "revealed" if self.revealed else "counted"

    @property
    def reading(self) -> int | None:
        """The topic that is read aloud. It keeps its turn whatever happens to other topics."""
        return self.read[-1] if self.read else None

    @property
    def position(self) -> str:
        """Names this exact point of the way. A button says from where it goes on, so that a
        doubled press skips nothing."""
        return f"{self.opening_id or 0}.{self.stage}.{self.reading or 0}"

    @property
    def welcomes_ideas(self) -> bool:
        return self.stage in ("practice", "writing") and not self.look_up

    @property
    def deals_cards(self) -> bool:
        return self.stage == "sorting" and not self.look_up

    @property
    def takes_ballots(self) -> bool:
        """Also under "Look up": a dot that was on its way when it was called still counts."""
        return self.stage == "voting"

    @property
    def takes_paper(self) -> bool:
        """Sheets and hands are typed in while the vote is open, and after it until anybody has
        seen the results: sheets are collected when a vote ends. Where a vote was stopped nothing
        is: its own sheets count for nothing, and they are no sheets of an earlier one."""
        if self.state != "running" or self.stage == "stopped":
            return False
        return self.vote_id is not None and not self.revealed

    @property
    def prints_vote(self) -> bool:
        """The newest vote's own ballot is printed at its step and at its results; elsewhere people
        need that of the next one."""
        return self.takes_paper and self.kind in ("vote", "results")


def check_position(here: Situation, position: str) -> None:
    """Refuse a press that goes on from where the session no longer is."""
    if here.position != position:
        raise Conflict(N_("The session has moved on already. Nothing was skipped."))


# What the next press does.


@dataclass(frozen=True)
class OpenStep:
    step_id: int


@dataclass(frozen=True)
class ShowTopics:
    pass


@dataclass(frozen=True)
class ReadTopic:
    topic_id: int


@dataclass(frozen=True)
class AcceptTopics:
    pass


@dataclass(frozen=True)
class RepeatVote:
    pass


@dataclass(frozen=True)
class Reveal:
    pass


@dataclass(frozen=True)
class ShowAgreed:
    pass


@dataclass(frozen=True)
class Close:
    pass


NextAct = (
    OpenStep | ShowTopics | ReadTopic | AcceptTopics | RepeatVote | Reveal | ShowAgreed | Close
)


def next_act(
    now: Situation, step_ids: tuple[int, ...], topics_to_read: Sequence[int]
) -> NextAct | None:
    """What PageDown does. `step_ids` is the run sheet in order, `topics_to_read` the topics that
    hold ideas; None: nothing is left to do."""
    match now.stage:
        case "closed":
            return None
        case "drafting":
            return ShowTopics()
        case "sorting" | "reading":
            unread = [topic_id for topic_id in topics_to_read if topic_id not in now.read]
            return ReadTopic(unread[0]) if unread else AcceptTopics()
        case "stopped":
            return RepeatVote()
        case "counted":
            return Reveal()
        case "revealed":
            return ShowAgreed()
    return following_step(now.step_id, step_ids)


def following_step(step_id: int | None, step_ids: tuple[int, ...]) -> OpenStep | Close:
    place = 0 if step_id is None else step_ids.index(step_id) + 1
    return OpenStep(step_ids[place]) if place < len(step_ids) else Close()
