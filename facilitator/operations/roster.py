"""The roster: the organisations that are expected, with their type and country."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import RosterEdited
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.roster import RosterLine
from facilitator.store.models import Attendee, Organisation


def add_to_roster(
    session: Session, meeting_id: int, lines: Sequence[RosterLine], *, now: datetime
) -> list[RosterEdited]:
    """Add these lines; an organisation that is there already gets the new type and country."""
    known = {o.name.casefold(): o for o in organisations_of(session, meeting_id)}
    for line in lines:
        organisation = known.get(line.name.casefold())
        if organisation is None:
            organisation = Organisation(meeting_id=meeting_id, name=line.name)
            session.add(organisation)
            known[line.name.casefold()] = organisation
        write(organisation, line)
    return [RosterEdited(meeting_id)]


def organisations_of(session: Session, meeting_id: int) -> Sequence[Organisation]:
    return session.scalars(select(Organisation).where(Organisation.meeting_id == meeting_id)).all()


def write(organisation: Organisation, line: RosterLine) -> None:
    organisation.partner_type, organisation.country = line.partner_type, line.country
    organisation.expected = True


def edit_organisation(
    session: Session, meeting_id: int, organisation_id: int, line: RosterLine, *, now: datetime
) -> list[RosterEdited]:
    organisation = organisation_here(session, meeting_id, organisation_id)
    others = {o.name.casefold() for o in organisations_of(session, meeting_id)}
    if line.name.casefold() in others - {organisation.name.casefold()}:
        raise WrongFields({"name": Refused(N_("Another line has this name already."))})
    organisation.name = line.name
    write(organisation, line)
    return [RosterEdited(meeting_id)]


def remove_organisation(
    session: Session, meeting_id: int, organisation_id: int, *, now: datetime
) -> list[RosterEdited]:
    """Refused once somebody joined from there: attendance would lose them."""
    organisation = organisation_here(session, meeting_id, organisation_id)
    if session.scalar(select(exists().where(Attendee.organisation_id == organisation_id))):
        raise Refused(N_("People from here have joined, so this organisation stays in the list."))
    session.delete(organisation)
    return [RosterEdited(meeting_id)]


def organisation_here(session: Session, meeting_id: int, organisation_id: int) -> Organisation:
    organisation = session.get(Organisation, organisation_id)
    if organisation is None or organisation.meeting_id != meeting_id:
        raise NotFound(N_("This organisation is not in the list any more."))
    return organisation
