"""Results by group: which groups are counted as one, and a vote told along one axis."""

from collections import Counter
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.breakdown import Draw, Told, told_by_group
from facilitator.domain.changes import Change, GroupsJoined, GroupsParted, ShownByGroup
from facilitator.domain.errors import N_, Conflict, Refused
from facilitator.domain.groups import SMALL_SAFE, Axis, Group, axis_of, union_of
from facilitator.domain.words import COUNTRIES, PARTNER_TYPES
from facilitator.store.ballots import dots_by_topic
from facilitator.store.breakdowns import (
    Told_,
    keep,
    kept,
    people_here,
    people_of_vote,
    together,
)
from facilitator.store.models import Together, Vote
from facilitator.store.situation import locked, situation_of

KNOWN = {"partner_type": tuple(PARTNER_TYPES), "country": COUNTRIES}
TOO_SMALL = N_(
    "No group is large enough to be shown. Count some as one first, so that there are five people."
)


def count_as_one(
    session: Session, workshop_id: int, *, axis: str, members: list[str], now: datetime
) -> list[Change]:
    """From now on these groups are one. A group that was with others before leaves them."""
    locked(session, workshop_id)
    along = axis_of(axis)
    here, _ = people_here(session, workshop_id, along)
    union = union_of(along, members, {*KNOWN.get(along, ()), *here})
    for one in together(session, workshop_id, along):
        if set(one.members.split()) & set(union.split()):
            session.delete(one)
    row = Together(workshop_id=workshop_id, axis=along, members=union)
    session.add(row)
    session.flush()
    return [GroupsJoined(workshop_id, row.id)]


def count_apart(
    session: Session, workshop_id: int, *, together_id: int, now: datetime
) -> list[Change]:
    """Gone already is as good: nothing is refused."""
    row = session.get(Together, together_id)
    if row is None or row.workshop_id != workshop_id:
        return []
    session.delete(row)
    return [GroupsParted(workshop_id, together_id)]


def show_by_group(
    session: Session,
    workshop_id: int,
    *,
    vote_id: int,
    axis: str,
    by_id: int | None,
    draw: Draw,
    now: datetime,
) -> list[Change]:
    """Show the results along this axis too, once and for good.

    Partner type and country together would cut the room into cells of two or three, so a vote is
    told along one of them. By organisation only an open vote is told.
    """
    workshop = locked(session, workshop_id)
    here = situation_of(session, workshop)
    if not here.revealed or here.vote_id != vote_id or here.stage == "closed":
        raise Conflict(N_("These results are not shown any more."))
    along, before = axis_of(axis), kept(session, vote_id)
    if along in before:
        return []
    if along == "organisation" and not workshop.open_vote:
        raise Refused(N_("Results by organisation are for an open vote only."))
    if along in SMALL_SAFE and any(other in before for other in SMALL_SAFE):
        raise Refused(N_("These results are shown by group already, and only in one way."))
    figures = told(session, workshop_id, vote_id, along, draw) if along in SMALL_SAFE else None
    row = keep(session, vote_id, along, figures)
    row.at, row.by_id = now, by_id
    session.flush()
    return [ShownByGroup(workshop_id, vote_id)]


def told(session: Session, workshop_id: int, vote_id: int, axis: Axis, draw: Draw) -> Told_:
    unions = [tuple(one.members.split()) for one in together(session, workshop_id, axis)]
    union_with: dict[str, Group] = {member: union for union in unions for member in union}
    people = people_of_vote(session, vote_id, axis)
    present = Counter(code for code, _ in people)

    def group(code: str | None) -> Group | None:
        if code is None:
            return None
        return tuple(one for one in union_with.get(code, (code,)) if present[one])

    figures: Told[Group, int] = told_by_group(
        [(group(code), marked) for code, marked in people], ranked_lists(session, vote_id), draw
    )
    if not figures.sizes:
        raise Refused(TOO_SMALL)
    return figures


def ranked_lists(session: Session, vote_id: int) -> list[list[int]]:
    """The topics of each list, most dots first."""
    dots = dots_by_topic(session, vote_id)
    return [
        sorted((t.cluster_id for t in each.topics), key=lambda topic: (-dots[topic], topic))
        for each in session.get_one(Vote, vote_id).lists
    ]
