"""Where the minutes of a meeting stand, and every version that was approved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.stages import (
    Held,
    State,
    not_yet,
    note_of,
    standing_version,
    state_after,
    version_after,
)
from facilitator.store.models import Account, Filed, FiledFile, Publication, Stage, Workshop
from facilitator.store.stages import stages


@dataclass(frozen=True)
class Link:
    id: int
    token: str
    at: datetime


@dataclass(frozen=True)
class Version:
    """An approved one. `files` are those that are written, by format and language."""

    id: int
    number: int
    approved_by: str
    approved_on: date
    how: str
    note: str
    at: datetime
    by: str
    checksum: str
    redacted_at: datetime | None
    files: frozenset[tuple[str, str]]
    link: Link | None


@dataclass(frozen=True)
class Versions:
    """Newest first. `number` is the version that stands or is being written; `seen` the number of
    the newest stage, 0 where nothing was said yet."""

    state: State
    number: int
    seen: int
    until: date | None  # for comments
    note: str  # of the correction that is being written
    said_at: datetime | None
    said_by: str
    approved: tuple[Version, ...]
    not_yet: Refused | None  # why it may not be approved now

    @property
    def newest(self) -> Version | None:
        return self.approved[0] if self.approved else None


def versions(session: Session, meeting_id: int) -> Versions:
    said = stages(session, meeting_id)
    kinds = [stage.kind for stage in said]
    newest = said[-1] if said else None
    names = {row.id: row.name for row in session.execute(select(Account.id, Account.name))}
    sessions = session.execute(
        select(Workshop.title, Workshop.state)
        .where(Workshop.meeting_id == meeting_id, Workshop.lobby_opened_at.is_not(None))
        .order_by(Workshop.id)
    ).all()
    return Versions(
        state=state_after(kinds),
        number=version_after(kinds),
        seen=newest.id if newest else 0,
        until=newest.until if newest else None,
        note=note_of(said) if state_after(kinds) != "approved" else "",
        said_at=newest.at if newest else None,
        said_by=names.get(newest.by_id or 0, "") if newest else "",
        approved=tuple(approved(session, meeting_id, said, names)),
        not_yet=not_yet([Held(title, state == "closed") for title, state in sessions]),
    )


def approved(
    session: Session, meeting_id: int, said: Sequence[Stage], names: dict[int, str]
) -> list[Version]:
    rows = session.scalars(
        select(Filed).where(Filed.meeting_id == meeting_id).order_by(Filed.number.desc())
    )
    place = {stage.id: at for at, stage in enumerate(said)}
    return [version(session, row, said[: place[row.stage_id] + 1], names) for row in rows]


def version(session: Session, row: Filed, said: Sequence[Stage], names: dict[int, str]) -> Version:
    """`said`: until its approval."""
    stage = said[-1]
    files = session.execute(
        select(FiledFile.format_, FiledFile.language).where(FiledFile.filed_id == row.id)
    )
    return Version(
        id=row.id,
        number=row.number,
        approved_by=stage.approved_by,
        approved_on=stage.approved_on or stage.at.date(),
        how=stage.how,
        note=note_of(said),
        at=stage.at,
        by=names.get(stage.by_id or 0, ""),
        checksum=row.checksum,
        redacted_at=row.redacted_at,
        files=frozenset((format_, language) for format_, language in files),
        link=link_to(session, row.id),
    )


def link_to(session: Session, filed_id: int) -> Link | None:
    row = session.execute(
        select(Publication.id, Publication.token, Publication.at).where(
            Publication.filed_id == filed_id, Publication.revoked_at.is_(None)
        )
    ).first()
    return Link(*row) if row else None


def standing_number(session: Session, meeting_id: int) -> int | None:
    return standing_version([stage.kind for stage in stages(session, meeting_id)])


def numbered_version(session: Session, meeting_id: int, number: int) -> int | None:
    here = Filed.meeting_id == meeting_id, Filed.number == number
    return session.scalar(select(Filed.id).where(*here))
