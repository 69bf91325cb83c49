"""Paper, as its drawers show it: what can be printed and entered now, how many sheets were entered.

What is on a sheet is never shown again. Raised hands are: the room has seen them, and whoever
counted them must be able to correct a figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.stage import Stage
from facilitator.screens.console.board import Tab, tabs
from facilitator.store.ballots import stored_ballot
from facilitator.store.hands import ShowOfHands, show_of_hands
from facilitator.store.models import Ballot, Participant
from facilitator.store.sheets import SheetList, proposed_sheet, sheet_of, vote_number
from facilitator.store.situation import situation
from facilitator.store.tallies import visible_ideas


@dataclass(frozen=True)
class Paper:
    """`vote_id` is the vote that takes sheets and hands now, None where there is none, and `vote`
    its number in the session; `sheets` is how many were entered for it, `last` the newest of them.
    `printable`: there is a ballot to print, of this vote if `prints_vote`, else of the next."""

    workshop_id: int
    stage: Stage
    running: bool
    tabs: tuple[Tab, ...]
    ideas: int
    lists: tuple[SheetList, ...]
    vote_id: int | None = None
    sheets: int = 0
    last: int | None = None
    shown: ShowOfHands = field(default_factory=ShowOfHands)
    vote: int = 0
    printable: bool = False
    prints_vote: bool = False

    @property
    def questions(self) -> int:
        return len({each.question_id for each in self.lists})

    @property
    def prompts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.prompt for each in self.lists))

    @property
    def began(self) -> str:
        return as_began(self.shown.people, self.shown.hands)


def paper(session: Session, workshop_id: int) -> Paper:
    here = situation(session, workshop_id)
    vote_id = here.vote_id if here.takes_paper else None
    ideas = session.scalar(select(func.count()).select_from(visible_ideas(workshop_id).subquery()))
    about = workshop_id, here.stage, here.state == "running", tabs(session, workshop_id), ideas or 0
    if vote_id is None:
        lists = proposed_sheet(session, workshop_id)
        return Paper(*about, lists, printable=bool(lists))
    sheets, lists = sheets_of(session, vote_id), sheet_of(session, vote_id)
    return Paper(
        *about,
        lists,
        vote_id,
        len(sheets),
        sheets[-1] if sheets else None,
        show_of_hands(session, vote_id),
        vote_number(session, vote_id),
        bool(lists if here.prints_vote else proposed_sheet(session, workshop_id)),
        here.prints_vote,
    )


def marks_on(session: Session, vote_id: int, sheet: int) -> str | None:
    """What is stored of a sheet, for whoever typed it in just now: "AC · B", or nothing where it
    has no dots. None: it was taken back."""
    stored = stored_ballot(session, vote_id, sheet)
    if stored is None:
        return None
    lists = (
        "".join(topic.letter * stored.dots.get(topic.id, 0) for topic in each.topics)
        for each in sheet_of(session, vote_id)
    )
    return " · ".join(filter(None, lists))


def sheets_of(session: Session, vote_id: int) -> list[int]:
    """The sheets that were entered, in that order."""
    return list(
        session.scalars(
            select(Ballot.participant_id)
            .join(Participant, Participant.id == Ballot.participant_id)
            .where(Ballot.vote_id == vote_id, Participant.on_paper.is_(True))
            .order_by(Ballot.id)
        )
    )


# What stood in the form when it was opened: "12 3:9 4:4", people first, then hands by topic.


def as_began(people: int | None, hands: Mapping[int, int]) -> str:
    counted = [f"{topic}:{raised}" for topic, raised in sorted(hands.items())]
    return " ".join([str(people or 0), *counted])


def from_began(written: str) -> tuple[int | None, dict[int, int]]:
    """What `as_began` wrote. Raises ValueError for anything else."""
    people, *counted = written.split()
    hands = (pair.split(":") for pair in counted)
    return int(people) or None, {int(topic): int(raised) for topic, raised in hands}
