"""Bad input: a clear sentence in the reader's language, nothing lost, nothing changed, a way on."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator import House
from facilitator.config import HOME
from facilitator.domain.workshops import QuestionText
from facilitator.languages import speaking, translate, translate_plural
from facilitator.operations.questions import ask_another, drop_question
from facilitator.operations.runsheet import remove_step
from facilitator.operations.steps import close_workshop
from facilitator.operations.workshops import delete_workshop
from facilitator.store.situation import situation
from tests.conftest import browser, facilitator_client
from tests.operations.test_workshops import everything
from tests.voting_room import open_vote, press
from tests.web.test_signin import PASSWORD, ada, link, run_out

Deed = Callable[[House, int], object]
LONG = "Overlang " * 40
PARTS = "multipart/form-data; boundary=cut"
UNREADABLE = "That could not be read. Please try again."
NOTHING_HERE = "There is nothing here. The address may be wrong, or it is not for you."
EMPTY = "Write something first."
CHOOSE = "Please choose one of these."
WHOLE = "A whole number from %(least)d to %(most)d."
CLOSED = "This session is closed. Thank you for coming."
MEETING = {"title": "Tage in Fjordby", "place": "Fjordby", "starts_on": "2026-12-02"}
MEETING |= {"ends_on": "", "language": "en", "series": ""}
ACCOUNT = {"name": "Bo Ek", "email": "bo@fjordby.example"}
ACCOUNT |= {"password": "a sentence is easy", "again": "a sentence is easy"}


@dataclass(frozen=True)
class Bad:
    """Who sends what where, what the answer says, and what of it the page still holds."""

    who: str
    path: str
    form: dict[str, Any]
    status: int
    says: str
    kept: tuple[str, ...] = ()
    before: Deed | None = None
    values: dict[str, Any] = field(default_factory=dict)
    many: str = ""  # the sentence's plural
    get: bool = False

    def sentence(self, language: str) -> str:
        with speaking(language):
            if self.many:
                return translate_plural(self.says, self.many, **self.values)
            return translate(self.says, **self.values)


def writing(house: House, workshop: int) -> None:
    press(house, workshop, 2)


def closed(house: House, workshop: int) -> None:
    with house.database.read() as session:
        position = situation(session, workshop).position
    house.live.perform(close_workshop, workshop, position=position, by_id=None)


def results(house: House, workshop: int) -> None:
    open_vote(house, workshop)
    press(house, workshop, 2)


def two_questions(house: House, workshop: int) -> None:
    house.live.perform(ask_another, workshop, QuestionText("Und sonst?", "Auf", "Ab"))


def first_question_gone(house: House, workshop: int) -> None:
    two_questions(house, workshop)
    house.live.perform(drop_question, workshop, question_id=1)


def sheet(**changed: str) -> dict[str, str]:
    """The run sheet's form as it was before somebody else went on."""
    form = {f"minutes-{step}": minutes for step, minutes in enumerate("14839", 1)}
    return form | {f"title-{step}": "" for step in range(1, 6)} | changed


def csv(data: bytes) -> dict[str, Any]:
    return {"roster": "Fjordby Kommune, city, DK", "file": data}


TOO_LONG = {
    "says": "%(n)d character too many. Your text is kept.",
    "many": "%(n)d characters too many. Your text is kept.",
}
IDEA = {"key": "k", "question": "1", "list": "barrier", "text": "Land"}
QUESTION = {"prompt-0": "Was hilft?", "possibility-0": "Auf", "barrier-0": "Ab"}
SESSION = {"template": "one-question", "title": "Runde 1", "language": "en", **QUESTION}
RULES = {"title": "Runde 1", "language": "en", "naming": "anonymous", "text_limit": "140"}
RULES |= {"ideas_each": "", "dots_each": "", "dot_cap": "1"}

AT_THE_DOOR = {
    "a wrong code": Bad(
        "stranger",
        "/",
        {"code": "7KD4MM"},
        404,
        "No session has this code. Look at the screen and try again.",
        ("7KD4MM",),
    ),
    "a wrong code in the address": Bad(
        "stranger",
        "/J/7KD4MM",
        {},
        404,
        "No session has this code. Look at the screen and try again.",
        ("7KD4MM",),
        get=True,
    ),
    "no organisation": Bad(
        "stranger",
        "/J/7KD4MR",
        {"organisation": " \x00"},
        422,
        "Please say which organisation you come from.",
    ),
    "an organisation with too long a name": Bad(
        "stranger",
        "/J/7KD4MR",
        {"organisation": LONG, "partner_type": "city"},
        422,
        kept=(LONG.strip(),),
        values={"n": 199},
        **TOO_LONG,
    ),
    "an unknown kind of organisation": Bad(
        "stranger",
        "/J/7KD4MR",
        {"organisation": "Hafenstadt", "partner_type": "spies"},
        422,
        "“%(name)s” is not on the list yet. Please say what kind of organisation it is.",
        ("Hafenstadt",),
        values={"name": "Hafenstadt"},
    ),
    "a closed session": Bad(
        "stranger",
        "/J/7KD4MR",
        {"organisation": "Hafenstadt", "partner_type": "city"},
        422,
        CLOSED,
        ("Hafenstadt",),
        before=closed,
    ),
    "an unknown language": Bad("stranger", "/language", {"language": "tlh"}, 422, CHOOSE),
    "another site": Bad(
        "foreign",
        "/J/7KD4MR",
        {"organisation": "Hafenstadt"},
        403,
        "This request came from another site and was refused.",
        ("Hafenstadt",),
    ),
}
ON_THE_PHONE = {
    "an empty idea": Bad("phone", "/w/7KD4MR/ideas", IDEA | {"text": " "}, 422, EMPTY, (), writing),
    "an idea of nothing visible": Bad(
        "phone", "/w/7KD4MR/ideas", IDEA | {"text": "\x00\u200b"}, 422, EMPTY, (), writing
    ),
    "an idea that is too long": Bad(
        "phone",
        "/w/7KD4MR/ideas",
        IDEA | {"text": LONG},
        422,
        kept=(LONG.strip(),),
        before=writing,
        values={"n": 219},
        **TOO_LONG,
    ),
    "an idea in no list": Bad(
        "phone",
        "/w/7KD4MR/ideas",
        IDEA | {"list": "hopes"},
        422,
        "Please choose one of the two lists.",
        ("Land",),
        writing,
    ),
    "an idea for a question that is gone": Bad(
        "phone",
        "/w/7KD4MR/ideas",
        IDEA | {"question": "77"},
        404,
        "This question is not part of the session any more. Your text is kept.",
        ("Land",),
        writing,
    ),
    "an idea with no number for a question": Bad(
        "phone", "/w/7KD4MR/ideas", IDEA | {"question": "²"}, 400, UNREADABLE, ("Land",), writing
    ),
    "an idea for a closed session": Bad(
        "phone",
        "/w/7KD4MR/ideas",
        IDEA,
        422,
        "Ideas can be sent while the session runs. Your text is kept.",
        ("Land",),
        closed,
    ),
    "a card after the sorting": Bad(
        "phone",
        "/w/7KD4MR/card",
        {"key": "k", "idea": "1", "topic": "1"},
        422,
        "Sorting is over. Thank you, and look up.",
        before=open_vote,
    ),
    "too many dots": Bad(
        "phone",
        "/w/7KD4MR/ballot",
        {"vote": "1", "number": "1", "dots": [f"{topic}:1" for topic in range(1, 5)]},
        422,
        "You have used your one dot. Take it back first.",
        many="You have used all %(n)d. Take one back first.",
        values={"n": 3},
        before=open_vote,
    ),
    "dots that are no numbers": Bad(
        "phone",
        "/w/7KD4MR/ballot",
        {"vote": "1", "number": "1", "dots": ["1:one", "1"]},
        422,
        UNREADABLE,
        before=open_vote,
    ),
    "a ballot for a vote that is over": Bad(
        "phone",
        "/w/7KD4MR/ballot",
        {"vote": "1", "number": "1", "dots": ["1:1"]},
        409,
        "This vote is over. Your dots count as they were last saved.",
        before=results,
    ),
}
AT_THE_DESK = {
    "a press from a step that is over": Bad(
        "facilitator",
        "/steer/1/next",
        {"position": "1.practice.0"},
        409,
        "The session has moved on already. Nothing was skipped.",
        before=writing,
    ),
    "a jump to no step": Bad(
        "facilitator", "/steer/1/jump", {"position": "0.lobby.0", "step": "9" * 30}, 400, UNREADABLE
    ),
    "hands that are no number": Bad(
        "facilitator",
        "/console/1/decisions",
        {"text": "Dächer zuerst", "how": "hands", "in_favour": "²", "body": "Plenum"},
        422,
        "Please count hands in whole numbers.",
        ("Dächer zuerst", "Plenum"),
    ),
}
IN_THE_OFFICE = {
    "no field at all": Bad("organiser", "/meetings/new", {}, 422, EMPTY),
    "too long a title": Bad(
        "organiser",
        "/meetings/new",
        MEETING | {"title": LONG},
        422,
        kept=(LONG.strip(), "Fjordby", "2026-12-02"),
        values={"n": 199},
        **TOO_LONG,
    ),
    "no date of any calendar": Bad(
        "organiser",
        "/meetings/new",
        MEETING | {"starts_on": "2026-13-45"},
        422,
        "Write the date as year-month-day, such as 2026-10-14.",
        ("Tage in Fjordby", "2026-13-45"),
    ),
    "an end before the beginning": Bad(
        "organiser",
        "/meetings/1/edit",
        MEETING | {"ends_on": "2026-12-01"},
        422,
        "The meeting would end before it begins.",
        ("Tage in Fjordby",),
    ),
    "an unknown language of the minutes": Bad(
        "organiser",
        "/meetings/new",
        MEETING | {"language": "tlh"},
        422,
        CHOOSE,
        ("Tage in Fjordby",),
    ),
    "a meeting that is gone": Bad(
        "organiser",
        "/meetings/99/edit",
        MEETING,
        404,
        NOTHING_HERE,
        ("Tage in Fjordby", "Fjordby"),
    ),
    "a meeting of no number": Bad(
        "organiser", f"/meetings/{'9' * 30}/edit", MEETING, 404, NOTHING_HERE, ("Tage in Fjordby",)
    ),
    "a session that is gone": Bad(
        "organiser",
        "/workshops/1/questions",
        QUESTION,
        404,
        NOTHING_HERE,
        ("Was hilft?", "Auf", "Ab"),
        lambda house, workshop: house.live.perform(delete_workshop, workshop),
    ),
    "two lists of one name": Bad(
        "organiser",
        "/meetings/1/sessions/new",
        SESSION | {"barrier-0": "auf"},
        422,
        "Both lists have the same name.",
        ("Runde 1", "Was hilft?", "Auf", "auf"),
    ),
    "too few letters": Bad(
        "organiser",
        "/workshops/1/rules",
        RULES | {"text_limit": "9"},
        422,
        "An idea may have from %(least)d to %(most)d characters.",
        ("Runde 1",),
        values={"least": 140, "most": 280},
    ),
    "dots that are words": Bad(
        "organiser",
        "/workshops/1/rules",
        RULES | {"dots_each": "drei"},
        422,
        WHOLE,
        ("Runde 1", "drei"),
        values={"least": 1, "most": 20},
    ),
    "no naming rule": Bad(
        "organiser", "/workshops/1/rules", RULES | {"naming": "x"}, 422, CHOOSE, ("Runde 1",)
    ),
    "minutes that are a word": Bad(
        "organiser",
        "/workshops/1/run-sheet",
        sheet(**{"minutes-2": "bald", "title-2": "Still"}),
        422,
        WHOLE,
        ("bald", "Still"),
        values={"least": 0, "most": 240},
    ),
    "a question that was removed meanwhile": Bad(
        "organiser",
        "/workshops/1/questions",
        QUESTION | {"question": ["1", "2"], "prompt-1": "Und sonst, im Alltag?"},
        409,
        "Somebody added or removed a question meanwhile, so nothing was saved."
        " What you wrote stands below.",
        ("Was hilft?", "Und sonst, im Alltag?"),
        first_question_gone,
    ),
    "an idea beforehand for no question": Bad(
        "organiser",
        "/workshops/1/ideas",
        {"question": "9" * 30, "list": "barrier", "text": "Land\nGeld", "language": "de"},
        422,
        CHOOSE,
        ("Land\nGeld",),
    ),
    "a network with a short password": Bad(
        "organiser",
        "/workshops/1/wifi",
        {"wifi_name": "Fjordby-Gast", "wifi_password": "kurz"},
        422,
        "A Wi-Fi password has 8 to 63 characters; leave it empty for none.",
        ("Fjordby-Gast", "kurz"),
    ),
    "a copy into no meeting": Bad(
        "organiser",
        "/workshops/1/duplicate",
        {"title": "Runde 2", "meeting": "9" * 30},
        400,
        UNREADABLE,
        ("Runde 2",),
    ),
    "deleting without the tick": Bad(
        "organiser",
        "/meetings/1/delete",
        {},
        422,
        "Tick this if you mean it. Nothing was deleted.",
    ),
    "a page that is only sent to": Bad(
        "organiser",
        "/workshops/1/lobby",
        {},
        405,
        "That does not work this way. Please go back and try again.",
        get=True,
    ),
    "two million letters": Bad(
        "organiser", "/meetings/new", {"title": "x" * 2_100_000}, 413, "That is too large to send."
    ),
    "a form whose sign-in ran out": Bad(
        "organiser",
        "/meetings/1/edit",
        MEETING | {"series": "Partner im Norden"},
        401,
        "Your sign-in is over. What you wrote is kept: sign in, and you can send it.",
        ("Tage in Fjordby", "Partner im Norden"),
        lambda house, _: run_out(house),
    ),
}
LISTS = {
    "a spreadsheet": Bad(
        "organiser",
        "/meetings/1/organisations",
        csv(b"PK\x03\x04 anything"),
        422,
        "This is a spreadsheet file. Save it as CSV, or copy its cells and paste them into the"
        " field.",
        ("Fjordby Kommune, city, DK",),
    ),
    "a picture": Bad(
        "organiser",
        "/meetings/1/organisations",
        csv(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20),
        422,
        "This is no text file. Save the list as CSV, or paste it.",
        ("Fjordby Kommune, city, DK",),
    ),
    "a hundred thousand lines": Bad(
        "organiser",
        "/meetings/1/organisations",
        csv(b"Fjordby;city;DK\n" * 100_000),
        422,
        "These are %(n)d lines; at most %(most)d fit.",
        ("Fjordby Kommune, city, DK",),
        values={"n": 100_001, "most": 2000},
    ),
    "a file of many megabytes": Bad(
        "organiser",
        "/meetings/1/organisations",
        csv(b"Fjordby Kommune;city;DK\n" * 100_000),
        413,
        "That is too large to send.",
    ),
    "an open quotation mark": Bad(
        "organiser",
        "/meetings/1/organisations",
        csv(b'"Hafenstadt, city, DE'),
        422,
        "A quotation mark is missing.",
        ("Fjordby Kommune, city, DK", '"Hafenstadt, city, DE'),
    ),
    "an unknown kind in a list": Bad(
        "organiser",
        "/meetings/1/organisations",
        csv(b"Hafenstadt, spies, DE"),
        422,
        "“%(word)s” is no type. Types: city, cluster, research, company, politician, other.",
        ("Hafenstadt, spies, DE",),
        values={"word": "spies"},
    ),
}
ACCOUNTS = {
    "a weak password": Bad(
        "invited",
        "/invitation/TOKEN",
        ACCOUNT | {"password": "kurz", "again": "kurz"},
        422,
        "This is too short: a password has at least %(least)d characters.",
        ("Bo Ek", "bo@fjordby.example"),
        values={"least": 10},
    ),
    "two passwords that differ": Bad(
        "invited",
        "/invitation/TOKEN",
        ACCOUNT | {"again": "a sentence is hard"},
        422,
        "This is not the same as above. Write the password once more.",
        ("Bo Ek", "bo@fjordby.example"),
    ),
    "no e-mail address": Bad(
        "invited",
        "/invitation/TOKEN",
        ACCOUNT | {"email": "bo at fjordby"},
        422,
        "Write the whole e-mail address, such as ada@example.org.",
        ("Bo Ek", "bo at fjordby"),
    ),
    "an e-mail address that has an account": Bad(
        "invited",
        "/invitation/TOKEN",
        ACCOUNT | {"email": "ada@fjordby.example"},
        422,
        "This address has an account already. Sign in with it, then open the link again.",
        ("Bo Ek", "ada@fjordby.example"),
    ),
    "a link that was used": Bad(
        "stranger",
        "/invitation/used-up",
        ACCOUNT,
        404,
        "This link was used already, or it is too old. Ask for a new one.",
        ("Bo Ek", "bo@fjordby.example"),
    ),
    "a wrong password": Bad(
        "stranger",
        "/sign-in",
        {"email": "ada@fjordby.example", "password": "guess"},
        401,
        "E-mail address and password don’t go together.",
        ("ada@fjordby.example",),
    ),
}
CASES = AT_THE_DOOR | ON_THE_PHONE | AT_THE_DESK | IN_THE_OFFICE | LISTS | ACCOUNTS


def send(client: FlaskClient, bad: Bad, path: str, language: str) -> TestResponse:
    headers = {"Accept-Language": language}
    if bad.who == "foreign":
        headers["Origin"] = "https://evil.example"
    if bad.get:
        return client.get(path, headers=headers)
    if "file" in bad.form:
        return client.post(path, data=body(**bad.form), headers=headers, content_type=PARTS)
    return client.post(path, data=bad.form, headers=headers)


def body(roster: str, file: bytes) -> bytes:
    """As a browser sends it; the test client would leave a large one open on the disk."""
    part = '--cut\r\nContent-Disposition: form-data; name="{}"\r\n\r\n'
    upload = part.format('file"; filename="list.csv')
    return (part.format("roster") + roster + "\r\n" + upload).encode() + file + b"\r\n--cut--\r\n"


@pytest.mark.parametrize("bad", CASES.values(), ids=CASES.keys())
def test_it_is_said_clearly_and_nothing_is_lost(
    house: House, workshop: int, organiser: FlaskClient, phone: FlaskClient, bad: Bad
) -> None:
    clients = {
        "organiser": organiser,
        "phone": phone,
        "facilitator": facilitator_client(house, workshop),
    }
    client = clients.get(bad.who) or browser(house)
    path = bad.path.replace("TOKEN", link(house, workshop))
    if bad.before:
        bad.before(house, workshop)
    before = everything(house)

    for language in ("en", "da", "de"):
        answer = send(client, bad, path, language)
        page = html.unescape(answer.text)

        assert answer.status_code == bad.status
        assert answer.headers["Content-Language"] == language
        assert bad.sentence(language) in page
        assert language == "en" or bad.sentence("en") not in page
        assert [text for text in bad.kept if text not in page] == []
        assert "Traceback" not in page
        assert "<form" in page or "<a " in page
    assert everything(house) == before


def test_a_field_that_is_gone_from_the_phone_still_gets_its_sentence(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    closed(house, workshop)
    answer = phone.post("/w/7KD4MR/ideas", data=IDEA, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    said = "Ideas can be sent while the session runs. Your text is kept."
    assert re.findall(r'<p id="message"[^>]*>([^<]*)', answer.text) == [said]


@pytest.mark.parametrize(
    ("meanwhile", "gone"),
    [
        (writing, "Warm werden, 9"),
        (lambda house, _: house.live.perform(remove_step, 1, step_id=1), "Warm werden, 9"),
    ],
    ids=["opened", "removed"],
)
def test_a_stale_run_sheet_is_saved_but_for_what_has_no_place(
    house: House, workshop: int, organiser: FlaskClient, meanwhile: Deed, gone: str
) -> None:
    meanwhile(house, workshop)
    typed = sheet(**{"title-1": "Warm werden", "minutes-1": "9", "title-4": "Punkte"})
    path, german = f"/workshops/{workshop}/run-sheet", {"Accept-Language": "de"}

    answer = organiser.post(path, data=typed, headers=german)

    assert answer.status_code == 409
    assert "Gespeichert, bis auf einen Schritt" in answer.text
    assert f"„{gone}“" in answer.text
    assert 'value="Punkte"' in organiser.get(path).text


# Rubbish for every door

RUBBISH = {
    "nothing": b"",
    "no text": b"\x00\xed\xa0\x80\xff\xe2\x80\xae",
    "no number": "²".encode(),
    "a number without end": b"9" * 30,
    "less than none": b"-1",
    "a text without end": b"%(n)d{0}<x>" * 30,
}
KEEPS_SIGNED_IN = ("/sign-out", "/account/sign-ins")


def fields() -> list[str]:
    """Every field that some view reads, but for the tick beside what will be deleted."""
    read = re.compile(r'(?:typed|number|get|getlist)\(f?"([a-z_-]+)')
    names = {
        name
        for file in (HOME / "facilitator/web").rglob("*.py")
        for name in read.findall(file.read_text())
    }
    return sorted(f"{name}1" if name.endswith("-") else name for name in names - {"sure"})


def doors(house: House) -> list[str]:
    """Every address that is sent to, each once with an id and once with far too large a one."""
    rules = [rule.rule for rule in house.app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    with_code = [rule.replace("<code>", "7KD4MR").replace("<token>", "x") for rule in rules]
    return [
        re.sub("<int:[a-z_]+>", number, rule)
        for rule in with_code
        for number in ("1", "9" * 30)
        if not rule.startswith(KEEPS_SIGNED_IN)
    ]


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH.keys())
def test_no_rubbish_makes_the_house_stumble(
    house: House, workshop: int, organiser: FlaskClient, phone: FlaskClient, rubbish: bytes
) -> None:
    open_vote(house, workshop)
    body = "&".join(f"{name}={quote_from_bytes(rubbish)}" for name in fields() * 2)
    form = {"data": body, "content_type": "application/x-www-form-urlencoded"}

    stumbled = [
        (door, answer.status_code)
        for door in doors(house)
        for answer in [(phone if "7KD4MR" in door else organiser).post(door, **form)]
        if answer.status_code >= 500 or "Traceback" in answer.text
    ]

    assert stumbled == []


def test_a_cookie_of_rubbish_asks_once_more(house: House, workshop: int) -> None:
    writing(house, workshop)
    desk = facilitator_client(house, workshop)
    desk.post(f"/steer/{workshop}/close", data={"position": "x" * 9000})
    for moment in ("²", "9" * 30, ""):
        asked = desk.get_cookie("asked")
        press = asked.value.split(" ")[0] if asked else "press"
        desk.set_cookie("asked", f"{press} {moment}")
        assert desk.post(f"/steer/{workshop}/close").status_code == 409


@pytest.mark.parametrize("kept", ["[" * 100_000, '[["text"]]', "7", '[["text", "\\ud800 ok"]]'])
def test_a_kept_form_of_rubbish_stops_no_sign_in(house: House, kept: str) -> None:
    form = {"email": "ada@fjordby.example", "password": PASSWORD, "interrupted": "/account/name"}
    ada(house)
    assert browser(house).post("/sign-in", data=form | {"kept": kept}).status_code in (200, 303)


def test_a_refused_form_leads_back_to_its_page(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    page = f"/workshops/{workshop}/questions"
    stale = {"data": QUESTION | {"question": ["1", "2"]}}
    answer = organiser.post(page, **stale, headers={"Referer": f"http://localhost:8000{page}"})
    assert f'href="{page}">Back to the page' in answer.text


def test_what_may_be_done_instead_is_named(organiser: FlaskClient, workshop: int) -> None:
    allowed = organiser.get(f"/workshops/{workshop}/lobby").headers["Allow"]
    assert set(allowed.split(", ")) == {"OPTIONS", "POST"}
