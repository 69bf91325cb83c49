"""Rows that two requests may want to write at once: the second neither fails nor doubles."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from facilitator.store.models import Base


def insert_missing(session: Session, table: type[Base], **values: Any) -> None:
    """Insert the row unless one with the same key is there."""
    session.execute(inserting(session, table).values(**values).on_conflict_do_nothing())


def insert_or_update(
    session: Session, table: type[Base], key: Sequence[str], **values: Any
) -> None:
    """Insert the row, or give the one with the same `key` these values."""
    statement = inserting(session, table).values(**values)
    rest = {name: value for name, value in values.items() if name not in key}
    session.execute(statement.on_conflict_do_update(index_elements=key, set_=rest))


def inserting(session: Session, table: type[Base]) -> Any:
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    return (sqlite.insert if on_sqlite else postgresql.insert)(table)
