"""Taking a phone out of a session together with what was written on it, and letting it in again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, PhoneLetIn, PhoneRemoved
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.store.models import (
    Ballot,
    Continuation,
    Enough,
    Idea,
    Lease,
    NameProposal,
    Participant,
    Placement,
    Removal,
    Vote,
)
from facilitator.store.situation import locked

NOT_HERE = N_("This phone is not in the session any more.")
CLOSED = N_(
    "This session is closed, and no phone is taken out of it any more: two versions of the minutes"
    " would tell who wrote what. Withhold single ideas instead, or erase somebody who asks for it."
)
LET_IN_ALREADY = N_("This phone was let in again already.")


def remove_phone(
    session: Session, workshop_id: int, *, participant: int, by_id: int | None, now: datetime
) -> list[Change]:
    """Everybody who shares this participant's phone is out: their ideas are withdrawn, their
    answers void, their ballots of an open vote gone. A vote that was closed keeps its dots: they
    are in a result by then. Topics that they drafted are everybody's by now, and stay too.
    """
    if locked(session, workshop_id).state == "closed":
        raise Refused(CLOSED)
    person = session.get(Participant, participant)
    if person is None or person.workshop_id != workshop_id or person.removed_at is not None:
        raise NotFound(NOT_HERE)
    people = people_of(session, workshop_id, person.device_id)
    take_out(session, people, now)
    ideas = take_back_ideas(session, people, now)
    take_back_what_else_they_did(session, people, now)
    session.execute(delete(Continuation).where(Continuation.device_id == person.device_id))
    removal = Removal(workshop_id=workshop_id, device_id=person.device_id, ideas=ideas)
    removal.at, removal.by_id = now, by_id
    session.add(removal)
    return [PhoneRemoved(workshop_id, person.device_id)]


def people_of(session: Session, workshop_id: int, device_id: int) -> Sequence[int]:
    return session.scalars(
        select(Participant.id).where(
            Participant.workshop_id == workshop_id,
            Participant.device_id == device_id,
            Participant.removed_at.is_(None),
        )
    ).all()


def take_out(session: Session, people: Sequence[int], now: datetime) -> None:
    session.execute(
        update(Participant)
        .where(Participant.id.in_(people))
        .values(removed_at=now, theme_team_since=None, volunteered_at=None)
    )


def take_back_ideas(session: Session, people: Sequence[int], now: datetime) -> int:
    """How many: the minutes say so for good, also when nobody knows any more whose they were."""
    taken = session.execute(
        update(Idea)
        .where(Idea.author_id.in_(people), Idea.withdrawn_at.is_(None))
        .values(withdrawn_at=now)
        .returning(Idea.id)
    )
    return len(taken.all())


def take_back_what_else_they_did(session: Session, people: Sequence[int], now: datetime) -> None:
    session.execute(
        update(Placement)
        .where(Placement.participant_id.in_(people), Placement.voided_at.is_(None))
        .values(voided_at=now)
    )
    for table in (Lease, Enough, NameProposal):
        session.execute(delete(table).where(table.participant_id.in_(people)))
    open_votes = select(Vote.id).where(Vote.closed_at.is_(None))
    session.execute(
        delete(Ballot).where(Ballot.participant_id.in_(people), Ballot.vote_id.in_(open_votes))
    )


def let_phone_in(
    session: Session, workshop_id: int, *, removal_id: int, by_id: int | None, now: datetime
) -> list[Change]:
    """The same people again, with empty hands: what was taken back stays so. Otherwise taking a
    phone out and letting it in would tell who wrote what, and nobody would notice."""
    locked(session, workshop_id)
    removal = session.get(Removal, removal_id)
    if removal is None or removal.workshop_id != workshop_id or removal.device_id is None:
        raise NotFound(NOT_HERE)
    if removal.let_in_at is not None:
        raise NotFound(LET_IN_ALREADY)
    removal.let_in_at, removal.let_in_by_id = now, by_id
    session.execute(
        update(Participant)
        .where(
            Participant.workshop_id == workshop_id,
            Participant.device_id == removal.device_id,
            Participant.removed_at == removal.at,
        )
        .values(removed_at=None)
    )
    return [PhoneLetIn(workshop_id, removal.device_id)]
