"""The mark of a person: stands for them on everybody's phone, and says nothing about them."""

from collections.abc import Iterable
from hashlib import blake2b

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from facilitator.store.models import DeviceKey, Participant

Earlier = aliased(DeviceKey)
IS_FIRST = ~exists().where(Earlier.device_id == DeviceKey.device_id, Earlier.id < DeviceKey.id)
OF_THESE = (
    select(Participant.id, DeviceKey.token_hash)
    .join(DeviceKey, DeviceKey.device_id == Participant.device_id)
    .where(Participant.id.in_(bindparam("persons", expanding=True)), IS_FIRST)
)
OF_ALL = (
    select(Participant.id, DeviceKey.token_hash)
    .join(DeviceKey, DeviceKey.device_id == Participant.device_id)
    .where(Participant.workshop_id == bindparam("workshop_id"), IS_FIRST)
)


def marks(session: Session, persons: Iterable[int]) -> dict[int, str]:
    """Made from the key of their device, which nobody else has, so that trying all numbers leads
    nowhere. A person whose device has no key left has none."""
    if not (wanted := list(persons)):
        return {}
    rows = session.execute(OF_THESE, {"persons": wanted})
    return {row.id: mark(row.token_hash, row.id) for row in rows}


def device_mark(session: Session, person: int) -> str:
    """Stands for the device: the same for everybody to whom it is handed on."""
    key = session.execute(OF_THESE, {"persons": [person]}).first()
    return mark(key.token_hash, 0) if key else ""


def person_marked(session: Session, workshop_id: int, typed: str) -> int | None:
    """The participant with this mark, typed with or without spaces, in any case."""
    wanted = "".join(typed.split()).lower()
    rows = session.execute(OF_ALL, {"workshop_id": workshop_id})
    return next((row.id for row in rows if mark(row.token_hash, row.id) == wanted), None)


def mark(key: str, person: int) -> str:
    return blake2b(f"{key} {person}".encode(), digest_size=5).hexdigest()
