"""Moments as the clock on the wall of the room showed them."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import overload


@dataclass(frozen=True)
class Local:
    """`local(moment)` is the moment in the zone, or in the machine's where there is none."""

    zone: tzinfo | None

    @overload
    def __call__(self, moment: datetime) -> datetime: ...
    @overload
    def __call__(self, moment: None) -> None: ...
    def __call__(self, moment: datetime | None) -> datetime | None:
        return None if moment is None else moment.astimezone(self.zone)
