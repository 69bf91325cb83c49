"""Coming in: a device, an attendee of the meeting, a participant of the workshop."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, ParticipantJoined, PersonAdded
from facilitator.domain.errors import N_, Refused
from facilitator.domain.text import check_length, clean
from facilitator.domain.words import COUNTRIES, PARTNER_TYPES, READING_LANGUAGES
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
        raise Refused(
            N_("This session is closed. Thank you for coming."),
        )
    device = device_of(session, device_hash, now)
    if standing := first_person(session, workshop_id, device.id):
        return [ParticipantJoined(workshop_id, standing)]
    attendee = attend(
        session, workshop.meeting_id, device.id, organisation, partner_type, country, languages, now
    )
    participant = Participant(
        workshop_id=workshop_id,
        device_id=device.id,
        attendee_id=attendee.id,
        name=said_name(name, workshop.naming),
        language=language,
        joined_at=now,
    )
    session.add(participant)
    session.flush()
    return [ParticipantJoined(workshop_id, participant.id)]


def device_of(session: Session, device_hash: str, now: datetime) -> Device:
    key = session.scalar(select(DeviceKey).where(DeviceKey.token_hash == device_hash))
    if key is not None:
        return session.get_one(Device, key.device_id)
    device = Device(created_at=now)
    session.add(device)
    session.flush()
    session.add(DeviceKey(device_id=device.id, token_hash=device_hash))
    return device


def first_person(session: Session, workshop_id: int, device_id: int) -> int | None:
    return session.scalar(
        select(Participant.id).where(
            Participant.workshop_id == workshop_id,
            Participant.device_id == device_id,
            Participant.attendee_id.is_not(None),
            Participant.removed_at.is_(None),
        )
    )


def attend(
    session: Session,
    meeting_id: int,
    device_id: int,
    organisation: str,
    partner_type: str,
    country: str,
    languages: Sequence[str],
    now: datetime,
) -> Attendee:
    """The attendee of this device: asked once per meeting, whatever the workshops."""
    standing = session.scalar(
        select(Attendee).where(Attendee.meeting_id == meeting_id, Attendee.device_id == device_id)
    )
    if standing is not None:
        return standing
    where = organisation_named(session, meeting_id, organisation, partner_type, country)
    attendee = Attendee(
        meeting_id=meeting_id,
        device_id=device_id,
        organisation_id=where.id,
        partner_type=partner_type if partner_type in PARTNER_TYPES else where.partner_type,
        country=country if country in COUNTRIES else where.country,
        languages=" ".join(code for code in READING_LANGUAGES if code in languages),
        joined_at=now,
    )
    session.add(attendee)
    session.flush()
    return attendee


def organisation_named(
    session: Session, meeting_id: int, name: str, partner_type: str, country: str
) -> Organisation:
    """The roster's line, or a new one as written at the door, whose kind must be said."""
    name = clean(name)
    if not name:
        raise Refused(N_("Please say which organisation you come from."))
    check_length(name, ORGANISATION_LIMIT)
    for known in session.scalars(select(Organisation).where(Organisation.meeting_id == meeting_id)):
        if known.name.casefold() == name.casefold():
            return known
    if partner_type not in PARTNER_TYPES:
        raise Refused(KIND_FIRST, name=name)
    organisation = Organisation(
        meeting_id=meeting_id,
        name=name,
        partner_type=partner_type,
        country=country if country in COUNTRIES else "",
        expected=False,
    )
    session.add(organisation)
    session.flush()
    return organisation


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
    language = session.scalars(
        select(Participant.language).where(
            Participant.workshop_id == workshop_id, Participant.device_id == device_id
        )
    ).first()
    person = Participant(
        workshop_id=workshop_id,
        device_id=device_id,
        attendee_id=None,
        language=language or workshop.language,
        joined_at=now,
    )
    session.add(person)
    session.flush()
    return [PersonAdded(workshop_id, person.id)]
