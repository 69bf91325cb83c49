"""The organisers' words for the sections, and the quotes, in the order in which they came."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.frozen import known_as
from facilitator.exports.report import QuoteReport, SectionReport
from facilitator.store.models import Quote, Section


def sections(session: Session, meeting_id: int) -> tuple[SectionReport, ...]:
    rows = session.scalars(
        select(Section)
        .where(Section.meeting_id == meeting_id)
        .order_by(Section.position, Section.key)
    )
    return tuple(
        SectionReport(row.key, row.position, row.hidden, row.title, row.text) for row in rows
    )


def quotes(session: Session, meeting_id: int) -> tuple[QuoteReport, ...]:
    rows = session.scalars(select(Quote).where(Quote.meeting_id == meeting_id).order_by(Quote.id))
    return tuple(
        QuoteReport(
            row.text,
            row.person,
            row.organisation,
            row.consent,
            known_by=(known_as("quote", row.id),),
        )
        for row in rows
    )
