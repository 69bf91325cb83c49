"""The only door in: turns a URL and its cookies into a workshop and somebody who may be there.

Whoever may not gets "there is nothing here": a 404 tells a stranger nothing. People who could
be allowed after signing in are sent to the sign-in page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import g, redirect, request
from sqlalchemy import ScalarSelect, bindparam, func, select
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException

from facilitator.domain.codes import typed_code
from facilitator.domain.errors import N_, Conflict, NotFound, Refused
from facilitator.languages import known, spoken
from facilitator.live.listeners import Listener
from facilitator.live.publish import live, now
from facilitator.store.marks import mark, marks
from facilitator.store.models import (
    Account,
    DeviceKey,
    Filed,
    Meeting,
    Participant,
    ProjectorLink,
    Publication,
    SignIn,
    Workshop,
    WorkshopFacilitator,
)
from facilitator.web import cookies, pace, wrong_codes
from facilitator.web.answers import missing
from facilitator.web.interrupted import sign_in_first
from facilitator.web.security import from_own_page


@dataclass(frozen=True)
class Room:
    """A workshop, as far as a view needs to know it."""

    id: int
    meeting_id: int
    code: str
    title: str
    language: str
    state: str
    naming: str

    @property
    def phone(self) -> str:
        return f"/w/{self.code}"


@dataclass(frozen=True)
class Me:
    """The participant who holds this phone."""

    id: int
    device_id: int

    @property
    def actor(self) -> str:
        return f"participant:{self.id}"


@dataclass(frozen=True)
class Desk:
    """Somebody signed in."""

    account_id: int
    sign_in_id: int
    name: str
    is_organiser: bool
    expires_at: datetime

    @property
    def actor(self) -> str:
        return f"account:{self.account_id}"


class SignInFirst(HTTPException):
    def __init__(self) -> None:
        super().__init__(response=sign_in_first())


@contextmanager
def reading() -> Iterator[Session]:
    with live().database.read() as session:
        yield session


# Phones

HANDED_ON = N_("Somebody else has this phone now, so this was not sent. The text is kept.")
NO_SUCH_CODE = N_("No session has this code. Look at the screen and try again.")

# These are asked at every request of every phone, so they are built once.
ROOM = select(
    Workshop.id,
    Workshop.meeting_id,
    Workshop.code,
    Workshop.title,
    Workshop.language,
    Workshop.state,
    Workshop.naming,
)
BY_CODE = ROOM.where(Workshop.code == bindparam("code"))
BY_ID = ROOM.where(Workshop.id == bindparam("workshop_id"))


def newest_person(workshop_id: Any) -> ScalarSelect[int]:
    """The newest person on this device: "next person" hands the phone on."""
    return (
        select(func.max(Participant.id))
        .join(DeviceKey, DeviceKey.device_id == Participant.device_id)
        .where(
            DeviceKey.token_hash == bindparam("device_key"),
            Participant.workshop_id == workshop_id,
            Participant.removed_at.is_(None),
        )
        .correlate(Workshop)
        .scalar_subquery()
    )


WHO_IS_HERE = (
    ROOM.add_columns(Participant.id, Participant.device_id)
    .outerjoin(Participant, Participant.id == newest_person(Workshop.id))
    .where(Workshop.code == bindparam("code"))
)
PERSON_HERE = select(Participant.id, Participant.device_id).where(
    Participant.id == newest_person(bindparam("workshop_id"))
)


def room_by_code(code: str) -> Room:
    """The workshop with this join code, typed in any case; NotFound with a sentence."""
    with reading() as session:
        row = session.execute(BY_CODE, {"code": typed_code(code)}).first()
    if row is None:
        raise wrong_codes.counted(NotFound(NO_SUCH_CODE))
    return Room(*row)


def who_is_here(code: str) -> tuple[Room, Me | None]:
    """The workshop with this join code, and the participant who holds this phone, if any."""
    wanted = {"code": typed_code(code), "device_key": cookies.cookie_hash(cookies.DEVICE)}
    with reading() as session:
        row = session.execute(WHO_IS_HERE, wanted).first()
    if row is None:
        raise wrong_codes.counted(NotFound(NO_SUCH_CODE))
    *room, person, device = row
    return Room(*room), None if person is None else Me(person, device)


def joined(code: str) -> tuple[Room, Me]:
    """The workshop and the participant of this phone, or a redirect to the join page."""
    room, me = who_is_here(code)
    if me is None:
        raise JoinFirst(room)
    pace.count(me.device_id)
    check_person(me)
    return room, me


def check_person(me: Me) -> None:
    """What waited on a phone until it was handed on is not sent as the next person's."""
    said = request.form.get("me")
    if not said or said == mark(cookies.cookie_hash(cookies.DEVICE) or "", me.id):
        return
    with reading() as session:  # this browser may hold the second key of its device
        if said != marks(session, [me.id]).get(me.id):
            raise Conflict(HANDED_ON)


class JoinFirst(HTTPException):
    def __init__(self, room: Room) -> None:
        super().__init__(response=redirect(f"/J/{room.code}", 303))


def participant_here(workshop_id: int) -> Me | None:
    """The participant who holds this phone."""
    hashed = cookies.cookie_hash(cookies.DEVICE)
    if hashed is None:
        return None
    with reading() as session:
        found = {"device_key": hashed, "workshop_id": workshop_id}
        row = session.execute(PERSON_HERE, found).first()
    return Me(*row) if row else None


# Desks: facilitators and organisers


def signed_in() -> Desk | None:
    """Who is signed in in this browser. Looked up at every request, so that revoked means now."""
    if "desk" not in g:
        g.desk = find_desk(cookies.cookie_hash(cookies.DESK))
    desk: Desk | None = g.desk
    return desk


def find_desk(hashed: str | None) -> Desk | None:
    if hashed is None:
        return None
    with reading() as session:
        row = session.execute(
            select(Account.id, SignIn.id, Account.name, Account.is_organiser, SignIn.expires_at)
            .join(SignIn, SignIn.account_id == Account.id)
            .where(
                SignIn.token_hash == hashed, SignIn.ended_at.is_(None), SignIn.expires_at > now()
            )
        ).first()
    return Desk(*row) if row else None


def organising() -> Desk:
    """An organiser, or the sign-in page; a facilitator finds nothing here."""
    desk = somebody()
    if not desk.is_organiser:
        raise missing()
    return desk


def somebody() -> Desk:
    """Anybody who is signed in, or the sign-in page."""
    desk = signed_in()
    if desk is None:
        raise SignInFirst
    return desk


@dataclass(frozen=True)
class Gathering:
    """A meeting, as far as a view needs to know it."""

    id: int
    title: str
    language: str


def arranging(meeting_id: int) -> tuple[Gathering, Desk]:
    """The meeting, for organisers."""
    desk = organising()
    with reading() as session:
        meeting = session.get(Meeting, meeting_id)
        if meeting is None:
            raise missing()
        return Gathering(meeting.id, meeting.title, meeting.language), desk


def arranging_session(workshop_id: int) -> tuple[Room, Desk]:
    """The workshop, for organisers: who may come in, duplicate, delete."""
    organising()
    return driving(workshop_id)


def driving(workshop_id: int) -> tuple[Room, Desk]:
    """The workshop, for somebody who may drive it: an organiser or one of its facilitators."""
    desk = somebody()
    with reading() as session:
        row = session.execute(BY_ID, {"workshop_id": workshop_id}).first()
        if row is None or not may_drive(session, workshop_id, desk):
            raise missing()
    return Room(*row), desk


def may_drive(session: Session, workshop_id: int, desk: Desk) -> bool:
    if desk.is_organiser:
        return True
    return session.get(WorkshopFacilitator, (workshop_id, desk.account_id)) is not None


def watching(workshop_id: int) -> tuple[Room, Desk | None]:
    """The workshop, for its projector: a signed-in facilitator, or a browser with its link."""
    desk = signed_in()
    with reading() as session:
        row = session.execute(BY_ID, {"workshop_id": workshop_id}).first()
        if row is None:
            raise missing()
        if desk and may_drive(session, workshop_id, desk):
            return Room(*row), desk
        if held_link(session, workshop_id):
            return Room(*row), None
    raise SignInFirst if desk is None else missing()


def held_link(session: Session, workshop_id: int) -> int | None:
    """The link by which this browser may watch, if it holds one."""
    hashed = cookies.cookie_hash(cookies.wall(workshop_id))
    if hashed is None:
        return None
    return session.scalar(
        select(ProjectorLink.id).where(
            ProjectorLink.token_hash == hashed,
            ProjectorLink.workshop_id == workshop_id,
            ProjectorLink.revoked_at.is_(None),
        )
    )


# Anybody with a link


class Withdrawn(Refused):
    """It was there, and is no more."""

    status = 410


WITHDRAWN = N_("These minutes were published here. Their organisers have withdrawn the page.")


@dataclass(frozen=True)
class Published:
    """An approved version that anybody may read, and the number of the newest since, if any."""

    filed_id: int
    number: int
    checksum: str
    language: str
    newer: int | None


def published(token: str) -> Published:
    """The version behind a link; Withdrawn where that was revoked."""
    with reading() as session:
        row = session.execute(
            select(Filed, Publication.revoked_at, Meeting.language)
            .join(Publication, Publication.filed_id == Filed.id)
            .join(Meeting, Meeting.id == Filed.meeting_id)
            .where(Publication.token == token)
        ).first()
        if row is None:
            raise missing()
        filed, revoked_at, language = row
        if revoked_at is not None:
            raise Withdrawn(WITHDRAWN)
        newest = session.scalar(
            select(func.max(Filed.number)).where(Filed.meeting_id == filed.meeting_id)
        )
        newer = newest if newest and newest > filed.number else None
        return Published(filed.id, filed.number, filed.checksum, language, newer)


# Sockets


def admit(auth: dict[str, Any]) -> Listener | None:
    """Who may listen: the same rules as for pages, and only from a page of our own: a socket
    carries cookies, whichever site opened it. None refuses the connection."""
    if not from_own_page(request):
        return None
    workshop_id, audience = auth.get("workshop"), auth.get("audience")
    if not isinstance(workshop_id, int):
        return None
    language = known(str(auth.get("language") or spoken()))
    if audience == "phones":
        me = participant_here(workshop_id)
        return Listener(workshop_id, "phones", language, participant_id=me.id) if me else None
    try:
        if audience == "console":
            _, desk = driving(workshop_id)
            return Listener(workshop_id, "console", language, sign_in_id=desk.sign_in_id)
        if audience == "projector":
            _, watcher = watching(workshop_id)
            wall = Listener(workshop_id, "projector", language)
            if watcher:
                return replace(wall, sign_in_id=watcher.sign_in_id)
            with reading() as session:
                return replace(wall, link_id=held_link(session, workshop_id))
    except (HTTPException, NotFound):
        return None
    return None
