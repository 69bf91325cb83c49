"""Inserting: rows that two requests may want to write at once (the second neither fails nor
doubles), and rows that are only written."""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Insert, Table, insert, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from facilitator.store.models import Base


def insert_missing(session: Session, table: type[Base], **values: Any) -> None:
    """Insert the row unless one with the same key is there."""
    session.execute(inserting_missing(session.get_bind().dialect.name, table), values)


def insert_or_update(
    session: Session, table: type[Base], key: Sequence[str], **values: Any
) -> None:
    """Insert the row, or give the one with the same `key` these values."""
    statement = inserting(session.get_bind().dialect.name, table).values(**values)
    rest = {name: value for name, value in values.items() if name not in key}
    session.execute(statement.on_conflict_do_update(index_elements=key, set_=rest))


@cache
def inserting_missing(dialect: str, table: type[Base]) -> Any:
    """Built once: every ballot begins with it."""
    return inserting(dialect, table).on_conflict_do_nothing()


def inserting(dialect: str, table: type[Base]) -> Any:
    return (sqlite.insert if dialect == "sqlite" else postgresql.insert)(table_of(table))


def insert_row(session: Session, table: type[Base], **values: Any) -> int:
    """Insert one row, named as its class names it, that nobody needs as an object; its id."""
    columns = columns_of(table)
    row = {columns[name]: value for name, value in values.items()}
    inserted = session.execute(inserting_rows(table), row)
    return int(inserted.inserted_primary_key[0])  # type: ignore[attr-defined]


@cache
def columns_of(table: type[Base]) -> dict[str, str]:
    """The columns of a class's attributes: `list_` is kept as `list`."""
    return {attribute.key: attribute.columns[0].key for attribute in inspect(table).column_attrs}


@cache
def inserting_rows(table: type[Base]) -> Insert:
    """For rows that nobody needs as objects: a third of the cost of the mapped class's."""
    return insert(table_of(table))


def table_of(mapped: type[Base]) -> Table:
    return cast(Table, mapped.__table__)
