"""What the server has in its database, to be held against what the phones were told."""

from collections import defaultdict

from sqlalchemy import select

from facilitator.store.models import Ballot, Dot, Idea
from facilitator.store.transactions import Database


def stored_ideas(database: Database) -> list[str]:
    """Texts in the order in which they were committed."""
    with database.read() as session:
        return list(session.scalars(select(Idea.text).order_by(Idea.id)))


def stored_ballots(database: Database) -> list[dict[int, int]]:
    """Dots by topic, a ballot each."""
    ballots: defaultdict[int, dict[int, int]] = defaultdict(dict)
    with database.read() as session:
        rows = session.execute(
            select(Ballot.id, Dot.cluster_id, Dot.marks).join(Dot, Dot.ballot_id == Ballot.id)
        )
        for ballot, topic, marks in rows:
            ballots[ballot][topic] = marks
    return list(ballots.values())
