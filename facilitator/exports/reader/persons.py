"""The list of persons, never joined to a device."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.frozen import known_as
from facilitator.exports.report import PersonReport, PersonsReport
from facilitator.store.models import Header, Person


def persons(session: Session, meeting_id: int) -> PersonsReport:
    listed = session.scalars(select(Person).where(Person.meeting_id == meeting_id))
    rows = [
        PersonReport(
            row.name,
            row.organisation,
            row.role,
            row.expected,
            row.signed,
            known_by=(known_as("person", row.id),),
        )
        for row in listed
    ]
    header = session.get(Header, meeting_id)
    return PersonsReport(
        tuple(sorted(rows, key=lambda row: (row.organisation.casefold(), row.name.casefold()))),
        counted=header.signed if header else None,
        without_phone=header.without_phone if header else None,
    )
