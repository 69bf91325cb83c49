"""Minutes that can be approved: a session that is over, and a name in every field that has one."""

import io
from typing import Any

from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from facilitator import House
from facilitator.domain.agenda import Entry
from facilitator.domain.persons import PersonLine
from facilitator.operations.agenda import add_entries
from facilitator.operations.header import write_header
from facilitator.operations.persons import add_persons
from facilitator.operations.quotes import add_quote
from facilitator.operations.uploads import add_upload
from facilitator.store.models import Participant, Workshop
from facilitator.store.situation import situation
from tests.conftest import NOW
from tests.voting_room import press, sorted_room

AUTHOR, LISTED = "Astrid Author", "Lars Listed"
PERSONAL = {
    "chair": "Carla Chair",
    "minute_taker": "Mikkel Minutes",
    "distribution": "Dörte Distribution",
}
SPEAKER, ON_PHOTO, SCANNED, APPROVER = "Sven Speaker", "Pia Photo", "Sara Scanned", "Arne Approver"
QUOTED = "Quinn Quoted"
NAMES = (AUTHOR, LISTED, *PERSONAL.values(), SPEAKER, ON_PHOTO, SCANNED, APPROVER, QUOTED)
PAGE = "/meetings/1/minutes/versions"
APPROVAL = {"approved_by": APPROVER, "approved_on": "2026-10-20", "how": f"{APPROVER} by mail"}


def hold(house: House, workshop: int) -> None:
    """Two people wrote; the first with a name. The session is closed."""
    sorted_room(house, workshop)
    house.database.write(lambda session: in_earnest(session, workshop))
    house.database.write(name_the_first)
    while state(house, workshop) != "closed":
        press(house, workshop)
    do = house.live.perform
    do(write_header, 1, PERSONAL, dict.fromkeys(PERSONAL, ""), by_id=1)
    do(add_persons, 1, [PersonLine(LISTED, "Fjordby", "Mayor")], came=True)
    do(add_entries, 1, [Entry(NOW.date(), None, None, "item", "Opening", who=SPEAKER)])
    do(add_quote, 1, quote(QUOTED), by_id=1)
    for kind, name in (("photo", ON_PHOTO), ("scan", SCANNED), ("emblem", "Fjordby")):
        do(add_upload, 1, **picture(kind, name))


def in_earnest(session: Session, workshop: int) -> None:
    row = session.get_one(Workshop, workshop)
    row.lobby_opened_at, row.naming = NOW, "required"


def name_the_first(session: Session) -> None:
    session.execute(update(Participant).where(Participant.id == 1).values(name=AUTHOR))


def state(house: House, workshop: int) -> str:
    with house.database.read() as session:
        return situation(session, workshop).state


def quote(person: str) -> dict[str, str]:
    said = {"text": f"{person} likes trees.", "organisation": "Fjordby", "consent": "by mail"}
    return {**said, "person": person}


def picture(kind: str, name: str) -> dict[str, Any]:
    file = io.BytesIO()
    Image.new("RGB", (8, 6), "green").save(file, "JPEG", comment=kind)
    said = {"kind": kind, "name": f"{name}.jpg", "caption": name, "alternative": f"{name} waves"}
    sizes = {"mime_type": "image/jpeg", "width": 8, "height": 6}
    return {**said, **sizes, "content": file.getvalue(), "by_id": 1}


# What an organiser does on the page


def approve(organiser: FlaskClient, **fields: str) -> TestResponse:
    return organiser.post(f"{PAGE}/approve", data={**APPROVAL, "seen": seen(organiser), **fields})


def correct(organiser: FlaskClient, note: str = "The mayor came later.") -> TestResponse:
    return organiser.post(f"{PAGE}/correct", data={"note": note, "seen": seen(organiser)})


def seen(organiser: FlaskClient) -> str:
    return organiser.get(PAGE).text.split('name="seen" value="')[1].split('"')[0]
