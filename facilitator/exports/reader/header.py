"""The head of the minutes."""

from sqlalchemy.orm import Session

from facilitator.domain.header import HEADER
from facilitator.exports.report import HeaderReport
from facilitator.store.models import Header


def header(session: Session, meeting_id: int) -> HeaderReport:
    row = session.get(Header, meeting_id)
    return HeaderReport(**{name: getattr(row, name) for name in HEADER}) if row else HeaderReport()
