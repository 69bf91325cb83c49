"""Rooms to be served: prepared with operations, then entered over HTTP by cookies."""

import random
from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.simulate.browser import Browser
from facilitator.simulate.clicker import Clicker
from facilitator.simulate.phone import Phone
from facilitator.simulate.tally import Tally
from facilitator.store.models import DeviceKey, Opening, Participant, Workshop
from facilitator.store.situation import situation
from facilitator.store.transactions import Database
from facilitator.web import cookies
from tests.faults.server import Server
from tests.operations import room
from tests.simulate.conftest import TOKEN, add_facilitator

WRITING, VOTING = "7KD4MR", "9WX2HM"
KEY = "the-phone-of-participant-{}"


@dataclass(frozen=True)
class Scene:
    """A workshop, who is in it, and the topics on its ballot. Phones come straight to the server
    or, with `through`, by way of a proxy."""

    server: Server
    workshop: int
    code: str
    people: tuple[int, ...]
    topics: tuple[int, ...] = ()
    vote: int = 0
    question: int = 0

    def phone(self, person: int, through: str = "", tally: Tally | None = None) -> Phone:
        """The phone of somebody who has joined, showing its page."""
        browser = self.browser(through, {cookies.DEVICE: KEY.format(person)})
        phone = Phone(browser, self.code, tally or Tally(), random.Random(person))
        phone.show(browser.open_page(f"/w/{self.code}"))
        return phone

    def clicker(self, through: str = "") -> Clicker:
        return Clicker(self.browser(through, {cookies.DESK: TOKEN}), self.workshop)

    def browser(self, through: str, keys: dict[str, str]) -> Browser:
        """Closed with the server, whatever the test does to it."""
        browser = Browser(through or self.server.origin, cookies=keys)
        self.server.visitors.append(browser)
        return browser


def writing_room(server: Server, people: int, ideas_each: int = 10_000) -> Scene:
    """Everybody may write so many ideas on each list."""
    database = Database(server.database_url)
    try:
        prepared = room.Room(database)
        here = enter(prepared, WRITING, people)
        prepared.open("collect")
        database.write(lambda session: allow_ideas(session, prepared.id, ideas_each))
        return Scene(server, prepared.id, WRITING, here, question=prepared.questions[0])
    finally:
        database.close()


def voting_room(server: Server, people: int, topics: int = 8) -> Scene:
    """A vote over one list is open: three dots each, one on a topic."""
    database = Database(server.database_url)
    try:
        prepared = room.Room(database)
        named = tuple(prepared.topic(f"Topic {number}", ideas=2) for number in range(topics))
        here = enter(prepared, VOTING, people)
        prepared.open("vote")
        return Scene(server, prepared.id, VOTING, here, named, prepared.vote, prepared.questions[0])
    finally:
        database.close()


def enter(prepared: room.Room, code: str, people: int) -> tuple[int, ...]:
    here = tuple(prepared.people(people))
    if prepared.id == 1:
        prepared.database.write(add_facilitator)
    prepared.database.write(lambda session: give_keys(session, prepared.id, code, here))
    return here


def give_keys(session: Session, workshop: int, code: str, people: tuple[int, ...]) -> None:
    session.get_one(Workshop, workshop).code = code
    for person in people:
        device = session.get_one(Participant, person).device_id
        hashed = cookies.token_hash(KEY.format(person))
        session.add(DeviceKey(device_id=device, token_hash=hashed))


def allow_ideas(session: Session, workshop: int, each: int) -> None:
    opening = situation(session, workshop).opening_id
    session.get_one(Opening, opening).ideas_each = each
