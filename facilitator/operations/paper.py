"""Paper and hands: ballot sheets typed in one after another, and a show of hands.

The workshop is read FOR SHARE first, as for every ballot, so that none of it can follow the reveal
of the results. Sheets may be typed in after the close: they were handed in before it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import (
    Change,
    HandsCounted,
    PaperBallotEntered,
    PaperBallotTakenBack,
)
from facilitator.domain.errors import N_, Conflict, Refused
from facilitator.domain.paper import ListRule, check_hands, read_letters
from facilitator.operations.unlinking import keyless, nobodys_number
from facilitator.store.ballots import finish_ballot, locked_ballot, replace_ballot
from facilitator.store.hands import show_of_hands
from facilitator.store.models import Ballot, Device, Hands, Participant, SheetAct, Vote, Workshop
from facilitator.store.sheets import SheetList, sheet_of
from facilitator.store.situation import held_still

NOT_NOW = N_(
    "Sheets and hands are entered while a vote is open or closed, until its results are shown."
)
CLOSED = N_("The session is closed. No sheet and no hand can be entered any more.")
EMPTY_SHEET = N_("Nothing is marked. Please tick what the sheet is: an abstention, or empty.")
BOTH = N_("A sheet with dots on it is no abstention, and not empty.")
NOT_ON_BALLOT = N_("One of these topics is not on the ballot. Read the list again.")
COUNTED_ELSEWHERE = N_(
    "Somebody else has entered hands meanwhile. Open the drawer again to see them; yours are not"
    " saved."
)


def enter_paper_ballot(
    session: Session,
    workshop_id: int,
    *,
    vote_id: int,
    letters: Mapping[str, str],
    abstained: bool,
    empty: bool = False,
    by_id: int | None = None,
    now: datetime,
) -> list[Change]:
    """One sheet: `letters` has what is marked, by the key of its list; `empty` one was handed in
    without anything that counts, as a spoiled one is. Its voter is a participant without phone and
    attendance, whom nobody can continue as."""
    check_paper(session, workshop_id, vote_id)
    sheet = sheet_of(session, vote_id)
    dots = dots_of(sheet, letters)
    if (abstained or empty) and dots:
        raise Refused(BOTH)
    if not (abstained or empty or dots):
        raise Refused(EMPTY_SHEET)
    voter = paper_voter(session, workshop_id, now)
    ballot = locked_ballot(session, vote_id, voter, now)
    replace_ballot(
        session,
        ballot.id,
        number=1,
        dots=dots,
        caps={topic.id: each.cap for each in sheet for topic in each.topics},
        now=now,
        abstained_at=now if abstained else None,
    )
    if empty and not abstained:
        finish_ballot(session, ballot.id, now)
    session.add(SheetAct(vote_id=vote_id, kind="entered", by_id=by_id, at=now))
    return [PaperBallotEntered(workshop_id, voter)]


def dots_of(sheet: Sequence[SheetList], letters: Mapping[str, str]) -> dict[int, int]:
    """Refuses what breaks the rule of a list, and lists that are not on the ballot."""
    marked = {key for key, typed in letters.items() if typed.strip()}
    if not marked <= {each.key for each in sheet}:
        raise Refused(NOT_ON_BALLOT)
    dots: dict[int, int] = {}
    for each in sheet:
        by_letter = {topic.letter: topic.id for topic in each.topics}
        marks = read_letters(letters.get(each.key, ""), rule_of(each))
        dots |= {by_letter[letter]: count for letter, count in marks.items()}
    return dots


def rule_of(each: SheetList) -> ListRule:
    letters = [topic.letter for topic in each.topics]
    return ListRule(each.label, letters, each.dots, each.cap)


def paper_voter(session: Session, workshop_id: int, now: datetime) -> int:
    """Drawn, not the next number: SQLite would give that of a sheet that was taken back again."""
    workshop = session.get_one(Workshop, workshop_id)
    voter = Participant(
        id=nobodys_number(),
        workshop_id=workshop_id,
        device_id=keyless(session, workshop.meeting),
        attendee_id=None,
        language=workshop.language,
        joined_at=now,
        on_paper=True,
    )
    session.add(voter)
    session.flush()
    return voter.id


def take_back_paper_ballot(
    session: Session,
    workshop_id: int,
    *,
    vote_id: int,
    sheet: int,
    by_id: int | None = None,
    now: datetime,
) -> list[Change]:
    """A sheet that was typed wrongly, or twice, counts no more; that it was taken back stays on
    record. Gone already is as good."""
    check_paper(session, workshop_id, vote_id)
    voter = session.get(Participant, sheet)
    ballot = session.scalar(
        select(Ballot)
        .where(Ballot.participant_id == sheet, Ballot.vote_id == vote_id)
        .with_for_update()
    )
    if voter is None or ballot is None or not voter.on_paper:
        return []
    session.delete(ballot)
    session.flush()
    session.delete(voter)
    session.flush()
    session.execute(delete(Device).where(Device.id == voter.device_id))
    session.add(SheetAct(vote_id=vote_id, kind="taken_back", by_id=by_id, at=now))
    return [PaperBallotTakenBack(workshop_id, sheet)]


def count_hands(
    session: Session,
    workshop_id: int,
    *,
    vote_id: int,
    people: int | None,
    hands: Mapping[int, int],
    began: tuple[int | None, Mapping[int, int]],
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    """The whole show of hands, by topic; it replaces what was counted before. `began` is what
    stood there when the form was opened: what somebody else entered since is never overwritten."""
    check_paper(session, workshop_id, vote_id)
    vote = session.get_one(
        Vote, vote_id, populate_existing=True, with_for_update={"key_share": True}
    )
    check_hands(people, hands_by_list(sheet_of(session, vote_id), hands))
    counted = {topic: raised for topic, raised in hands.items() if raised}
    shown, stored = (people or None, counted), show_of_hands(session, vote_id)
    if (stored.people, stored.hands) == shown:
        return []
    if (stored.people, stored.hands) != began:
        raise Conflict(COUNTED_ELSEWHERE)
    session.execute(delete(Hands).where(Hands.vote_id == vote_id))
    vote.hands_voted = people or None
    session.add_all(
        Hands(vote_id=vote_id, cluster_id=topic, hands=raised, at=now, by_id=by_id)
        for topic, raised in counted.items()
    )
    return [HandsCounted(workshop_id, vote_id)]


def hands_by_list(
    sheet: Sequence[SheetList], hands: Mapping[int, int]
) -> list[tuple[ListRule, dict[str, int]]]:
    """By the letters of their topics; refuses hands for what isn't on the ballot."""
    on_ballot = {topic.id for each in sheet for topic in each.topics}
    if not on_ballot.issuperset(hands):
        raise Refused(NOT_ON_BALLOT)
    return [
        (
            rule_of(each),
            {topic.letter: hands[topic.id] for topic in each.topics if topic.id in hands},
        )
        for each in sheet
    ]


def check_paper(session: Session, workshop_id: int, vote_id: int) -> None:
    here = held_still(session, workshop_id)
    if here.state == "closed":
        raise Conflict(CLOSED)
    if not here.takes_paper or here.vote_id != vote_id:
        raise Conflict(NOT_NOW)
