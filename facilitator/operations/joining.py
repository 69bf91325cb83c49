"""Coming in: a device, an attendee of the meeting, a participant of the workshop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, ParticipantJoined, PersonAdded
from facilitator.domain.errors import N_, Refused
from facilitator.domain.text import check_length, clean
from facilitator.domain.words import COUNTRIES, PARTNER_TYPES, READING_LANGUAGES
from facilitator.operations.door import check_newcomer, check_next_person
from facilitator.store.inserting import insert_row
from facilitator.store.models import (
    Attendee,
    Device,
    DeviceKey,
    Organisation,
    Participant,
    Workshop,
)
from facilitator.store.situation import found

NAME_LIMIT = 80
ORGANISATION_LIMIT = 160

KIND_FIRST = N_("“%(name)s” is not on the list yet. Please say what kind of organisation it is.")
NAME_FIRST = N_("In this session ideas carry names. Please write yours.")


def join(
    session: Session,
    workshop_id: int,
    *,
    device_hash: str,
    organisation: str,
    partner_type: str,
    country: str,
    languages: Sequence[str],
    name: str,
    language: str,
    now: datetime,
) -> list[Change]:
    """Join a workshop; a device that joined before stays who it was.

    `partner_type` and `country` may be empty where the roster knows the organisation.
    """
    workshop = found(session.get(Workshop, workshop_id))
    if workshop.state == "closed":
        raise Refused(N_("This session is closed. Thank you for coming."))
    device = device_of(session, device_hash, now)
    if standing := first_person(session, workshop_id, device):
        return [ParticipantJoined(workshop_id, standing)]
    check_newcomer(session, workshop, device)
    attendee = attend(
        session, workshop.meeting_id, device, organisation, partner_type, country, languages, now
    )
    participant = insert_row(
        session,
        Participant,
        workshop_id=workshop_id,
        device_id=device,
        attendee_id=attendee,
        name=said_name(name, workshop.naming),
        language=language,
        joined_at=now,
    )
    return [ParticipantJoined(workshop_id, participant)]


# A full room comes in within a minute, so these are built once.
DEVICE = select(DeviceKey.device_id).where(DeviceKey.token_hash == bindparam("device_hash"))
FIRST_PERSON = select(Participant.id).where(
    Participant.workshop_id == bindparam("workshop_id"),
    Participant.device_id == bindparam("device_id"),
    Participant.attendee_id.is_not(None),
    Participant.removed_at.is_(None),
)
ATTENDEE = select(Attendee.id).where(
    Attendee.meeting_id == bindparam("meeting_id"), Attendee.device_id == bindparam("device_id")
)
ROSTER = select(
    Organisation.id, Organisation.name, Organisation.partner_type, Organisation.country
).where(Organisation.meeting_id == bindparam("meeting_id"))
AS_LISTED = ROSTER.where(Organisation.name == bindparam("name"))  # as most people choose it


def device_of(session: Session, device_hash: str, now: datetime) -> int:
    """The id of the device that this key opens; a new one for a new key."""
    standing = session.scalar(DEVICE, {"device_hash": device_hash})
    if standing is not None:
        return standing
    device = insert_row(session, Device, created_at=now)
    insert_row(session, DeviceKey, device_id=device, token_hash=device_hash)
    return device


def first_person(session: Session, workshop_id: int, device_id: int) -> int | None:
    here = {"workshop_id": workshop_id, "device_id": device_id}
    return session.scalar(FIRST_PERSON, here)


def attend(
    session: Session,
    meeting_id: int,
    device_id: int,
    organisation: str,
    partner_type: str,
    country: str,
    languages: Sequence[str],
    now: datetime,
) -> int:
    """The attendee of this device: asked once per meeting, whatever the workshops."""
    standing = session.scalar(ATTENDEE, {"meeting_id": meeting_id, "device_id": device_id})
    if standing is not None:
        return standing
    where = organisation_named(session, meeting_id, organisation, partner_type, country)
    return insert_row(
        session,
        Attendee,
        meeting_id=meeting_id,
        device_id=device_id,
        organisation_id=where.id,
        partner_type=(
            partner_type if partner_type in PARTNER_TYPES else where.partner_type or "other"
        ),
        country=country if country in COUNTRIES else where.country,
        languages=" ".join(code for code in READING_LANGUAGES if code in languages),
        joined_at=now,
    )


@dataclass(frozen=True)
class Named:
    """An organisation of the roster."""

    id: int
    partner_type: str
    country: str


def organisation_named(
    session: Session, meeting_id: int, name: str, partner_type: str, country: str
) -> Named:
    """The roster's line, or a new one as written at the door, whose kind must be said."""
    name = clean(name)
    if not name:
        raise Refused(N_("Please say which organisation you come from."))
    check_length(name, ORGANISATION_LIMIT)
    if known := on_the_roster(session, meeting_id, name):
        return known
    if partner_type not in PARTNER_TYPES:
        raise Refused(KIND_FIRST, name=name)
    country = country if country in COUNTRIES else ""
    new = insert_row(
        session,
        Organisation,
        meeting_id=meeting_id,
        name=name,
        partner_type=partner_type,
        country=country,
        expected=False,
    )
    return Named(new, partner_type, country)


def on_the_roster(session: Session, meeting_id: int, name: str) -> Named | None:
    """The organisation of this name, in whatever case it is written."""
    listed = session.execute(AS_LISTED, {"meeting_id": meeting_id, "name": name}).first()
    if listed is None:
        roster = session.execute(ROSTER, {"meeting_id": meeting_id})
        alike = (known for known in roster if known.name.casefold() == name.casefold())
        listed = next(alike, None)
    return listed and Named(listed.id, listed.partner_type, listed.country)


def said_name(name: str, naming: str) -> str | None:
    """The name under the workshop's naming rule: never kept where the rule is anonymous."""
    if naming == "anonymous":
        return None
    name = clean(name)
    if naming == "required" and not name:
        raise Refused(NAME_FIRST)
    check_length(name or "-", NAME_LIMIT)
    return name or None


def add_person(
    session: Session, workshop_id: int, *, device_id: int, now: datetime
) -> list[Change]:
    """ "Next person" on a shared phone: a participant without an attendee."""
    workshop = found(session.get(Workshop, workshop_id))
    if workshop.state == "closed":
        raise Refused(N_("This session is closed. Thank you for coming."))
    check_next_person(session, workshop, device_id)
    language = session.scalars(
        select(Participant.language).where(
            Participant.workshop_id == workshop_id, Participant.device_id == device_id
        )
    ).first()
    person = insert_row(
        session,
        Participant,
        workshop_id=workshop_id,
        device_id=device_id,
        attendee_id=None,
        language=language or workshop.language,
        joined_at=now,
    )
    return [PersonAdded(workshop_id, person)]
