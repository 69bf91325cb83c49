"""What a reader needs beside the database: who is connected, who types, what time it is."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Watch:
    workshop_id: int
    now: datetime
    present: frozenset[int] = frozenset()  # participants with an open socket
    typing: frozenset[int] = frozenset()  # participants who typed in the last seconds
    projectors: int = 0  # open sockets of projectors
