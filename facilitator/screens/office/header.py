"""The head of a meeting's minutes as its form begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.header import HEADER, OF_THE_PROJECT
from facilitator.store.models import Account, Header, Meeting


@dataclass(frozen=True)
class StandingHeader:
    """What is stored; a header that nobody wrote yet is `proposed` from the series' newest."""

    standing: dict[str, Any]
    proposed: dict[str, Any]
    proposed_from: str
    edited_by: str


def standing_header(session: Session, meeting_id: int) -> StandingHeader:
    header = session.get(Header, meeting_id)
    if header is None:
        proposed, meeting = of_the_series(session, meeting_id)
        return StandingHeader(dict.fromkeys(HEADER, ""), proposed, meeting, "")
    return StandingHeader(values(header, HEADER), {}, "", name_of(session, header.edited_by_id))


def values(header: Header, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(header, name) for name in names}


def of_the_series(session: Session, meeting_id: int) -> tuple[dict[str, Any], str]:
    """What doesn't change from meeting to meeting, and from which one it is."""
    here = session.get_one(Meeting, meeting_id)
    found = session.execute(
        select(Header, Meeting.title)
        .join(Meeting, Meeting.id == Header.meeting_id)
        .where(Meeting.series_id == here.series_id)
        .order_by(Meeting.starts_on.desc(), Meeting.id.desc())
    ).first()
    return (values(found[0], OF_THE_PROJECT), found[1]) if found else ({}, "")


def name_of(session: Session, account_id: int | None) -> str:
    account = session.get(Account, account_id) if account_id else None
    return account.name if account else ""
