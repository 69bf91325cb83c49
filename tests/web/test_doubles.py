"""Every button of a facilitator and an organiser, sent twice as it stands on its page, leaves the
same rows as once: it carries a key, says from which state it goes on, or where it leads to."""

import io
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta

import docx
import gevent
import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import make_url, select, text, update
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.changes import Change
from facilitator.domain.errors import Conflict
from facilitator.live.publish import Operation, now
from facilitator.operations import removing, steps, theme_team
from facilitator.operations.uploads import add_upload
from facilitator.operations.voting import reveal_results
from facilitator.store.marks import marks
from facilitator.store.models import Account, Base, Meeting, Moment, Participant, Series
from facilitator.store.situation import situation
from facilitator.web.addresses import public_addresses
from tests import voting_room
from tests.conftest import add_account, facilitator_client, signed_in
from tests.filed_room import APPROVAL, hold
from tests.filed_room import PAGE as VERSIONS
from tests.rights_room import PHOTO, QUOTE

READ = timedelta(seconds=2)
Furnish = Callable[[House, int], None]


def writing(house: House, workshop: int) -> None:
    voting_room.press(house, workshop, 2)


def sorting(house: House, workshop: int) -> None:
    """Topics 1 to 5 are possibilities, 6 to 10 barriers, with two ideas each."""
    voting_room.sorted_room(house, workshop, accepted=False)


def dealing(house: House, workshop: int) -> None:
    sorting(house, workshop)
    voting_room.press(house, workshop)


def voting(house: House, workshop: int) -> None:
    voting_room.open_vote(house, workshop)


def revealed(house: House, workshop: int) -> None:
    """Five people of one country have seen the results."""
    for nth in "third", "fourth", "fifth":
        voting_room.join(house, workshop, nth)
    voting(house, workshop)
    voting_room.press(house, workshop)
    house.live.perform(reveal_results, workshop, by_id=None)


def lobby(house: House, workshop: int) -> None:
    """Nobody is here yet."""


def in_team(house: House, workshop: int) -> None:
    person = voting_room.join(house, workshop, "third")
    house.live.perform(theme_team.pick_for_team, workshop, participant=person)


def with_removal(house: House, workshop: int) -> None:
    sorting(house, workshop)
    house.live.perform(removing.remove_phone, workshop, participant=1, by_id=None)


def with_finn(house: House, workshop: int) -> None:
    facilitator_client(house, workshop)


def with_picture(house: House, _workshop: int) -> None:
    house.live.perform(add_upload, 1, **PHOTO)


def with_password(house: House, _workshop: int) -> None:
    hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    house.database.write(
        lambda session: session.execute(update(Account).values(password_hash=hashed))
    )


def in_series(house: House, _workshop: int) -> None:
    def name_one(session: Session) -> None:
        series = Series(name="Days")
        session.add(series)
        session.flush()
        session.get_one(Meeting, 1).series_id = series.id

    house.database.write(name_one)


def held(house: House, workshop: int) -> None:
    hold(house, workshop)


class SentAgain(io.BytesIO):
    """A file that is there for every press."""

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        if not data:
            self.seek(0)
        return data

    def close(self) -> None:
        self.seek(0)


def letterhead() -> SentAgain:
    file = SentAgain()
    docx.Document().save(file)
    file.seek(0)
    return file


@dataclass(frozen=True)
class Press:
    """A form that is sent to `path` with `fields`, after the presses `before` it."""

    path: str
    fields: dict[str, object] = field(default_factory=dict)
    furnish: Furnish = lobby
    before: tuple[str, ...] = ()
    answers: tuple[int, int] = (303, 303)


CONSOLE, OFFICE, FILED = "/console/1", "/workshops/1", "/meetings/1/minutes"
BLANK = {"was-text": ""}
UNION = {"axis": "partner_type", "member": ["city", "research"]}
POSITION, ENDS_AT, UNDO = "the position", "the end of the timer", "the newest action"
A_PICTURE = "a file"
MARK, ADDRESS = "the mark of the first person", "an address of this computer"
SHEET = "the number of the sheet"
PASSWORD, NEW = "nine herons on a wall", "another nine herons on a wall"
KEY = {"key": "the key of the form"}
QUESTION = {"prompt-0": "What else?", "possibility-0": "Possibilities", "barrier-0": "Barriers"}
DECISION = {**KEY, "text": "We plant trees.", "how": "consensus"}
ACTION = {**KEY, "text": "Draft a plan.", "owner": "Fjordby", "due_on": "2027-01-15"}
BEGAN_DECISION = {"was-text": "We plant trees.", "was-how": "consensus"}
BEGAN_ACTION = {f"was-{name}": it for name, it in ACTION.items()} | {"was-status": "open"}
LINK = {"barrier": 6, "possibility": 1, "remover": "city"}
MEETING = {
    **KEY,
    "title": "Days in Fjordby",
    "starts_on": "2027-01-15",
    "ends_on": "2027-01-16",
    "language": "en",
    "place": "Fjordby",
    "series": "Days",
}
ENTRY = {"day": "2026-10-14", "starts": "09:00", "what": "item", "title": "Opening"}
PILE = f"{CONSOLE}/piles/1/possibility"
MINUTES = {f"minutes-{step}": 3 for step in range(1, 6)}
RULES = {
    "title": "Trees",
    "language": "en",
    "naming": "optional",
    "text_limit": 140,
    "dot_cap": 2,
}
GONE, MOVED_ON = (303, 404), (303, 409)

PRESSES = {
    "steering.go_on": Press("/steer/1/next", {"position": POSITION}, writing, answers=MOVED_ON),
    "steering.open_lobby": Press("/steer/1/lobby"),
    "steering.jump": Press(
        "/steer/1/jump", {"position": POSITION, "step": 4}, writing, answers=MOVED_ON
    ),
    "steering.close": Press("/steer/1/close", {"position": POSITION}, writing, answers=MOVED_ON),
    "steering.accept": Press("/steer/1/accept", {"position": POSITION}, sorting, answers=MOVED_ON),
    "steering.stop_vote": Press("/steer/1/stop-vote", {"vote": 1}, voting, answers=MOVED_ON),
    "steering.add_minutes": Press("/steer/1/minutes", {"ends_at": ENDS_AT}, writing),
    "steering.look_up": Press("/steer/1/look-up", {"on": "1"}, writing),
    "steering.wall": Press("/steer/1/wall", {"on": "1"}, writing),
    "steering.turn": Press("/steer/1/turn", {"page": 1}, writing),
    "steering.choose_address": Press("/steer/1/address", {"address": ADDRESS}),
    "steering.show_wifi": Press("/steer/1/wifi", {"on": "1"}),
    "console.agreed.write_decision": Press(f"{CONSOLE}/decisions", DECISION, sorting),
    "console.agreed.edit_decision": Press(
        f"{CONSOLE}/decisions/1",
        {**DECISION, **BEGAN_DECISION, "key": "b", "text": "We plant oaks."},
        sorting,
        ("console.agreed.write_decision",),
    ),
    "console.agreed.remove_decision": Press(
        f"{CONSOLE}/decisions/1/remove", {"key": "b"}, sorting, ("console.agreed.write_decision",)
    ),
    "console.agreed.write_action": Press(f"{CONSOLE}/actions", ACTION, sorting),
    "console.agreed.edit_action": Press(
        f"{CONSOLE}/actions/1",
        {**ACTION, **BEGAN_ACTION, "key": "b", "text": "Draft two."},
        sorting,
        ("console.agreed.write_action",),
    ),
    "console.agreed.remove_action": Press(
        f"{CONSOLE}/actions/1/remove", {"key": "b"}, sorting, ("console.agreed.write_action",)
    ),
    "console.agreed.link_barrier": Press(f"{CONSOLE}/links", {**KEY, **LINK}, sorting),
    "console.agreed.unlink_barrier": Press(
        f"{CONSOLE}/links/remove", LINK, sorting, ("console.agreed.link_barrier",)
    ),
    "console.board.move_idea": Press(f"{CONSOLE}/ideas/1/move", {**KEY, "topic": 2}, sorting),
    "console.board.promote_idea": Press(
        f"{CONSOLE}/ideas/1/promote", KEY, sorting, ("take a card out",)
    ),
    "take a card out": Press(f"{CONSOLE}/ideas/1/move", {"key": "out", "topic": ""}, sorting),
    "take its other card out": Press(
        f"{CONSOLE}/ideas/2/move", {"key": "out 2", "topic": ""}, sorting
    ),
    "console.board.draft_topic": Press(f"{PILE}/topics", {**KEY, "name": "Trees"}, sorting),
    "console.board.rename_topic": Press(
        f"{CONSOLE}/topics/1/name", {**KEY, "name": "Trees"}, sorting
    ),
    "console.board.merge_topic": Press(f"{CONSOLE}/topics/1/merge", {**KEY, "into": 2}, sorting),
    "console.board.split_topic": Press(
        f"{CONSOLE}/topics/1/split", {**KEY, "name": "Trees", "idea": 1}, sorting
    ),
    "console.board.split_up_topic": Press(
        f"{CONSOLE}/topics/1/split-up", {**KEY, "name": ["Trees", "Hedges"]}, dealing
    ),
    "console.board.remove_topic": Press(
        f"{CONSOLE}/topics/1/remove",
        KEY,
        sorting,
        ("take a card out", "take its other card out"),
    ),
    "console.board.place_waiting": Press(
        f"{PILE}/waiting", {**KEY, "idea": 1, "topic": 2}, sorting, ("take a card out",)
    ),
    "console.board.add_topics": Press(f"{PILE}/homeless", {**KEY, "name": ["Trees"]}, dealing),
    "console.board.put_aside": Press(f"{CONSOLE}/offers/aside", {"offer": "alike-1-2"}, sorting),
    "console.board.undo": Press(f"{CONSOLE}/undo", {"action": UNDO}, sorting, answers=(303, 409)),
    "console.ideas.add_seeds": Press(
        f"{CONSOLE}/seeds", {**KEY, "pile": "1-barrier", "text": "One\nTwo"}, sorting
    ),
    "console.ideas.edit_idea": Press(f"{CONSOLE}/ideas/1/text", {**KEY, "text": "Oaks"}, sorting),
    "console.ideas.hide_idea": Press(f"{CONSOLE}/ideas/1/hide", {**KEY, "reason": "no"}, sorting),
    "console.ideas.show_idea": Press(
        f"{CONSOLE}/ideas/1/show", {"key": "b"}, sorting, ("console.ideas.hide_idea",)
    ),
    "console.ideas.take_back_all": Press(f"{CONSOLE}/ideas/1/take-back", KEY, sorting),
    "console.paper.add_ideas": Press(
        f"{CONSOLE}/paper/ideas", {**KEY, "pile": "1-barrier", "text": "One\nTwo"}, sorting
    ),
    "console.paper.enter_ballot": Press(
        f"{CONSOLE}/paper/ballots", {**KEY, "vote": 1, "letters-1-barrier": "A C"}, voting
    ),
    "console.paper.take_back_ballot": Press(
        f"{CONSOLE}/paper/ballots/take-back",
        {"key": "b", "vote": 1, "sheet": SHEET},
        voting,
        ("console.paper.enter_ballot",),
    ),
    "console.paper.count_hands": Press(
        f"{CONSOLE}/paper/hands",
        {**KEY, "vote": 1, "people": 5, "hands-1": 5, "began": "0"},
        voting,
    ),
    "console.people.pick": Press(f"{CONSOLE}/team/1/pick", KEY, sorting),
    "console.people.let_go": Press(f"{CONSOLE}/team/1/let-go", KEY, in_team),
    "console.groups.count_as_one": Press(f"{CONSOLE}/groups/together", {**KEY, **UNION}),
    "console.groups.count_apart": Press(
        f"{CONSOLE}/groups/together/1/apart", {"key": "b"}, lobby, ("console.groups.count_as_one",)
    ),
    "console.groups.show": Press(
        f"{CONSOLE}/groups/show", {**KEY, "vote": 1, "axis": "country"}, revealed
    ),
    "console.phones.turn_door": Press(f"{CONSOLE}/phones/door", {"on": "1"}),
    "console.phones.remove": Press(f"{CONSOLE}/phones/1/remove", KEY, sorting),
    "console.phones.let_in": Press(f"{CONSOLE}/phones/removals/1/let-in", KEY, with_removal),
    "console.screens.make_link": Press(f"{CONSOLE}/projectors", KEY, answers=(200, 409)),
    "console.screens.revoke_link": Press(
        f"{CONSOLE}/projectors/1/revoke", {}, lobby, ("console.screens.make_link",)
    ),
    "console.sheet.add_step": Press(
        f"{CONSOLE}/sheet/add", {**KEY, "kind": "pause", "minutes": 2, "place": 3}
    ),
    "console.sheet.allow_ideas": Press(f"{CONSOLE}/sheet/ideas", {**KEY, "each": 9}, writing),
    "console.sheet.move_step": Press(f"{CONSOLE}/sheet/5/move", {**KEY, "place": 3}),
    "console.sheet.change_step": Press(f"{CONSOLE}/sheet/5/change", {**KEY, "minutes": 7}),
    "console.sheet.remove_step": Press(f"{CONSOLE}/sheet/5/remove", KEY),
    "account.rename": Press("/account/name", {"name": "Ada Again"}),
    "account.change_password": Press(
        "/account/password",
        {"current": PASSWORD, "password": NEW, "again": NEW},
        with_password,
        answers=(303, 422),
    ),
    "account.end_one": Press("/account/sign-ins/2/end"),
    "account.end_others": Press("/account/sign-ins/end-others"),
    "meetings.make": Press("/meetings/new", MEETING),
    "meetings.save": Press("/meetings/1/edit", MEETING),
    "meetings.delete": Press("/meetings/1/delete", {"sure": "1"}, answers=GONE),
    "actions.change": Press(
        "/meetings/1/actions/1",
        {"status": "done", "owner": "Fjordby", "due_on": "2027-01-15"}
        | {"was-status": "open", "was-owner": "Fjordby", "was-due_on": "2027-01-15"},
        sorting,
        ("console.agreed.write_action",),
    ),
    "agenda.add": Press("/meetings/1/agenda", ENTRY),
    "agenda.take": Press("/meetings/1/agenda/lines", {"agenda": "09:00 Opening"}),
    "agenda.change": Press(
        "/meetings/1/agenda/1",
        {**ENTRY, "title": "Welcome", "was-title": "Opening", "was-what": "item"}
        | {"was-day": ENTRY["day"], "was-starts": "09:00", "was-ends": ""},
        lobby,
        ("agenda.add",),
    ),
    "agenda.remove": Press("/meetings/1/agenda/1/remove", {}, lobby, ("agenda.add",), GONE),
    "header.save": Press("/meetings/1/minutes/header", {"chair": "Ada", "was-chair": ""}),
    "minutes.sections.add": Press(f"{FILED}/sections/new", {**KEY, "title": "Hello", "text": "-"}),
    "minutes.sections.save": Press(f"{FILED}/sections/results", {"text": "It rained.", **BLANK}),
    "minutes.sections.place": Press(f"{FILED}/sections/results/place", {"above": "decisions"}),
    "minutes.sections.hide": Press(f"{FILED}/sections/course/hide"),
    "minutes.sections.show": Press(
        f"{FILED}/sections/course/show", {}, lobby, ("minutes.sections.hide",)
    ),
    "minutes.sections.remove": Press(
        f"{FILED}/sections/own-1/remove",
        {"was-title": "Hello", "was-text": "-", "sure": "yes"},
        lobby,
        ("minutes.sections.add",),
        GONE,
    ),
    "minutes.quotes.add": Press(f"{FILED}/quotes", {**KEY, **QUOTE}),
    "minutes.quotes.change": Press(
        f"{FILED}/quotes/1",
        {**QUOTE, "person": "Birthe Holm"} | {f"was-{name}": it for name, it in QUOTE.items()},
        lobby,
        ("minutes.quotes.add",),
    ),
    "minutes.quotes.remove": Press(
        f"{FILED}/quotes/1/remove", {}, lobby, ("minutes.quotes.add",), GONE
    ),
    "minutes.ideas.withhold": Press(f"{FILED}/ideas/1/withhold", {"reason": "rude"}, sorting),
    "minutes.ideas.tell": Press(f"{FILED}/ideas/1/tell", {}, sorting, ("minutes.ideas.withhold",)),
    "persons.take": Press("/meetings/1/persons", {"persons": "Birthe, Fjordby", "do": "save"}),
    "persons.sign": Press("/meetings/1/persons/signed", {"signed": 1}, lobby, ("persons.take",)),
    "persons.count": Press("/meetings/1/persons/counted", {"signed": 63, "without_phone": 5}),
    "persons.change": Press(
        "/meetings/1/persons/1",
        {"name": "Birthe Holm", "organisation": "Fjordby", "expected": "yes"}
        | {"was-name": "Birthe", "was-organisation": "Fjordby", "was-expected": "yes"},
        lobby,
        ("persons.take",),
    ),
    "persons.remove": Press(
        "/meetings/1/persons/1/remove", {}, lobby, ("persons.take",), answers=GONE
    ),
    "pictures.add": Press(
        "/meetings/1/pictures", {"kind": "photo", "caption": "Wall", "file": A_PICTURE}
    ),
    "pictures.change": Press(
        "/meetings/1/pictures/1",
        {"caption": "Trees", "was-caption": "Wall"},
        with_picture,
    ),
    "pictures.remove": Press("/meetings/1/pictures/1/remove", {}, with_picture, answers=GONE),
    "making.make": Press(
        "/meetings/1/sessions/new",
        {**KEY, **QUESTION, "title": "Second", "language": "en", "template": "one-question"},
    ),
    "roster.take": Press(
        "/meetings/1/organisations", {"roster": "Nordhavn;research;NO", "do": "save"}
    ),
    "roster.change": Press(
        "/meetings/1/organisations/1",
        {"name": "Nordhavn", "partner_type": "research", "country": "NO"},
        sorting,
    ),
    "roster.remove": Press(
        "/meetings/1/organisations/1/remove", {}, lobby, ("roster.take",), answers=GONE
    ),
    "versions.send_for_comments": Press(
        f"{VERSIONS}/comments", {"until": "2999-06-30", "seen": "0"}, held, answers=(303, 409)
    ),
    "versions.approve": Press(
        f"{VERSIONS}/approve", {**APPROVAL, "seen": "0"}, held, answers=(303, 409)
    ),
    "versions.correct": Press(
        f"{VERSIONS}/correct",
        {"note": "The mayor came.", "seen": "1"},
        held,
        ("versions.approve",),
        (303, 409),
    ),
    "versions.publish": Press(f"{VERSIONS}/1/publish", {}, held, ("versions.approve",)),
    "versions.revoke": Press(
        f"{VERSIONS}/links/1/revoke", {}, held, ("versions.approve", "versions.publish")
    ),
    "taking_out.take_out": Press(
        f"{VERSIONS}/1/taking-out", {"what": "quote:1"}, held, ("versions.approve",), GONE
    ),
    "word_template.take": Press(
        "/meetings/1/template", {"file": (letterhead(), "letterhead.docx")}, in_series
    ),
    "word_template.remove": Press(
        "/meetings/1/template/remove", {}, in_series, ("word_template.take",)
    ),
    "workshop.access.invite": Press(f"{OFFICE}/access/invitations", KEY, answers=(303, 409)),
    "workshop.access.revoke_invitation": Press(
        f"{OFFICE}/access/invitations/1/revoke", {}, lobby, ("workshop.access.invite",), GONE
    ),
    "workshop.access.remove_facilitator": Press(
        f"{OFFICE}/access/facilitators/2/remove", {}, with_finn, answers=GONE
    ),
    "workshop.access.link_projector": Press(
        f"{OFFICE}/access/projector-links", KEY, answers=(303, 409)
    ),
    "workshop.access.revoke_link": Press(
        f"{OFFICE}/access/projector-links/1/revoke", {}, lobby, ("workshop.access.link_projector",)
    ),
    "workshop.erasing.erase": Press(f"{OFFICE}/erase", {"mark": MARK}, sorting, answers=GONE),
    "workshop.page.clear_rehearsal": Press(f"{OFFICE}/rehearsal/clear", {}, sorting),
    "workshop.page.open_lobby": Press(f"{OFFICE}/lobby"),
    "workshop.page.delete": Press(f"{OFFICE}/delete", {"sure": "1"}, answers=GONE),
    "workshop.page.duplicate": Press(
        f"{OFFICE}/duplicate", {**KEY, "title": "Again", "meeting": 1}
    ),
    "workshop.questions.add": Press(f"{OFFICE}/questions/new", {**KEY, **QUESTION}),
    "workshop.questions.save": Press(f"{OFFICE}/questions", {**QUESTION, "question": 1}),
    "workshop.rules.save": Press(f"{OFFICE}/rules", RULES),
    "workshop.rules.save_wifi": Press(f"{OFFICE}/wifi", {"wifi_name": "Fjordby"}),
    "workshop.seeds.add": Press(
        f"{OFFICE}/ideas",
        {**KEY, "question": 1, "list": "barrier", "language": "en", "text": "One\nTwo"},
    ),
    "workshop.seeds.remove": Press(
        f"{OFFICE}/ideas/1/remove", {}, lobby, ("workshop.seeds.add",), GONE
    ),
    "workshop.sheet.save": Press(f"{OFFICE}/run-sheet", {**KEY, **MINUTES, "do": "down-3"}),
}

# Not a facilitator's: phones and whoever comes in (their keys are tested with their subjects).
OTHERS = ("phone", "continuing", "door", "invitations", "new_password", "signin", "speech")
BUTTONS = sorted(name for name in PRESSES if "." in name)


@pytest.fixture
def ada(house: House, workshop: int) -> FlaskClient:
    """An organiser, signed in in two browsers."""
    account = add_account(house, "Ada Organiser", is_organiser=True)
    here = signed_in(house, account)
    signed_in(house, account)
    return here


def test_every_button_has_a_row_here(house: House) -> None:
    rules = [rule for rule in house.app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    routes = {rule.endpoint for rule in rules if not rule.endpoint.startswith(OTHERS)}
    assert sorted(routes) == BUTTONS


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_sent_twice_does_what_it_does_once(
    house: House,
    workshop: int,
    ada: FlaskClient,
    button: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    press = PRESSES[button]
    press.furnish(house, workshop)
    for earlier in press.before:
        ada.post(PRESSES[earlier].path, data=PRESSES[earlier].fields)
    fields = as_it_stands(house, workshop, press)
    before = rows(house)
    first = ada.post(press.path, data=fields)
    if first.status_code == 409 and "Press again." in first.text:
        press_later(monkeypatch)
        first = ada.post(press.path, data=fields)
    once = rows(house)
    second = ada.post(press.path, data=fields)

    assert (first.status_code, second.status_code) == press.answers, said(first.text + second.text)
    assert rows(house) == once
    assert once != before


@pytest.mark.slow
@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_sent_twice_at_once_does_what_it_does_once(
    house: House,
    workshop: int,
    ada: FlaskClient,
    button: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both presses pass the guard before either has written anything."""
    press = PRESSES[button]
    press.furnish(house, workshop)
    for earlier in press.before:
        ada.post(PRESSES[earlier].path, data=PRESSES[earlier].fields)
    fields = as_it_stands(house, workshop, press)
    other, file = same_browser(house, ada), make_url(house.database.url).database
    with closing(sqlite3.connect(":memory:")) as kept, closing(sqlite3.connect(file)) as stored:
        stored.backup(kept)
        one = ada.post(press.path, data=fields)
        asks = one.status_code == 409 and "Press again." in one.text
        if asks:
            press_later(monkeypatch)
            one = ada.post(press.path, data=fields)
        once = shape(house)
        kept.backup(stored)
    if asks:
        monkeypatch.undo()
        ada.post(press.path, data=fields)
        press_later(monkeypatch)
    tabs = [gevent.spawn(tab.post, press.path, data=fields) for tab in (ada, other)]
    answers = [tab.get(timeout=20).status_code for tab in tabs]

    assert shape(house) == once
    assert one.status_code in answers
    assert set(answers) <= {*press.answers, *((404, 409) if asks else ())}


def press_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever was asked has read it by now."""
    monkeypatch.setattr("facilitator.web.asking.now", lambda: now() + READ)


def same_browser(house: House, client: FlaskClient) -> FlaskClient:
    """Another tab: the same cookies."""
    other = house.app.test_client()
    other._cookies.update(client._cookies)
    other.environ_base.update(client.environ_base)
    return other


MOMENTS = re.compile(r"20\d\d-\d\d-\d\dT[\d:.+]+")  # within a value
UNLIKE = ("token_hash", "token", "code", "code_hash", "password_hash")  # drawn anew each time


def shape(house: House) -> dict[str, list[list[object]]]:
    """Every row without moments and what chance made."""
    alike = {
        table.name: [c for c in table.c if c.name not in UNLIKE and not isinstance(c.type, Moment)]
        for table in Base.metadata.sorted_tables
        if table.name not in ("push", "receipt")
    }
    with house.database.read() as session:
        return {
            table: sorted(
                [MOMENTS.sub("", str(value)) if alike_twice(value) else "drawn" for value in row]
                for row in session.execute(select(*columns))
            )
            for table, columns in alike.items()
        }


def alike_twice(value: object) -> bool:
    """Numbers below zero are drawn anew each time."""
    return not isinstance(value, int) or value >= 0


@pytest.mark.parametrize(
    ("deed", "more"),
    [
        (steps.go_on, {}),
        (steps.jump, {"step_id": 4}),
        (steps.close_workshop, {}),
        (steps.accept_topics, {}),
    ],
)
def test_of_two_presses_that_were_both_let_in_one_counts(
    house: House, workshop: int, deed: Operation[Change], more: dict[str, int]
) -> None:
    """Between the look at the room and the write somebody else may have pressed."""
    dealing(house, workshop)
    with house.database.read() as session:
        asked = {"position": situation(session, workshop).position, "by_id": None, **more}
    house.live.perform(deed, workshop, **asked)
    once = rows(house)
    with pytest.raises(Conflict):
        house.live.perform(deed, workshop, **asked)
    assert rows(house) == once


def as_it_stands(house: House, workshop: int, press: Press) -> dict[str, object]:
    """The fields, with what the page would know of the room."""
    with house.database.read() as session:
        here = situation(session, workshop)
        newest = session.execute(text("SELECT max(id) FROM board_action")).scalar()
        mark = marks(session, [1]).get(1)
        sheet = session.scalar(select(Participant.id).where(Participant.on_paper.is_(True)))
    known = {
        POSITION: here.position,
        ENDS_AT: milliseconds(here.ends_at),
        UNDO: newest,
        MARK: mark,
        SHEET: sheet,
        ADDRESS: public_addresses(house.app.config["HOUSE"])[0],
    }
    known[A_PICTURE] = (small_picture(), "wall.png")
    return {
        name: known.get(value, value) if isinstance(value, str) else value
        for name, value in press.fields.items()
    }


class Rewound(io.BytesIO):
    """A file that can be sent again."""

    def close(self) -> None:
        self.seek(0)


def small_picture() -> Rewound:
    file = Rewound()
    Image.new("RGB", (4, 3), "green").save(file, "PNG")
    file.seek(0)
    return file


def milliseconds(moment):  # type: ignore[no-untyped-def]
    return round(moment.timestamp() * 1000) if moment else ""


def rows(house: House) -> dict[str, list[tuple[object, ...]]]:
    """Every row but those that only say what to show anew, or what was answered."""
    with house.database.read() as session:
        return {
            table.name: sorted(map(tuple, session.execute(table.select())), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name not in ("push", "receipt")
        }


def said(page: str) -> list[str]:
    """Why not, of a page or a fragment."""
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r'role="alert"[^>]*>.*?</p>', page)]
