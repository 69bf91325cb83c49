"""What a server has in its database, whether it runs or not."""

from contextlib import closing

from sqlalchemy import select

from facilitator.store.models import Ballot, Dot, Idea
from facilitator.store.transactions import Database
from tests.faults.server import Server


def stored_texts(server: Server) -> list[str]:
    with closing(Database(server.database_url)) as database, database.read() as session:
        return list(session.scalars(select(Idea.text).order_by(Idea.id)))


def stored_ballots(server: Server) -> dict[int, tuple[int, dict[int, int]]]:
    """By participant: the ballot's number, and its dots by topic."""
    with closing(Database(server.database_url)) as database, database.read() as session:
        ballots = session.execute(select(Ballot.id, Ballot.participant_id, Ballot.number)).all()
        dots: dict[int, dict[int, int]] = {ballot.id: {} for ballot in ballots}
        for each in session.scalars(select(Dot)):
            dots[each.ballot_id][each.cluster_id] = each.marks
        return {each.participant_id: (each.number, dots[each.id]) for each in ballots}
