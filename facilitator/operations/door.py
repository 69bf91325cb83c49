"""The door of a session: closed and opened again by a facilitator, and asked by newcomers."""

from datetime import datetime

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change, DoorClosed, DoorOpened
from facilitator.domain.door import MOST_PEOPLE, REMOVED, NoWayIn, check_door, check_phone
from facilitator.store.models import Device, DoorClosing, Participant, Removal, Workshop
from facilitator.store.situation import locked
from facilitator.store.tallies import PEOPLE, people_joined

NEARLY = 50  # more than can come in at the same moment

# A full room comes in within a minute, so these are built once, and asked in one statement.
IS_SHUT = exists().where(
    DoorClosing.workshop_id == bindparam("workshop_id"), DoorClosing.opened_at.is_(None)
)
SHUT = select(IS_SHUT)
AT_THE_DOOR = select(
    IS_SHUT.label("shut"),
    exists()
    .where(
        Removal.workshop_id == bindparam("workshop_id"),
        Removal.device_id == bindparam("device_id"),
        Removal.let_in_at.is_(None),
    )
    .label("taken_out"),
    PEOPLE.scalar_subquery().label("joined"),
)

IS_IN = select(Participant.id).where(
    Participant.id == bindparam("participant"), Participant.removed_at.is_(None)
)

ONE_DEVICE = (
    select(Device.id).where(Device.id == bindparam("device_id")).with_for_update(key_share=True)
)
PEOPLE_ON = select(func.count(Participant.id)).where(
    Participant.workshop_id == bindparam("workshop_id"),
    Participant.device_id == bindparam("device_id"),
)


def close_door(
    session: Session, workshop_id: int, *, by_id: int | None, now: datetime
) -> list[Change]:
    """Nobody new comes in. Who joined stays, and comes back as they like."""
    locked(session, workshop_id)
    if is_shut(session, workshop_id):
        return []
    session.add(DoorClosing(workshop_id=workshop_id, closed_at=now, closed_by_id=by_id))
    return [DoorClosed(workshop_id)]


def open_door(
    session: Session, workshop_id: int, *, by_id: int | None, now: datetime
) -> list[Change]:
    locked(session, workshop_id)
    closing = session.scalar(
        select(DoorClosing).where(
            DoorClosing.workshop_id == workshop_id, DoorClosing.opened_at.is_(None)
        )
    )
    if closing is None:
        return []
    closing.opened_at, closing.opened_by_id = now, by_id
    return [DoorOpened(workshop_id)]


def is_shut(session: Session, workshop_id: int) -> bool:
    return bool(session.scalar(SHUT, {"workshop_id": workshop_id}))


def check_newcomer(session: Session, workshop: Workshop, device_id: int) -> None:
    """Refuses a phone that was taken out, and everybody new behind a closed or full door.

    Nobody follows the closing, and no phone its removal: the workshop is held still. Only where
    the last places are given away do newcomers wait for each other, so that none is given twice.
    """
    nearly_full = people_joined(session, workshop.id) + NEARLY >= most_of(workshop)
    workshop = locked(session, workshop.id, read=not nearly_full)
    here = {"workshop_id": workshop.id, "device_id": device_id}
    it = session.execute(AT_THE_DOOR, here).one()
    if it.taken_out:
        raise NoWayIn(REMOVED)
    check_door(shut=it.shut, joined=it.joined, most=workshop.most_people)


def check_next_person(session: Session, workshop: Workshop, device_id: int) -> None:
    """The same for the next person on a phone, which isn't handed on without end; whoever presses
    at the same moment waits for each other."""
    check_newcomer(session, workshop, device_id)
    session.execute(ONE_DEVICE, {"device_id": device_id})
    check_phone(
        session.scalar(PEOPLE_ON, {"workshop_id": workshop.id, "device_id": device_id}) or 0
    )


def check_still_in(session: Session, participant: int) -> None:
    """Refuses what was on its way when its phone was taken out. Asked after the workshop was held
    still, so that nothing follows the removal."""
    if session.scalar(IS_IN, {"participant": participant}) is None:
        raise NoWayIn(REMOVED)


def most_of(workshop: Workshop) -> int:
    return workshop.most_people or MOST_PEOPLE
