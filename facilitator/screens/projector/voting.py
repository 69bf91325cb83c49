"""While people vote: how many, never for what."""

from dataclasses import dataclass

from sqlalchemy import select

from facilitator.domain.voting import Turnout
from facilitator.screens.projector.view import View
from facilitator.store.ballots import turnout_of
from facilitator.store.models import VoteList

MOST_SEGMENTS = 120  # people who can still be told apart in a row


@dataclass(frozen=True)
class Progress:
    """`dots` are the fewest and the most a person has in a list of this vote."""

    turnout: Turnout
    dots: tuple[int, int]
    cap: int

    @property
    def segments(self) -> bool:
        return 0 < self.turnout.joined <= MOST_SEGMENTS


def progress(seen: View) -> Progress:
    vote_id = seen.here.vote_id
    if vote_id is None:
        return Progress(Turnout(0, 0), (0, 0), 1)
    rules = seen.session.execute(
        select(VoteList.dots, VoteList.cap).where(VoteList.vote_id == vote_id, VoteList.dots > 0)
    ).all()
    dots = [rule.dots for rule in rules]
    return Progress(
        turnout_of(seen.session, vote_id),
        (min(dots, default=0), max(dots, default=0)),
        max((rule.cap for rule in rules), default=1),
    )
