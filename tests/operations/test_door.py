"""The door of a session: nobody new behind it, and whoever was in stays in."""

import pytest

from facilitator.domain.door import FULL, REMOVED, SHUT
from facilitator.domain.errors import Refused
from facilitator.operations.door import close_door, open_door
from facilitator.operations.joining import add_person, join
from facilitator.operations.removing import let_phone_in, remove_phone
from facilitator.store.models import DoorClosing, Participant, Removal, Workshop
from tests.operations.room import Room


def enter(room: Room, device: str) -> int:
    [joined] = room.do(
        join,
        device_hash=f"{device} of {room.id}",
        organisation="Fjordby Kommune",
        partner_type="city",
        country="DK",
        languages=["en"],
        name="",
        language="en",
    )
    participant: int = joined.participant_id  # type: ignore[attr-defined]
    return participant


def why_not(room: Room, device: str) -> str | None:
    try:
        enter(room, device)
    except Refused as refused:
        return refused.message
    return None


def allow(room: Room, most: int) -> None:
    def set_most(session) -> None:  # type: ignore[no-untyped-def]
        session.get_one(Workshop, room.id).most_people = most

    room.database.write(set_most)


def test_behind_a_closed_door_only_who_was_in_gets_in(room: Room) -> None:
    ada = enter(room, "ada")
    room.drive(close_door)

    assert why_not(room, "bo") == SHUT
    assert enter(room, "ada") == ada

    room.drive(open_door)
    assert why_not(room, "bo") is None


def test_nobody_is_added_on_a_shared_phone_behind_a_closed_door(room: Room) -> None:
    device = room.read(lambda session: session.get_one(Participant, room.person()).device_id)
    room.drive(close_door)
    with pytest.raises(Refused) as refused:
        room.do(add_person, device_id=device)
    assert refused.value.message == SHUT


def test_who_closed_the_door_and_who_opened_it_is_kept(room: Room) -> None:
    assert len(room.drive(close_door)) == 1
    closed_at = room.clock
    assert room.drive(close_door) == []
    assert len(room.drive(open_door)) == 1
    opened_at = room.clock
    assert room.drive(open_door) == []

    def acts(session) -> list[tuple[object, ...]]:  # type: ignore[no-untyped-def]
        rows = session.query(DoorClosing).filter_by(workshop_id=room.id)
        return [(r.closed_at, r.closed_by_id, r.opened_at, r.opened_by_id) for r in rows]

    who = room.facilitator
    assert room.read(acts) == [(closed_at, who, opened_at, who)]


def test_a_full_session_takes_nobody_new(room: Room) -> None:
    allow(room, 2)
    enter(room, "ada"), enter(room, "bo")

    assert why_not(room, "cy") == FULL
    assert why_not(room, "bo") is None
    allow(room, 3)
    assert why_not(room, "cy") is None


def test_a_removed_phone_stays_out_until_it_is_let_in_as_who_it_was(room: Room) -> None:
    ada = enter(room, "ada")
    room.drive(remove_phone, participant=ada)
    assert why_not(room, "ada") == REMOVED

    removal = room.read(lambda session: session.query(Removal.id).filter_by(workshop_id=room.id))
    room.drive(let_phone_in, removal_id=room.read(lambda s: s.scalar(removal.statement)))
    assert enter(room, "ada") == ada
