"""What a server has in its database, whether it runs or not, held against what phones were told."""

from collections import Counter
from contextlib import closing

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.screens.phone.token import marks
from facilitator.simulate.history import History, StoredIdeas, contradictions
from facilitator.store.ballots import stored_ballot
from facilitator.store.models import Ballot, Dot, Idea, Participant
from facilitator.store.transactions import Database
from tests.faults.server import Server

Ballots = dict[tuple[str, str], tuple[int, dict[int, int]]]


def stored_texts(server: Server) -> list[str]:
    with closing(Database(server.database_url)) as database, database.read() as session:
        return list(session.scalars(select(Idea.text).order_by(Idea.id)))


def contradictions_in(server: Server, history: History) -> list[str]:
    with closing(Database(server.database_url)) as database, database.read() as session:
        return contradictions(history, ideas_by_author(session), ballots_by_voter(session))


def stored_ballots(server: Server, vote: int) -> dict[int, tuple[int, dict[int, int]]]:
    """By participant: the ballot's number, and its dots by topic."""
    with closing(Database(server.database_url)) as database, database.read() as session:
        voters = session.scalars(select(Ballot.participant_id).where(Ballot.vote_id == vote))
        held = {voter: stored_ballot(session, vote, voter) for voter in voters.all()}
        return {voter: (it.number, dict(it.dots)) for voter, it in held.items() if it}


def ideas_by_author(session: Session) -> StoredIdeas:
    """By the mark of the author's phone and the text; ideas that nobody wrote are left out."""
    ideas = session.execute(select(Idea.author_id, Idea.text).where(Idea.author_id.is_not(None)))
    known = marks_of_all(session)
    return Counter((known[author], text) for author, text in ideas)


def ballots_by_voter(session: Session) -> Ballots:
    """By the mark of the voter's phone and the vote: the ballot's number, its dots by topic."""
    ballots = session.scalars(select(Ballot)).all()
    dots: dict[int, dict[int, int]] = {ballot.id: {} for ballot in ballots}
    for dot in session.scalars(select(Dot)):
        dots[dot.ballot_id][dot.cluster_id] = dot.marks
    known = marks_of_all(session)
    return {
        (known[ballot.participant_id], str(ballot.vote_id)): (ballot.number, dots[ballot.id])
        for ballot in ballots
    }


def marks_of_all(session: Session) -> dict[int, str]:
    return marks(session, session.scalars(select(Participant.id)).all())
