"""The agenda, with the titles of the sessions in it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.exports.report import AgendaReport
from facilitator.store.agenda import agenda_of
from facilitator.store.models import Workshop


def agenda(session: Session, meeting_id: int) -> tuple[AgendaReport, ...]:
    named = select(Workshop.id, Workshop.title).where(Workshop.meeting_id == meeting_id)
    titles = {row.id: row.title for row in session.execute(named)}
    return tuple(
        AgendaReport(
            day=it.day,
            starts=it.starts,
            ends=it.ends,
            kind=it.kind,
            title=it.title,
            place=it.place,
            who=it.who,
            session=titles.get(it.workshop_id or 0, ""),
        )
        for _, it in agenda_of(session, meeting_id)
    )
