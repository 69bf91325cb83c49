"""What a database says about itself in a backup's list of contents."""

from typing import NamedTuple


class Facts(NamedTuple):
    schema: str
    meetings: int
    sessions: int


QUERIES = (
    "SELECT version_num FROM alembic_version",
    "SELECT count(*) FROM meeting",
    "SELECT count(*) FROM workshop",
)
