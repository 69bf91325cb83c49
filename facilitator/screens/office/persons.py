"""The list of persons as its page shows it, and what a pasted list would change in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import N_
from facilitator.domain.header import COUNTS
from facilitator.domain.persons import PersonLine, identity
from facilitator.domain.redaction import without_mention
from facilitator.store.models import (
    Action,
    AgendaItem,
    Decision,
    Header,
    Person,
    Quote,
    Section,
    Upload,
    Workshop,
)

WRITTEN_IN: tuple[tuple[Any, str, str], ...] = (
    (Header, N_("Header"), "minutes/header"),
    (AgendaItem, N_("Agenda"), "agenda"),
    (Section, N_("Minutes"), "minutes"),
    (Quote, N_("Quotes"), "minutes/quotes"),
    (Upload, N_("Pictures"), "pictures"),
)


@dataclass(frozen=True)
class ListedPerson:
    id: int
    name: str
    organisation: str
    role: str
    expected: bool
    signed: bool

    @property
    def fields(self) -> dict[str, str]:
        """As the form types them."""
        ticks = {"expected": self.expected, "signed": self.signed}
        texts = {"name": self.name, "organisation": self.organisation, "role": self.role}
        return texts | {name: "yes" if value else "" for name, value in ticks.items()}


@dataclass(frozen=True)
class Persons:
    """By organisation and name; `counts` are those of the header, for a list nobody ticked."""

    listed: tuple[ListedPerson, ...]
    counts: dict[str, Any]

    @property
    def signed(self) -> int:
        return sum(each.signed for each in self.listed)

    @property
    def expected(self) -> int:
        return sum(each.expected for each in self.listed)

    def person(self, person_id: int) -> ListedPerson | None:
        return next((each for each in self.listed if each.id == person_id), None)


def persons(session: Session, meeting_id: int) -> Persons:
    rows = session.scalars(select(Person).where(Person.meeting_id == meeting_id))
    listed = [
        ListedPerson(row.id, row.name, row.organisation, row.role, row.expected, row.signed)
        for row in rows
    ]
    header = session.get(Header, meeting_id)
    return Persons(
        tuple(
            sorted(listed, key=lambda each: (each.organisation.casefold(), each.name.casefold()))
        ),
        {name: getattr(header, name) if header else None for name in COUNTS},
    )


def named_in(session: Session, meeting_id: int, name: str) -> list[tuple[str, str]]:
    """Where organisers wrote this name into the minutes: a word for it, and its address within the
    meeting's pages."""
    here = select(Workshop.id).where(Workshop.meeting_id == meeting_id)
    of_meeting = [
        (table, word, address, table.meeting_id == meeting_id)
        for table, word, address in WRITTEN_IN
    ]
    of_sessions = [
        (table, N_("Decisions and actions"), "minutes", table.workshop_id.in_(here))
        for table in (Decision, Action)
    ]
    found = {
        (word, address)
        for table, word, address, where in [*of_meeting, *of_sessions]
        for row in session.execute(select(*texts_of(table)).where(where))
        if any(without_mention(text, name) != text for text in row)
    }
    return sorted(found)


def texts_of(table: Any) -> list[Any]:
    return [column for column in table.__table__.columns if isinstance(column.type, String)]


def news(lines: Sequence[PersonLine], known: Persons) -> list[tuple[PersonLine, str]]:
    """Each line that was read, and whether it is new, changes a role, or is there already."""
    roles = {identity(PersonLine(each.name, each.organisation)): each.role for each in known.listed}
    return [(line, fate(line, roles.get(identity(line)))) for line in lines]


def fate(line: PersonLine, role: str | None) -> str:
    if role is None:
        return "new"
    return "changes" if line.role and line.role != role else "same"
