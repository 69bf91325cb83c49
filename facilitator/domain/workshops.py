"""A workshop as it is prepared: its questions, its rules, and what state it is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from facilitator.domain.door import HIGHEST_MOST
from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, line, number_or_none, one_of, whole_number
from facilitator.domain.ideas import check_text_limit
from facilitator.domain.runsheet import TEMPLATES, Template
from facilitator.domain.text import clean, length
from facilitator.domain.voting import CAPS
from facilitator.domain.words import INTERFACE_LANGUAGES, NAMING_RULES

LONGEST_TITLE, LONGEST_PROMPT, LONGEST_LABEL = 160, 280, 40
MOST_QUESTIONS = 4
MOST_IDEAS_EACH, MOST_DOTS_EACH = 20, 20
LONGEST_NETWORK, SHORTEST_KEY, LONGEST_KEY = 32, 8, 63  # what Wi-Fi allows

# What the lists are called in a new session, by its language: content, not interface. In German
# "Barrieren" would read as accessibility.
LIST_LABELS: dict[str, tuple[str, str]] = {
    "en": ("Possibilities", "Barriers"),
    "da": ("Muligheder", "Barrierer"),
    "de": ("Möglichkeiten", "Hindernisse"),
}


@dataclass(frozen=True)
class QuestionText:
    """A prompt and what its two lists are called."""

    prompt: str
    possibility_label: str
    barrier_label: str


@dataclass(frozen=True)
class WorkshopPlan:
    template: Template
    title: str
    language: str
    questions: tuple[QuestionText, ...]


Typed = tuple[str, str, str]  # prompt, label of the possibilities, label of the barriers


def workshop_plan(template: str, title: str, language: str, typed: Sequence[Typed]) -> WorkshopPlan:
    """What was typed on one form, checked. Fields are called prompt-0, possibility-0, barrier-0."""
    form = Form()
    with form.field("template"):
        one_of(template, TEMPLATES)
    with form.field("title"):
        title = line(title, LONGEST_TITLE)
    with form.field("language"):
        language = one_of(language, INTERFACE_LANGUAGES)
    questions = question_texts(form, typed, language)
    form.check()
    return WorkshopPlan(TEMPLATES[template], title, language, questions)


def question_texts(form: Form, typed: Sequence[Typed], language: str) -> tuple[QuestionText, ...]:
    return tuple(question_text(form, n, *each, language) for n, each in enumerate(typed))


def question_text(
    form: Form, n: int, prompt: str, possibility: str, barrier: str, language: str
) -> QuestionText:
    usual = LIST_LABELS.get(language, LIST_LABELS["en"])
    with form.field(f"prompt-{n}"):
        prompt = line(prompt, LONGEST_PROMPT)
    with form.field(f"possibility-{n}"):
        possibility = line(label_in(possibility, 0, usual), LONGEST_LABEL)
    with form.field(f"barrier-{n}"):
        barrier = line(label_in(barrier, 1, usual), LONGEST_LABEL)
        if barrier.casefold() == possibility.casefold():
            raise Refused(N_("Both lists have the same name."))
    return QuestionText(prompt, possibility, barrier)


def label_in(typed: str, which: int, usual: tuple[str, str]) -> str:
    """The usual label when the field is empty, or still has another language's usual one."""
    everybodys = {labels[which] for labels in LIST_LABELS.values()}
    label = clean(typed)
    return usual[which] if not label or label in everybodys else label


# Rules


@dataclass(frozen=True)
class WorkshopRules:
    title: str
    language: str  # of the projector
    naming: str
    open_vote: bool
    text_limit: int
    ideas_each: int | None  # None: by the size of the room
    dots_each: int | None  # None: by the number of topics
    dot_cap: int
    most_people: int | None = None  # None: as many as usual


def workshop_rules(
    *,
    title: str,
    language: str,
    naming: str,
    open_vote: bool,
    text_limit: str,
    ideas_each: str,
    dots_each: str,
    dot_cap: str,
    most_people: str = "",
) -> WorkshopRules:
    form = Form()
    ideas = dots = most = None
    limit = cap = 0
    with form.field("title"):
        title = line(title, LONGEST_TITLE)
    with form.field("language"):
        language = one_of(language, INTERFACE_LANGUAGES)
    with form.field("naming"):
        naming = one_of(naming, NAMING_RULES)
    with form.field("ideas_each"):
        ideas = number_or_none(ideas_each, 1, MOST_IDEAS_EACH)
    with form.field("text_limit"):
        limit = whole_number(text_limit, 0, 999)
        check_text_limit(limit)
    with form.field("dots_each"):
        dots = number_or_none(dots_each, 1, MOST_DOTS_EACH)
    with form.field("dot_cap"):
        cap = whole_number(dot_cap, min(CAPS), max(CAPS))
    with form.field("most_people"):
        most = number_or_none(most_people, 1, HIGHEST_MOST)
    form.check()
    return WorkshopRules(title, language, naming, open_vote, limit, ideas, dots, cap, most)


def wifi_access(name: str, password: str) -> tuple[str | None, str | None]:
    """The network for the QR code on the wall; an empty name shows none."""
    name, password = clean(name), password.strip()
    form = Form()
    with form.field("wifi_name"):
        if password and not name:
            raise Refused(N_("A password without a network. Write the network’s name."))
        if length(name) > LONGEST_NETWORK:
            raise Refused(N_("A network’s name has at most %(most)d characters."), most=32)
    with form.field("wifi_password"):
        if password and not SHORTEST_KEY <= len(password) <= LONGEST_KEY:
            raise Refused(N_("A Wi-Fi password has 8 to 63 characters; leave it empty for none."))
    form.check()
    return name or None, password or None


# State

SessionState = Literal["ready", "rehearsing", "rehearsed", "lobby", "running", "closed"]


def session_state(state: str, *, lobby_opened: bool, people: int) -> SessionState:
    """Before the lobby was opened for the room, everything is a rehearsal."""
    if lobby_opened:
        return state  # type: ignore[return-value]  # lobby, running or closed
    if state == "closed":
        return "rehearsed"
    return "rehearsing" if people or state == "running" else "ready"
