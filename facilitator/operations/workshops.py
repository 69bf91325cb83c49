"""Preparing a workshop: made from a template, edited, rehearsed, duplicated, deleted."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import (
    Change,
    LobbyOpened,
    RehearsalCleared,
    WorkshopDeleted,
    WorkshopEdited,
    WorkshopMade,
)
from facilitator.domain.codes import new_code
from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.workshops import (
    LIST_LABELS,
    QuestionText,
    WorkshopPlan,
    WorkshopRules,
)
from facilitator.operations.clearing import as_before_the_lobby, clear_content, remove_workshop
from facilitator.operations.filing import approved_with
from facilitator.operations.meetings import RUNNING, meeting_here
from facilitator.store.models import Erasure, Opening, Participant, Question, Step, Workshop
from facilitator.store.situation import locked

IN_APPROVED = N_(
    "This session stands in approved minutes, so it stays. Only the whole meeting can be deleted."
)

Choose = Callable[[str], str]  # draws one character; `secrets.choice` in earnest


def make_workshop(
    session: Session, meeting_id: int, plan: WorkshopPlan, *, choose: Choose, now: datetime
) -> list[WorkshopMade]:
    """A ready workshop: questions and run sheet as the template has them."""
    meeting_here(session, meeting_id)
    workshop = Workshop(
        meeting_id=meeting_id,
        title=plan.title,
        language=plan.language,
        code=free_code(session, choose),
        created_at=now,
    )
    session.add(workshop)
    session.flush()
    questions = [add_question(workshop, n, text) for n, text in enumerate(plan.questions)]
    session.add_all(questions)
    for position, planned in enumerate(plan.template.steps):
        step = Step(workshop_id=workshop.id, position=position, kind=planned.kind)
        step.minutes = planned.minutes
        step.questions = [questions[place] for place in planned.questions]
        session.add(step)
    session.flush()
    return [WorkshopMade(workshop.id)]


def free_code(session: Session, choose: Choose) -> str:
    while True:
        code = new_code(choose)
        if not session.scalar(select(exists().where(Workshop.code == code))):
            return code


def add_question(workshop: Workshop, position: int, text: QuestionText) -> Question:
    return Question(
        workshop_id=workshop.id,
        position=position,
        prompt=text.prompt,
        possibility_label=text.possibility_label,
        barrier_label=text.barrier_label,
    )


# Rules


def edit_rules(
    session: Session, workshop_id: int, rules: WorkshopRules, *, now: datetime
) -> list[Change]:
    """New settings. What people were told when they joined stays as it was."""
    workshop = locked(session, workshop_id)
    check_promises(session, workshop, rules)
    if rules.language != workshop.language:
        translate_usual_labels(workshop, rules.language)
    workshop.title, workshop.language = rules.title, rules.language
    workshop.naming, workshop.open_vote = rules.naming, rules.open_vote
    workshop.text_limit, workshop.ideas_each = rules.text_limit, rules.ideas_each
    workshop.dots_each, workshop.dot_cap = rules.dots_each, rules.dot_cap
    workshop.most_people = rules.most_people
    raise_open_quota(session, workshop)
    return [WorkshopEdited(workshop_id)]


def raise_open_quota(session: Session, workshop: Workshop) -> None:
    """The step that collects just now keeps what it promised, or allows more."""
    opening = session.get(Opening, workshop.current_opening_id or 0)
    if opening is not None and opening.ideas_each is not None:
        opening.ideas_each = max(opening.ideas_each, workshop.ideas_each or 0)


PROMISED = N_("People have joined under this rule, so it stays.")
REHEARSED = N_("Clear the rehearsal first: people have joined it under this rule.")


def check_promises(session: Session, workshop: Workshop, rules: WorkshopRules) -> None:
    wrong: dict[str, Refused] = {}
    said = REHEARSED if workshop.lobby_opened_at is None else PROMISED
    if anybody_joined(session, workshop.id):
        if rules.naming != workshop.naming:
            wrong["naming"] = Refused(said)
        if rules.open_vote != workshop.open_vote:
            wrong["open_vote"] = Refused(said)
    if wrong:
        raise WrongFields(wrong)


def anybody_joined(session: Session, workshop_id: int) -> bool:
    return bool(session.scalar(select(exists().where(Participant.workshop_id == workshop_id))))


def translate_usual_labels(workshop: Workshop, language: str) -> None:
    """Labels nobody changed follow the language of the session."""
    usual = LIST_LABELS.get(workshop.language, LIST_LABELS["en"])
    for question in workshop.questions:
        if (question.possibility_label, question.barrier_label) == usual:
            question.possibility_label, question.barrier_label = LIST_LABELS[language]


def choose_wifi(
    session: Session, workshop_id: int, *, name: str | None, password: str | None, now: datetime
) -> list[Change]:
    workshop = locked(session, workshop_id)
    workshop.wifi_name, workshop.wifi_password = name, password
    return [WorkshopEdited(workshop_id)]


# Rehearsal and lobby


def open_lobby(
    session: Session, workshop_id: int, *, keep_rehearsal: bool = False, now: datetime
) -> list[Change]:
    """From here on it is no rehearsal. What was rehearsed has to be cleared before, or kept."""
    workshop = locked(session, workshop_id)
    if workshop.lobby_opened_at is not None:
        return []
    if not keep_rehearsal and was_rehearsed(session, workshop):
        raise Refused(N_("A rehearsal is in this session. Clear it first, or keep it."))
    workshop.lobby_opened_at = now
    return [LobbyOpened(workshop_id)]


def was_rehearsed(session: Session, workshop: Workshop) -> bool:
    opened = session.scalar(select(exists().where(Opening.workshop_id == workshop.id)))
    return bool(opened) or anybody_joined(session, workshop.id)


def clear_rehearsal(session: Session, workshop_id: int, *, now: datetime) -> list[Change]:
    """As before anybody joined. Refused once the lobby was opened for the room."""
    workshop = locked(session, workshop_id)
    if workshop.lobby_opened_at is not None:
        raise Refused(N_("The lobby was opened, so this is no rehearsal any more."))
    if was_rehearsed(session, workshop):  # else it was cleared already
        workshop.rehearsed_at = now
    session.flush()
    clear_content(session, workshop_id)
    as_before_the_lobby(session, workshop)
    return [RehearsalCleared(workshop_id)]


# Duplicate and delete


def duplicate_workshop(
    session: Session,
    workshop_id: int,
    *,
    meeting_id: int,
    title: str,
    choose: Choose,
    now: datetime,
) -> list[WorkshopMade]:
    """The same preparation in this or another meeting; nothing that people did."""
    old = locked(session, workshop_id, read=True)
    meeting_here(session, meeting_id)
    new = Workshop(
        meeting_id=meeting_id,
        title=title,
        code=free_code(session, choose),
        created_at=now,
        **{name: getattr(old, name) for name in SETTINGS},
    )
    session.add(new)
    session.flush()
    copy_sheet(session, old, new)
    return [WorkshopMade(new.id)]


SETTINGS = (
    *("language", "naming", "open_vote", "text_limit", "ideas_each", "dots_each", "dot_cap"),
    *("most_people", "wifi_name", "wifi_password"),
)


def copy_sheet(session: Session, old: Workshop, new: Workshop) -> None:
    twins = {question.id: twin(question, new) for question in old.questions}
    session.add_all(twins.values())
    for step in old.steps:
        session.add(
            Step(
                workshop_id=new.id,
                position=step.position,
                kind=step.kind,
                title=step.title,
                minutes=step.minutes,
                questions=[twins[question.id] for question in step.questions],
            )
        )
    session.flush()


def twin(question: Question, new: Workshop) -> Question:
    labels = question.possibility_label, question.barrier_label
    return add_question(new, question.position, QuestionText(question.prompt, *labels))


def delete_workshop(
    session: Session, workshop_id: int, *, now: datetime, by_id: int | None = None
) -> list[WorkshopDeleted]:
    workshop = locked(session, workshop_id)
    if workshop.state == "running":
        raise Refused(RUNNING)
    if approved_with(session, workshop):
        raise Refused(IN_APPROVED)
    remove_workshop(session, workshop_id)
    session.expunge_all()
    session.add(Erasure(kind="workshop", number=workshop_id, by_id=by_id, at=now))
    return [WorkshopDeleted(workshop_id)]
