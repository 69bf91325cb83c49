"""A house with something behind every door, and a browser for each role that knocks there.

It is furnished once per process; every house that a test has begins as a copy of it.
"""

from datetime import UTC, datetime
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from facilitator import House
from facilitator.domain.accounts import SIGN_IN_LASTS
from facilitator.domain.agenda import Entry
from facilitator.domain.frozen import checksum
from facilitator.domain.persons import PersonLine
from facilitator.exports.frozen import froze
from facilitator.exports.reader import read_approved
from facilitator.operations import access, accounts, agreed, joining, organisers, removing
from facilitator.operations.agenda import add_entries
from facilitator.operations.continuing import offer_continuation
from facilitator.operations.persons import add_persons
from facilitator.operations.projector_links import make_projector_link
from facilitator.operations.quotes import add_quote
from facilitator.operations.sections import add_section
from facilitator.operations.stages import keep_contents
from facilitator.operations.uploads import add_upload
from facilitator.store.models import (
    Account,
    Filed,
    Idea,
    Publication,
    SignIn,
    Stage,
    Workshop,
    WorkshopFacilitator,
)
from facilitator.web import cookies
from tests.conftest import NOW, add_workshop, browser
from tests.voting_room import sorted_room

CODE, OTHER_CODE = "7KD4MR", "7KD4MX"
TO_CONTINUE = "CCCC1111"
TOKENS = {"first": "the-first", "invitation": "the-invited", "new-password": "the-reset"}
TOKENS |= {"p": "the-wall", "published": "the-published"}
COOKIES: dict[str, tuple[str, str] | None] = {
    "stranger": None,
    "participant": (cookies.DEVICE, "pia"),
    "other participant": (cookies.DEVICE, "elsewhere"),
    "projector": (cookies.wall(1), TOKENS["p"]),
    "facilitator": (cookies.DESK, "finn"),
    "other facilitator": (cookies.DESK, "bo"),
    "organiser": (cookies.DESK, "ada"),
}
ROLES = tuple(COOKIES)
IDEA, SEED, INVITATION = 901, 902, 3
FURNISHED: list[bytes] = []


def knocking(house: House, *roles: str) -> FlaskClient:
    """A browser that holds what these roles hold."""
    client = browser(house)
    for role in roles:
        if held := COOKIES[role]:
            client.set_cookie(*held)
    return client


def met(answer: TestResponse) -> str:
    """What the answer says about who may come in; `in` covers every answer of the inside."""
    where = answer.location or ""
    if answer.status_code == 401 or where.startswith("/sign-in"):
        return "sign-in"
    if where.startswith("/J/"):
        return "join"
    return str(answer.status_code) if answer.status_code in (403, 404, 405, 500) else "in"


# Furnishing


def furnish(house: House) -> None:
    """Lay the furnished house, as it was when it was new."""
    if not FURNISHED:
        build_up(house)
        with house.database.read() as session:
            FURNISHED.append(session.connection().connection.dbapi_connection.serialize())
    file = database_file(house)
    for engine in (house.database.reader, house.database.writer):
        engine.dispose()
    for beside in ("-wal", "-shm"):
        Path(f"{file}{beside}").unlink(missing_ok=True)
    file.write_bytes(FURNISHED[0])


def was_written(house: House) -> bool:
    """Was anything written since it was laid?"""
    log = Path(f"{database_file(house)}-wal")
    changed = database_file(house).read_bytes() != FURNISHED[0]
    return changed or (log.exists() and log.stat().st_size > 0)


def database_file(house: House) -> Path:
    config = house.app.config["HOUSE"]
    return Path(str(make_url(config.database_url).database))


PHOTO = {"kind": "photo", "name": "", "caption": "Wall", "alternative": "", "by_id": 1}
PHOTO |= {"mime_type": "image/jpeg", "width": 1, "height": 1, "content": b"JPEG"}

QUOTE = {"text": "We begin.", "person": "Birthe", "organisation": "", "consent": "Asked."}


def build_up(house: House) -> None:
    """Workshop 1 is the one that they knock at; workshop 2 belongs to the same meeting."""
    house.database.write(add_rooms)
    do, hashed = house.live.perform, {n: cookies.token_hash(t) for n, t in TOKENS.items()}
    for workshop, person in ((1, "pia"), (2, "elsewhere"), (1, "removed")):
        enter(house, workshop, person)
    sorted_room(house, 1)
    house.database.write(add_idea_of_pia)
    do(removing.remove_phone, 1, participant=3, by_id=1)
    do(agreed.write_decision, 1, text="We agree.", how="consensus", by_id=1)
    do(agreed.write_action, 1, text="Do it.", by_id=1)
    do(add_entries, 1, [Entry(NOW.date(), None, None, "item", "Opening")])
    do(add_persons, 1, [PersonLine("Birthe")], came=False)
    do(add_upload, 1, **PHOTO)
    do(add_section, 1, title="Welcome", text="Hello.", by_id=1)
    do(add_quote, 1, QUOTE, by_id=1)
    do(make_projector_link, 1, token_hash=hashed["p"], by_id=1)
    do(accounts.offer_new_password, email="finn@x.example", token_hash=hashed["new-password"])
    do(organisers.invite_organiser, token_hash=hashed["first"])
    do(access.invite_facilitator, 1, token_hash=hashed["invitation"], by_id=1)
    house.database.write(file_minutes)
    do(offer_continuation, 1, device_id=1, code_hash=cookies.token_hash(TO_CONTINUE))


def add_rooms(session: Session) -> None:
    add_workshop(session, CODE)
    other = session.get_one(Workshop, add_workshop(session, OTHER_CODE))
    other.meeting_id = 1
    later = datetime.now(UTC) + SIGN_IN_LASTS  # so late that looking around renews nothing
    for id_, name in enumerate(("ada", "finn", "bo"), 1):
        session.add(
            Account(
                id=id_,
                name=name,
                email=f"{name}@x.example",
                password_hash="",
                is_organiser=name == "ada",
                language="en",
                created_at=NOW,
            )
        )
        session.flush()
        hashed = cookies.token_hash(name)
        session.add(
            SignIn(id=id_, account_id=id_, token_hash=hashed, created_at=NOW, expires_at=later)
        )
    session.add(WorkshopFacilitator(workshop_id=1, account_id=2, since=NOW))
    session.add(WorkshopFacilitator(workshop_id=2, account_id=3, since=NOW))


def file_minutes(session: Session) -> None:
    """Version 1, published; the session that runs since would keep them a draft."""
    stage = Stage(meeting_id=1, kind="approved", approved_by="All", how="now", at=NOW, by_id=1)
    stage.approved_on = NOW.date()
    session.add(stage)
    session.flush()
    written = froze(read_approved(session, 1, NOW))
    keep_contents(session, 1, written.contents)
    report = written.text
    filed = Filed(meeting_id=1, stage_id=stage.id, number=1, checksum=checksum(report))
    filed.report = report
    session.add(filed)
    session.flush()
    link = Publication(filed_id=filed.id, token=TOKENS["published"], at=NOW, by_id=1)
    session.add(link)


def enter(house: House, workshop_id: int, person: str) -> None:
    house.live.perform(
        joining.join,
        workshop_id,
        device_hash=cookies.token_hash(person),
        organisation="Fjordby Kommune",
        partner_type="city",
        country="DK",
        languages=["en"],
        name="",
        language="en",
    )


def add_idea_of_pia(session: Session) -> None:
    for id_, source, author in ((901, "phone", 1), (902, "seed", None)):
        idea = Idea(
            id=id_, workshop_id=1, question_id=1, list_="barrier", text="Time", source=source
        )
        idea.language, idea.author_id, idea.at = "en", author, NOW
        session.add(idea)
