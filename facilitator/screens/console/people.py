"""Who is here: counts only, never a person, and never beside what anybody wrote."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.door import MOST_PEOPLE
from facilitator.domain.stage import Situation, Stage
from facilitator.domain.suppression import large_enough
from facilitator.domain.voting import Turnout
from facilitator.screens.watch import Watch
from facilitator.store.ballots import turnout_of
from facilitator.store.breakdowns import sizes_together
from facilitator.store.models import (
    Account,
    Attendee,
    DoorClosing,
    Enough,
    Lease,
    Opening,
    Organisation,
    Participant,
    Placement,
    Workshop,
)
from facilitator.store.situation import situation


@dataclass(frozen=True)
class Person:
    """A participant as this screen knows them. A further person on a shared phone has no
    organisation."""

    id: int
    device_id: int
    organisation: str | None
    partner_type: str | None
    volunteered: bool
    drafts: bool


@dataclass(frozen=True)
class From:
    """How many people of one organisation are here, and how many of their phones answer."""

    organisation: str
    joined: int
    connected: int


@dataclass(frozen=True)
class Phone:
    """One phone of an organisation: "Fjordby Kommune, phone 2"."""

    participant_id: int
    organisation: str
    number: int
    of: int


@dataclass(frozen=True)
class Sorters:
    sorting: int
    said_enough: int


@dataclass(frozen=True)
class Shut:
    """Since when nobody new comes in, and by whom; a facilitator's name."""

    at: datetime
    by: str | None


@dataclass(frozen=True)
class People:
    """`out_of_reach` counts phones, `shared` the people beyond the first on their phone; `shut`
    is the closed door, `most` how many people may be in."""

    workshop_id: int
    code: str
    stage: Stage
    joined: int
    connected: int
    out_of_reach: int
    shared: int
    writing: int
    sorters: Sorters | None
    turnout: Turnout | None
    organisations: tuple[From, ...]
    team: tuple[Phone, ...]
    volunteers: tuple[Phone, ...]
    large_types: int
    types: int
    projectors: int
    shut: Shut | None
    most: int
    unsaved_since: datetime | None
    takes_paper: bool = False  # ballot sheets and hands can be entered


def people_here(session: Session, watch: Watch) -> People:
    here = situation(session, watch.workshop_id)
    everybody = present_people(session, watch.workshop_id)
    phones = {person.device_id for person in everybody}
    reached = {person.device_id for person in everybody if person.id in watch.present}
    voting = here.stage in ("voting", "counted")
    large, types = large_enough(*sizes_together(session, watch.workshop_id, "partner_type"))
    workshop = session.get_one(Workshop, watch.workshop_id)
    return People(
        watch.workshop_id,
        workshop.code,
        here.stage,
        joined=len(everybody),
        connected=len(reached),
        out_of_reach=0 if here.stage == "closed" else len(phones - reached),
        shared=sum(person.organisation is None for person in everybody),
        writing=len(watch.typing) if here.welcomes_ideas else 0,
        sorters=sorters(session, here, watch.now) if here.kind == "cluster" else None,
        turnout=turnout_of(session, here.vote_id) if voting and here.vote_id else None,
        organisations=by_organisation(everybody, reached),
        team=tuple(phone for person, phone in numbered(everybody) if person.drafts),
        volunteers=tuple(
            phone
            for person, phone in numbered(everybody)
            if person.volunteered and not person.drafts
        ),
        large_types=large,
        types=types,
        projectors=watch.projectors,
        shut=shut_door(session, watch.workshop_id),
        most=workshop.most_people or MOST_PEOPLE,
        unsaved_since=watch.unsaved_since,
        takes_paper=here.takes_paper,
    )


def shut_door(session: Session, workshop_id: int) -> Shut | None:
    row = session.execute(
        select(DoorClosing.closed_at, Account.name)
        .outerjoin(Account, Account.id == DoorClosing.closed_by_id)
        .where(DoorClosing.workshop_id == workshop_id, DoorClosing.opened_at.is_(None))
    ).first()
    return Shut(*row) if row else None


def present_people(session: Session, workshop_id: int) -> list[Person]:
    rows = session.execute(
        select(
            Participant.id,
            Participant.device_id,
            Organisation.name,
            Attendee.partner_type,
            Participant.volunteered_at.is_not(None),
            Participant.theme_team_since.is_not(None),
        )
        .outerjoin(Attendee, Attendee.id == Participant.attendee_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(
            Participant.workshop_id == workshop_id,
            Participant.removed_at.is_(None),
            Participant.on_paper.is_(False),
        )
        .order_by(Participant.id)
    )
    return [Person(*row) for row in rows]


def by_organisation(everybody: Sequence[Person], reached: set[int]) -> tuple[From, ...]:
    """The largest first, then by name."""
    joined = Counter(p.organisation for p in everybody if p.organisation)
    connected = Counter(p.organisation for p in everybody if p.device_id in reached)
    rows = [From(name, n, connected[name]) for name, n in joined.items()]
    return tuple(sorted(rows, key=lambda row: (-row.joined, row.organisation.casefold())))


def numbered(everybody: Sequence[Person]) -> list[tuple[Person, Phone]]:
    """Each first person with their phone's number within the organisation, in joining order."""
    of = Counter(person.organisation for person in everybody)
    seen: Counter[str] = Counter()
    phones = []
    for person in everybody:
        if person.organisation is None:
            continue
        seen[person.organisation] += 1
        number = seen[person.organisation]
        phone = Phone(person.id, person.organisation, number, of[person.organisation])
        phones.append((person, phone))
    return phones


def sorters(session: Session, here: Situation, now: datetime) -> Sorters:
    """Who placed a card since the step was opened, or holds one, and has not said Enough."""
    opened_at = session.get_one(Opening, here.opening_id).opened_at
    placed = select(Placement.participant_id).where(
        Placement.workshop_id == here.workshop_id, Placement.at >= opened_at
    )
    holding = select(Lease.participant_id).where(
        Lease.workshop_id == here.workshop_id, Lease.until > now
    )
    enough = set(
        session.scalars(select(Enough.participant_id).where(Enough.opening_id == here.opening_id))
    )
    at_it = {*session.scalars(placed.distinct()), *session.scalars(holding)}
    return Sorters(len(at_it - enough), len(enough))
