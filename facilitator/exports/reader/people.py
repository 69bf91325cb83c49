"""Who was there: attendees by organisation, and the roster they are compared with."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.exports.report import Attendance, Presence
from facilitator.store.models import Attendee, Organisation, Participant


def attendance(session: Session, meeting_id: int, workshop_ids: Sequence[int]) -> Attendance:
    """One line per organisation, kind and country; an expected one that is missing has 0.

    A device that was in several of the workshops counts once.
    """
    devices = func.count(Attendee.id.distinct())
    rows = session.execute(
        select(Organisation, Attendee.partner_type, Attendee.country, devices)
        .join(Attendee, Attendee.organisation_id == Organisation.id)
        .join(Participant, Participant.attendee_id == Attendee.id)
        .where(Participant.workshop_id.in_(workshop_ids), Participant.removed_at.is_(None))
        .group_by(Organisation.id, Attendee.partner_type, Attendee.country)
    ).all()
    present = [presence(*row) for row in rows]
    here = {row[0].id for row in rows}
    roster = session.scalars(
        select(Organisation).where(
            Organisation.meeting_id == meeting_id, Organisation.expected.is_(True)
        )
    )
    missing = [
        presence(organisation, organisation.partner_type, organisation.country, 0)
        for organisation in roster
        if organisation.id not in here
    ]
    lines = [*present, *missing]
    return Attendance(tuple(sorted(lines, key=in_order)))


def in_order(line: Presence) -> tuple[str, str, str]:
    """A whole order: a restored database gives rows in another."""
    return line.organisation, line.partner_type, line.country


def presence(organisation: Organisation, partner_type: str, country: str, devices: int) -> Presence:
    listed, kind, where = organisation.expected, organisation.partner_type, organisation.country
    return Presence(
        organisation.name,
        cast(Any, partner_type),
        country,
        devices,
        expected=listed,
        roster_type=cast(Any, kind) if listed and kind not in ("", partner_type) else None,
        roster_country=where if listed and where not in ("", country) else None,
    )


def people(session: Session, workshop_id: int) -> tuple[int, int]:
    """All who joined, and of these the further persons on shared devices."""
    own_device = func.count(Participant.attendee_id)
    row = session.execute(
        select(func.count(), func.count() - own_device)
        .select_from(Participant)
        .where(
            Participant.workshop_id == workshop_id,
            Participant.removed_at.is_(None),
            Participant.on_paper.is_(False),
        )
    ).one()
    return row[0], row[1]
