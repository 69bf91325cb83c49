"""Seed ideas: pasted in by a facilitator, one a line, from another occasion or from paper."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.changes import CardsDealtAgain, Change, IdeaAdded, IdeaWithdrawn
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.ideas import idea_text
from facilitator.domain.words import ListName
from facilitator.operations.ideas import check_list, check_question, text_limit
from facilitator.store.models import Idea
from facilitator.store.situation import held_still

MOST_SEEDS = 200  # at once


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
    check_list(list_)
    check_question(session, workshop_id, question_id)
    if here.state == "closed":
        raise Refused(N_("The session is closed."))
    limit = text_limit(session, workshop_id)
    ideas = [
        Idea(
            workshop_id=workshop_id,
            question_id=question_id,
            list_=list_,
            text=seed_text(number, line, limit),
            language=language,
            source="seed",
            at=now,
        )
        for number, line in enumerate(lines.splitlines(), 1)
        if line.strip()
    ]
    check_number(len(ideas))
    session.add_all(ideas)
    session.flush()
    added: list[Change] = [IdeaAdded(workshop_id, idea.id) for idea in ideas]
    if here.stage == "sorting":
        added.append(CardsDealtAgain(workshop_id, question_id))
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
