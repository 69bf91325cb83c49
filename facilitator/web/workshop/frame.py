"""What stands above every page of one session: its name, the way back, its tabs."""

from typing import Any

from facilitator.screens.office.meetings import title_of
from facilitator.web.guards import Room, reading


def frame(room: Room, tab: str) -> dict[str, Any]:
    with reading() as session:
        return {"room": room, "tab": tab, "meeting_title": title_of(session, room.meeting_id)}
