"""What the projector shows of a room, as plain values and as the HTML that goes out."""

from datetime import UTC, datetime
from typing import Any

from facilitator import House
from facilitator.live.panels import SCREENS
from facilitator.operations.steps import go_on
from facilitator.screens.projector import Slide, slide
from facilitator.screens.watch import Watch
from tests.operations.room import Room

NOW = datetime(2026, 10, 14, 10, 0, tzinfo=UTC)


def projected(room: Room, *, typing: int = 0) -> Slide:
    watch = Watch(room.id, NOW, typing=frozenset(range(typing)))
    return room.read(lambda session: slide(session, watch))


def shows(room: Room) -> Any:
    return projected(room).shows


def press_next(room: Room, times: int = 1) -> None:
    for _ in range(times):
        room.drive(go_on, position=room.here.position)


def on_the_wire(house: House, room: Room) -> str:
    """All that the projector's sockets get, whoever listens."""
    return str(house.live.shown.panels(room.id, SCREENS["projector"], "en").together)
