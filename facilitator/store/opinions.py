"""Reads where kinds of partners disagree; only groups that may be shown are compared."""

from collections import Counter, defaultdict

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from facilitator.domain.opinions import opinions_differ
from facilitator.domain.suppression import shown_groups
from facilitator.store.models import Attendee, Ballot, Dot, Participant


def topics_apart(session: Session, vote_id: int) -> frozenset[int]:
    """The topics of a vote about which partner types differ by more than chance."""
    sizes = voters_by_type(session, vote_id)
    comparable = {kind: sizes[kind] for kind in shown_groups(sizes)}
    return frozenset(
        topic
        for topic, voted_for in supporters(session, vote_id).items()
        if opinions_differ(voted_for, comparable)
    )


def voters_by_type(session: Session, vote_id: int) -> dict[str, int]:
    """Who placed a dot or said that they were done, by partner type."""
    rows = session.execute(
        select(Attendee.partner_type, func.count(Ballot.id.distinct()))
        .select_from(Ballot)
        .join(Participant, Participant.id == Ballot.participant_id)
        .join(Attendee, Attendee.id == Participant.attendee_id)
        .outerjoin(Dot, Dot.ballot_id == Ballot.id)
        .where(
            Ballot.vote_id == vote_id, or_(Dot.ballot_id.is_not(None), Ballot.done_at.is_not(None))
        )
        .group_by(Attendee.partner_type)
    )
    return {row[0]: row[1] for row in rows}


def supporters(session: Session, vote_id: int) -> dict[int, Counter[str]]:
    """How many people of each partner type put a dot on a topic."""
    rows = session.execute(
        select(Dot.cluster_id, Attendee.partner_type, func.count())
        .join(Ballot, Ballot.id == Dot.ballot_id)
        .join(Participant, Participant.id == Ballot.participant_id)
        .join(Attendee, Attendee.id == Participant.attendee_id)
        .where(Ballot.vote_id == vote_id)
        .group_by(Dot.cluster_id, Attendee.partner_type)
    )
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for topic, kind, people in rows:
        found[topic][kind] = people
    return found
