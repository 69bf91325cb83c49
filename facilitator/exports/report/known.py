"""Which rows of the database a part of a report was told of. What is frozen keeps it, so that an
erasure finds exactly these; no file tells it. All parts of a report may import it."""

from dataclasses import dataclass, field

NOWHERE_TOLD = "known_by"


@dataclass(frozen=True)
class Known:
    """`known_by`: idea:17, topic:3, person:5, quote:2."""

    known_by: tuple[str, ...] = field(default=(), kw_only=True, compare=False, repr=False)
