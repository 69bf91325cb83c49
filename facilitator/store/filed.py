"""Which sessions of a meeting its minutes tell."""

from collections.abc import Sequence

from facilitator.store.models import Meeting, Workshop


def filed_workshops(meeting: Meeting) -> Sequence[Workshop]:
    """Those that are still rehearsed are left out, unless all are."""
    return [it for it in meeting.workshops if it.lobby_opened_at] or meeting.workshops
