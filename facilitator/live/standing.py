"""Who may go on listening: nobody whose sign-in ended, whose link was revoked, who was removed.

Asked at once after a change that takes something away, and with every heartbeat: so it also
holds for the sockets of other workers, and for a sign-in that ran out by itself.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Select, select, true
from sqlalchemy.orm import Session

from facilitator.domain import changes as c
from facilitator.live.listeners import Listener
from facilitator.store.models import (
    Account,
    Participant,
    ProjectorLink,
    SignIn,
    Workshop,
    WorkshopFacilitator,
)

TAKING_AWAY = (
    c.SignInEnded,
    c.FacilitatorRemoved,
    c.ProjectorLinkRevoked,
    c.PhoneRemoved,
    c.RehearsalCleared,
    c.ParticipantErased,
    c.PeopleErased,
    c.WorkshopDeleted,
    c.MeetingDeleted,
)
ERASING = (
    c.RehearsalCleared,
    c.ParticipantErased,
    c.PeopleErased,
    c.PersonErased,
    c.PictureRemoved,
    c.VersionRedacted,
    c.QuoteRemoved,
    c.WorkshopDeleted,
    c.MeetingDeleted,
)
Pairs = set[tuple[int, int]]  # a workshop, and what opens it


def lapsed(session: Session, sockets: Mapping[str, Listener], now: datetime) -> list[str]:
    """The ids of the sockets that must be closed."""
    listening = sockets.values()
    people = pairs(session, standing_people({each.participant_id for each in listening}))
    links = pairs(session, standing_links({each.link_id for each in listening}))
    drivers = standing_drivers(session, {each.sign_in_id for each in listening}, now)
    return [
        sid
        for sid, each in sockets.items()
        if (each.workshop_id, each.participant_id) not in people
        and (each.workshop_id, each.link_id) not in links
        and (each.workshop_id, each.sign_in_id) not in drivers
    ]


def pairs(session: Session, query: Select[int, int]) -> Pairs:
    return {(workshop_id, key) for workshop_id, key in session.execute(query)}


def standing_people(ids: Collection[int | None]) -> Select[int, int]:
    return select(Participant.workshop_id, Participant.id).where(
        Participant.id.in_(ids), Participant.removed_at.is_(None)
    )


def standing_links(ids: Collection[int | None]) -> Select[int, int]:
    return select(ProjectorLink.workshop_id, ProjectorLink.id).where(
        ProjectorLink.id.in_(ids), ProjectorLink.revoked_at.is_(None)
    )


def standing_drivers(session: Session, ids: Collection[int | None], now: datetime) -> Pairs:
    """Organisers drive every workshop there is, facilitators theirs."""
    standing = SignIn.id.in_(ids), SignIn.ended_at.is_(None), SignIn.expires_at > now
    invited = (
        select(WorkshopFacilitator.workshop_id, SignIn.id)
        .join(SignIn, SignIn.account_id == WorkshopFacilitator.account_id)
        .where(*standing)
    )
    organising = (
        select(Workshop.id, SignIn.id)
        .select_from(SignIn)
        .join(Account, Account.id == SignIn.account_id)
        .join(Workshop, true())
        .where(Account.is_organiser, *standing)
    )
    return pairs(session, invited) | pairs(session, organising)
