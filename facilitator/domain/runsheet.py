"""Run sheets: the two templates, and what a step is called."""

from dataclasses import dataclass

from facilitator.domain.errors import N_
from facilitator.domain.words import StepKind

STEP_NAMES: dict[StepKind, str] = {
    "practice": N_("Practice"),
    "collect": N_("Write"),
    "cluster": N_("Sort"),
    "vote": N_("Vote"),
    "results": N_("Results and actions"),
    "pause": N_("Talk in pairs"),
}


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
