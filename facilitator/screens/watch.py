"""What a reader needs beside the database: who is connected, who types, what
time it is, and whether writing works."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Watch:
    workshop_id: int
    now: datetime
    present: frozenset[int] = frozenset()  # participants with an open socket
    typing: frozenset[int] = frozenset()  # participants who typed in the last seconds
    projectors: int = 0  # open sockets of projectors
    unsaved_since: datetime | None = None  # the last write failed, and none has worked since
