"""Run sheets: the two templates, and what a step is called."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.errors import N_, Refused
from facilitator.domain.text import check_length, clean
from facilitator.domain.words import StepKind

STEP_NAMES: dict[StepKind, str] = {
    "practice": N_("Practice"),
    "collect": N_("Write"),
    "cluster": N_("Sort"),
    "vote": N_("Vote"),
    "results": N_("Results and actions"),
    "pause": N_("Talk in pairs"),
}

# The practice question has words of its own: easy to answer, and nothing of it is kept.
PRACTICE_PROMPT = N_("What makes a working day good, and what gets in its way?")


@dataclass(frozen=True)
class PlannedStep:
    """A step of a template; `questions` are places (0, 1) among the workshop's questions."""

    kind: StepKind
    minutes: int
    questions: tuple[int, ...]


@dataclass(frozen=True)
class Template:
    key: str
    name: str
    questions: int
    steps: tuple[PlannedStep, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


TWO_QUESTIONS = Template(
    "two-questions",
    N_("45 minutes, two questions"),
    2,
    (
        PlannedStep("practice", 1, (0,)),
        PlannedStep("collect", 4, (0,)),
        PlannedStep("collect", 4, (1,)),
        PlannedStep("pause", 2, ()),
        PlannedStep("cluster", 10, (0, 1)),
        PlannedStep("vote", 4, (0, 1)),
        PlannedStep("results", 20, (0, 1)),
    ),
)
ONE_QUESTION = Template(
    "one-question",
    N_("25 minutes, one question"),
    1,
    (
        PlannedStep("practice", 1, (0,)),
        PlannedStep("collect", 4, (0,)),
        PlannedStep("cluster", 8, (0,)),
        PlannedStep("vote", 3, (0,)),
        PlannedStep("results", 9, (0,)),
    ),
)
TEMPLATES: dict[str, Template] = {t.key: t for t in (TWO_QUESTIONS, ONE_QUESTION)}

LONGEST_STEP = 240  # minutes
TITLE_LIMIT = 80  # characters
MOST_STEPS = 40


@dataclass(frozen=True)
class StepEdit:
    """What was typed for a step; `question_ids` None leaves what it covers as it is."""

    title: str
    minutes: int
    question_ids: tuple[int, ...] | None


def check_minutes(minutes: int) -> int:
    """0 is a step without a timer."""
    if not 0 <= minutes <= LONGEST_STEP:
        raise Refused(N_("A step takes from 0 to %(most)d minutes."), most=LONGEST_STEP)
    return minutes


def check_kind(kind: str) -> StepKind:
    if kind not in STEP_NAMES:
        raise Refused(N_("Please choose what the step is."))
    return kind


def step_title(typed: str) -> str | None:
    """The organiser's own words for a step, or None for the kind's."""
    title = clean(typed)
    if not title:
        return None
    check_length(title, TITLE_LIMIT)
    return title


def moved(order: Sequence[int], step: int, place: int) -> list[int]:
    """The order with the step at `place`, counted from 0 as it is afterwards."""
    rest = [other for other in order if other != step]
    place = max(0, min(place, len(rest)))
    return [*rest[:place], step, *rest[place:]]
