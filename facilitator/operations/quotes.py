"""Quotes in the minutes: added, edited by several at once, and taken out for good."""

from datetime import datetime
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Fact, QuoteRemoved, QuotesEdited
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.frozen import known_as
from facilitator.domain.quotes import FIELDS, MOST_QUOTES
from facilitator.domain.redaction import without_quote
from facilitator.domain.together import Fields, together
from facilitator.operations.filing import approved, asked_of_approved, of_each, redact
from facilitator.operations.meetings import meeting_locked
from facilitator.store.models import Erasure, Quote


def add_quote(
    session: Session, meeting_id: int, fields: Fields, *, by_id: int, now: datetime
) -> list[QuotesEdited]:
    meeting_locked(session, meeting_id)
    kept = session.scalar(select(func.count()).where(Quote.meeting_id == meeting_id)) or 0
    if kept >= MOST_QUOTES:
        raise Refused(N_("There are %(n)d quotes already; no more fit."), n=MOST_QUOTES)
    session.add(Quote(meeting_id=meeting_id, **fields, at=now, by_id=by_id, edition=1))
    return [QuotesEdited(meeting_id)]


def edit_quote(
    session: Session,
    meeting_id: int,
    quote_id: int,
    typed: Fields,
    began: Fields,
    *,
    by_id: int,
    now: datetime,
) -> list[QuotesEdited]:
    """What somebody else changed since `began` stays. Raises Clash."""
    quote = quote_here(session, meeting_id, quote_id)
    standing = {name: getattr(quote, name) for name in FIELDS}
    joined = together(typed, began, standing)
    if joined != standing:
        for name, value in joined.items():
            setattr(quote, name, value)
        quote.edition += 1
        quote.at, quote.by_id = now, by_id
    return [QuotesEdited(meeting_id)]


def remove_quote(
    session: Session,
    meeting_id: int,
    quote_id: int,
    *,
    by_id: int,
    now: datetime,
    approved_too: bool | None = True,
) -> list[Fact]:
    """Whoever was quoted may take their consent back: nothing of it stays in the database. With
    `approved_too` off it stays in approved minutes: it was a mistake in the draft, say."""
    quote = quote_here(session, meeting_id, quote_id)
    too = asked_of_approved(session, meeting_id, approved_too)
    known = known_as("quote", quote_id)
    rule = partial(without_quote, quote=known, person=quote.person, text=quote.text)
    session.delete(quote)
    session.add(Erasure(kind="quote", number=quote_id, by_id=by_id, at=now))
    removed = QuoteRemoved(meeting_id, quote_id)
    if not too:
        return [removed]
    return [removed, *redact(session, of_each(approved(session, meeting_id), rule), now=now)]


def quote_here(session: Session, meeting_id: int, quote_id: int) -> Quote:
    meeting_locked(session, meeting_id)
    quote = session.get(Quote, quote_id)
    if quote is None or quote.meeting_id != meeting_id:
        raise NotFound(N_("This quote is not in the minutes any more."))
    return quote
