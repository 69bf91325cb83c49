"""Ideas that a facilitator types or pastes, one a line: seed ideas of another occasion, and what
people of this room wrote on paper."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import CardsDealtAgain, Change, IdeaAdded, IdeaWithdrawn
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.ideas import idea_text
from facilitator.domain.stage import Situation
from facilitator.domain.words import ListName
from facilitator.operations.ideas import check_list, check_question, text_limit
from facilitator.store.models import Act, Idea, Opening, StepQuestion
from facilitator.store.situation import held_still

MOST_SEEDS = 200  # at once
CLOSED = N_("The session is closed.")


def add_seed_ideas(
    session: Session,
    workshop_id: int,
    *,
    question_id: int,
    list_: ListName,
    lines: str,
    language: str,
    now: datetime,
) -> list[Change]:
    """One idea a line; empty lines are skipped. All of them or, with a reason, none."""
    here = held_still(session, workshop_id)
    if here.state == "closed":
        raise Refused(CLOSED)
    values = {"language": language, "source": "seed", "at": now}
    return add_lines(session, here, question_id, list_, lines, values)


def add_paper_ideas(
    session: Session,
    workshop_id: int,
    *,
    question_id: int,
    list_: ListName,
    lines: str,
    language: str,
    now: datetime,
) -> list[Change]:
    """The same for cards that were written in the room. They have no author: no phone is asked
    first where they belong, and nobody's number of ideas counts them.

    They were in time, though they are typed in later: late is only what comes after the topics of
    its question were accepted.
    """
    here = held_still(session, workshop_id)
    if here.state == "closed":
        raise Refused(CLOSED)
    if here.state != "running":
        raise Refused(N_("Paper ideas are typed in once the session runs. Your text is kept."))
    values = {"language": language, "source": "paper", "at": now}
    values["late"] = was_accepted(session, question_id)
    return add_lines(session, here, question_id, list_, lines, values)


def was_accepted(session: Session, question_id: int) -> bool:
    accepted = (
        exists()
        .where(Act.kind == "topics_accepted", Act.opening_id == Opening.id)
        .where(Opening.step_id == StepQuestion.step_id, StepQuestion.question_id == question_id)
    )
    return bool(session.scalar(select(accepted)))


def add_lines(
    session: Session,
    here: Situation,
    question_id: int,
    list_: ListName,
    lines: str,
    values: Mapping[str, Any],
) -> list[Change]:
    check_list(list_)
    check_question(session, here.workshop_id, question_id)
    limit = text_limit(session, here.workshop_id)
    about = {"workshop_id": here.workshop_id, "question_id": question_id, "list_": list_}
    ideas = [
        Idea(text=seed_text(number, line, limit), **about, **values)
        for number, line in enumerate(lines.splitlines(), 1)
        if line.strip()
    ]
    check_number(len(ideas))
    session.add_all(ideas)
    session.flush()
    added: list[Change] = [IdeaAdded(here.workshop_id, idea.id) for idea in ideas]
    if here.stage == "sorting":
        added.append(CardsDealtAgain(here.workshop_id, question_id))
    return added


def seed_text(number: int, line: str, limit: int) -> str:
    try:
        return idea_text(line, limit)
    except Refused as refused:
        raise Refused(
            N_("Line %(line)d is too long: an idea has at most %(most)d characters."),
            line=number,
            most=limit,
        ) from refused


def check_number(n: int) -> None:
    if not n:
        raise Refused(N_("Write something first."))
    if n > MOST_SEEDS:
        raise Refused(N_("At most %(most)d ideas can be added at once."), most=MOST_SEEDS)


def remove_seed_idea(
    session: Session, workshop_id: int, *, idea_id: int, now: datetime
) -> list[Change]:
    """Gone, as long as the session has not begun; afterwards the console hides ideas."""
    here = held_still(session, workshop_id)
    idea = session.get(Idea, idea_id)
    if idea is None or (idea.workshop_id, idea.source) != (workshop_id, "seed"):
        raise NotFound(N_("This idea is not there any more."))
    if here.state != "lobby":
        raise Refused(N_("The session has begun. Hide the idea on the console instead."))
    session.delete(idea)
    return [IdeaWithdrawn(workshop_id, idea_id)]
