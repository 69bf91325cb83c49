"""The sections of the minutes: words before the figures, their order, and which are left out."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import SectionsEdited
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.sections import (
    FIRST,
    MOST_OWN,
    OWN,
    SECTIONS,
    arranged,
    is_own,
    may_be_hidden,
)
from facilitator.domain.together import Clash, Fields, together
from facilitator.operations.meetings import meeting_locked
from facilitator.store.models import Section

GONE = N_("This section is not in the minutes any more.")


def write_section(
    session: Session,
    meeting_id: int,
    key: str,
    typed: Fields,
    began: Fields,
    *,
    by_id: int,
    now: datetime,
) -> list[SectionsEdited]:
    """Its words, and of an own one its title; what others changed since `began` stays. Raises
    Clash where both wrote."""
    section = section_here(session, meeting_id, key)
    standing = {name: getattr(section, name) for name in typed}
    joined = together(typed, began, standing)
    if joined != standing:
        for name, value in joined.items():
            setattr(section, name, value)
        section.edition += 1
        section.edited_at, section.edited_by_id = now, by_id
    return [SectionsEdited(meeting_id)]


def add_section(
    session: Session, meeting_id: int, *, title: str, text: str, by_id: int, now: datetime
) -> list[SectionsEdited]:
    """One of their own, right after the opening."""
    rows = arranged_rows(session, meeting_id)
    own = [int(key.removeprefix(OWN)) for key in rows if is_own(key)]
    if len(own) >= MOST_OWN:
        raise Refused(N_("There are %(n)d sections of your own; no more fit."), n=MOST_OWN)
    key = f"{OWN}{max(own, default=0) + 1}"
    section = Section(meeting_id=meeting_id, key=key, position=0, hidden=False, edition=1)
    section.title, section.text = title, text
    section.edited_at, section.edited_by_id = now, by_id
    first, *others = rows
    put_in_order(session, [rows[first], section, *(rows[other] for other in others)])
    return [SectionsEdited(meeting_id)]


def remove_section(
    session: Session, meeting_id: int, key: str, began: Fields, *, now: datetime
) -> list[SectionsEdited]:
    """One of their own. Raises Clash if somebody wrote in it since `began`."""
    section = section_here(session, meeting_id, key)
    if not is_own(key):
        raise Refused(N_("Only a section of your own can be removed. This one can be left out."))
    standing = {name: getattr(section, name) for name in ("title", "text")}
    changed = tuple(name for name in standing if standing[name] != began[name])
    if changed:
        raise Clash(changed, standing, {**standing, **began})
    session.delete(section)
    return [SectionsEdited(meeting_id)]


def place_section(
    session: Session, meeting_id: int, key: str, *, other: str, above: bool, now: datetime
) -> list[SectionsEdited]:
    """Right above another, or right below it: said twice, it stands there once."""
    rows = arranged_rows(session, meeting_id)
    if key not in rows or other not in rows:
        raise NotFound(GONE)
    if key == other or FIRST in (key, other if above else ""):
        raise Refused(N_("“In brief” stays at the beginning."))
    order = [row for row in rows.values() if row.key != key]
    place = [row.key for row in order].index(other) + (0 if above else 1)
    put_in_order(session, [*order[:place], rows[key], *order[place:]])
    return [SectionsEdited(meeting_id)]


def hide_section(
    session: Session, meeting_id: int, key: str, *, hidden: bool, now: datetime
) -> list[SectionsEdited]:
    if not may_be_hidden(key):
        raise Refused(N_("This section is always in the minutes: it says how they came about."))
    section_here(session, meeting_id, key).hidden = hidden
    return [SectionsEdited(meeting_id)]


def section_here(session: Session, meeting_id: int, key: str) -> Section:
    """Its row; one that nobody touched yet gets it, at its place."""
    rows = arranged_rows(session, meeting_id)
    if key not in rows:
        raise NotFound(GONE)
    session.add(rows[key])
    return rows[key]


def arranged_rows(session: Session, meeting_id: int) -> dict[str, Section]:
    """All sections by key in their order; those without a row yet are not in the session."""
    meeting_locked(session, meeting_id)
    found = session.scalars(select(Section).where(Section.meeting_id == meeting_id))
    rows = {row.key: row for row in found}
    order = arranged({key: row.position for key, row in rows.items()})
    as_they_come = {key: place for place, key in enumerate(SECTIONS)}
    return {
        key: rows.get(key) or untouched(meeting_id, key, as_they_come.get(key, 0)) for key in order
    }


def untouched(meeting_id: int, key: str, position: int) -> Section:
    return Section(
        meeting_id=meeting_id, key=key, position=position, hidden=False, title="", text="",
        edition=0,
    )  # fmt: skip


def put_in_order(session: Session, rows: list[Section]) -> None:
    for position, row in enumerate(rows):
        row.position = position
    session.add_all(rows)
