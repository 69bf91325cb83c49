"""Reads who voted what by group, and keeps what was told of it."""

import json
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Exists, ScalarSelect, exists, func, select
from sqlalchemy.orm import Session

from facilitator.domain.breakdown import Marked, Told, chosen_by
from facilitator.domain.groups import Axis, Group
from facilitator.domain.suppression import combined
from facilitator.store.ballots import counts_in_vote
from facilitator.store.models import (
    Attendee,
    Ballot,
    Breakdown,
    Dot,
    Organisation,
    Participant,
    Together,
    Vote,
)

GROUPED = {
    "partner_type": Attendee.partner_type,
    "country": Attendee.country,
    "organisation": Organisation.name,
}
Told_ = Told[Group, int]


def people_of_vote(
    session: Session, vote_id: int, axis: Axis
) -> list[tuple[str | None, Marked[int]]]:
    """The group of everybody whom the turnout counts, None where they have none, and the topics
    that they put a dot on."""
    rows = session.execute(
        select(Participant.id, GROUPED[axis], Dot.cluster_id)
        .join(Vote, Vote.workshop_id == Participant.workshop_id)
        .outerjoin(Attendee, Attendee.id == Participant.attendee_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .outerjoin(Ballot, (Ballot.participant_id == Participant.id) & (Ballot.vote_id == Vote.id))
        .outerjoin(Dot, Dot.ballot_id == Ballot.id)
        .where(Vote.id == vote_id, counts_in_vote())
        .order_by(Participant.id)
    )
    groups: dict[int, str | None] = {}
    marked: dict[int, set[int]] = {}
    for person, group, topic in rows:
        groups[person] = group or None
        marked.setdefault(person, set()).update({topic} - {None})
    return [(groups[person], frozenset(marked[person])) for person in groups]


def people_here(session: Session, workshop_id: int, axis: Axis) -> tuple[Counter[str], int]:
    """How many people of each group are in the workshop, and how many of none: further ones on a
    shared phone, and those whose ballot sheets were entered."""
    rows = session.execute(
        select(GROUPED[axis], func.count())
        .select_from(Participant)
        .outerjoin(Attendee, Attendee.id == Participant.attendee_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(
            Participant.workshop_id == workshop_id,
            Participant.removed_at.is_(None),
            Participant.on_paper.is_(False) | voted_in(newest_vote(workshop_id)),
        )
        .group_by(GROUPED[axis])
    ).all()
    sizes = Counter({group: people for group, people in rows if group})
    return sizes, sum(people for group, people in rows if not group)


def newest_vote(workshop_id: int) -> ScalarSelect[int]:
    return (
        select(func.max(Vote.id))
        .where(Vote.workshop_id == workshop_id, Vote.stopped_at.is_(None))
        .scalar_subquery()
    )


def voted_in(vote_id: ScalarSelect[int]) -> Exists:
    return exists().where(Ballot.participant_id == Participant.id, Ballot.vote_id == vote_id)


def together(session: Session, workshop_id: int, axis: Axis) -> list[Together]:
    """The groups that are counted as one, in the order in which that was chosen."""
    return list(
        session.scalars(
            select(Together)
            .where(Together.workshop_id == workshop_id, Together.axis == axis)
            .order_by(Together.id)
        )
    )


def sizes_together(session: Session, workshop_id: int, axis: Axis) -> tuple[dict[Group, int], int]:
    """The same figures as `people_here`, with some groups counted as one."""
    sizes, alone = people_here(session, workshop_id, axis)
    unions = [one.members.split() for one in together(session, workshop_id, axis)]
    return combined(sizes, unions), alone


def keep(session: Session, vote_id: int, axis: Axis, told: Told_ | None) -> Breakdown:
    figures = "" if told is None else json.dumps(plain(told))
    row = Breakdown(vote_id=vote_id, axis=axis, figures=figures)
    session.add(row)
    return row


def plain(told: Told_) -> dict[str, object]:
    return {
        "groups": list(told.sizes),
        "sizes": list(told.sizes.values()),
        "others": told.others,
        "topics": {topic: list(row.values()) for topic, row in told.topics.items()},
    }


def kept(session: Session, vote_id: int) -> dict[Axis, Told_]:
    """What was told of a vote by group, and by organisation where that was shown."""
    rows = session.scalars(
        select(Breakdown).where(Breakdown.vote_id == vote_id).order_by(Breakdown.at)
    )
    return {
        row.axis: from_plain(row.figures) if row.figures else by_organisation(session, vote_id)  # type: ignore[misc]
        for row in rows
    }


def from_plain(figures: str) -> Told_:
    read = json.loads(figures)
    groups = [tuple(group) for group in read["groups"]]
    return Told(
        dict(zip(groups, read["sizes"], strict=True)),
        read["others"],
        {
            int(topic): dict(zip(groups, counts, strict=True))
            for topic, counts in read["topics"].items()
        },
    )


def by_organisation(session: Session, vote_id: int) -> Told_:
    """All figures of an open vote, whatever their size: everybody was told so when joining."""
    people = people_of_vote(session, vote_id, "organisation")
    names = sorted({name for name, _ in people if name}, key=str.casefold)
    blocks: dict[Group, Sequence[Marked[int]]] = {
        (name,): [marked for of, marked in people if of == name] for name in names
    }
    vote = session.get_one(Vote, vote_id)
    topics = [topic.cluster_id for each in vote.lists for topic in each.topics]
    return Told(
        {group: len(block) for group, block in blocks.items()},
        sum(name is None for name, _ in people),
        {
            topic: {group: chosen_by(block, topic) for group, block in blocks.items()}
            for topic in topics
        },
    )
