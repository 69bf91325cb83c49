"""Who listens: the sockets of this process, by workshop, audience and language."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from facilitator.domain.stage import TYPING_COUNTS_FOR


@dataclass(frozen=True)
class Listener:
    """One socket, and what opened it: a phone's participant, a facilitator's sign-in, or the
    link of a projector."""

    workshop_id: int
    audience: str
    language: str
    participant_id: int | None = None
    sign_in_id: int | None = None
    link_id: int | None = None

    @property
    def room(self) -> str:
        return room(self.workshop_id, self.audience, self.language)


def room(workshop_id: int, audience: str, language: str) -> str:
    return f"{workshop_id}:{audience}:{language}"


class Listeners:
    """The open sockets by their id."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Listener] = {}
        self._rooms: Counter[tuple[int, str, str]] = Counter()
        self._people: Counter[tuple[int, int]] = Counter()
        self._typed: dict[tuple[int, int], datetime] = {}

    def came(self, sid: str, listener: Listener) -> None:
        self._by_sid[sid] = listener
        self._rooms[listener.workshop_id, listener.audience, listener.language] += 1
        if listener.participant_id is not None:
            self._people[listener.workshop_id, listener.participant_id] += 1

    def left(self, sid: str) -> Listener | None:
        listener = self._by_sid.pop(sid, None)
        if listener is None:
            return None
        lower(self._rooms, (listener.workshop_id, listener.audience, listener.language))
        if listener.participant_id is not None:
            lower(self._people, (listener.workshop_id, listener.participant_id))
        return listener

    def of(self, sid: str) -> Listener | None:
        return self._by_sid.get(sid)

    def languages(self, workshop_id: int, audience: str) -> list[str]:
        return sorted(
            language for (w, a, language) in self._rooms if (w, a) == (workshop_id, audience)
        )

    def count(self, workshop_id: int, audience: str) -> int:
        return sum(n for (w, a, _), n in self._rooms.items() if (w, a) == (workshop_id, audience))

    def by_audience(self) -> Counter[str]:
        here: Counter[str] = Counter()
        for (_, audience, _), sockets in self._rooms.items():
            here[audience] += sockets
        return here

    def workshops(self) -> set[int]:
        return {workshop_id for workshop_id, _, _ in self._rooms}

    def rooms(self) -> list[tuple[int, str, str]]:
        return sorted(self._rooms)

    def people(self, workshop_id: int) -> set[int]:
        """Participants of this workshop who have a socket open."""
        return {person for (w, person) in self._people if w == workshop_id}

    def typed(self, workshop_id: int, participant_id: int, now: datetime) -> None:
        self._typed[workshop_id, participant_id] = now

    def stopped_typing(self, workshop_id: int, participant_id: int) -> None:
        self._typed.pop((workshop_id, participant_id), None)

    def typing(self, workshop_id: int, now: datetime) -> set[int]:
        """Participants of this workshop who typed in the last `TYPING_COUNTS_FOR`."""
        return {
            person
            for (w, person), at in self._typed.items()
            if w == workshop_id and now - at < TYPING_COUNTS_FOR
        }

    def sockets(self) -> dict[str, Listener]:
        """Everybody who listens, as it is now."""
        return dict(self._by_sid)


Key = TypeVar("Key")


def lower(counter: Counter[Key], key: Key) -> None:
    counter[key] -= 1
    if not counter[key]:
        del counter[key]
