"""What organisers wrote into the minutes, as the forms for it begin."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.quotes import FIELDS
from facilitator.domain.sections import SECTIONS, is_own
from facilitator.screens.office.header import name_of
from facilitator.store.models import Quote, Section


@dataclass(frozen=True)
class StandingSection:
    """`fields` by name: the words, and the title of an own section."""

    key: str
    fields: dict[str, str]
    edited_by: str


def standing_section(session: Session, meeting_id: int, key: str) -> StandingSection | None:
    """None where there is no such section; one that nobody touched is empty."""
    row = session.get(Section, (meeting_id, key))
    if row is None:
        return StandingSection(key, {"text": ""}, "") if key in SECTIONS else None
    fields = {"title": row.title, "text": row.text} if is_own(key) else {"text": row.text}
    return StandingSection(key, fields, name_of(session, row.edited_by_id))


@dataclass(frozen=True)
class StandingQuote:
    id: int
    fields: dict[str, str]
    edited_by: str


def standing_quotes(session: Session, meeting_id: int) -> list[StandingQuote]:
    rows = session.scalars(select(Quote).where(Quote.meeting_id == meeting_id).order_by(Quote.id))
    return [
        StandingQuote(
            row.id, {name: getattr(row, name) for name in FIELDS}, name_of(session, row.by_id)
        )
        for row in rows
    ]
