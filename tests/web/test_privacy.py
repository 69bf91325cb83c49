"""What people are told is kept of them, the mark by which they are erased, and no address kept."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from facilitator import House
from facilitator.operations.steps import close_workshop, go_on
from facilitator.store.models import Base, Idea, Meeting, Participant, Workshop
from facilitator.store.situation import situation
from tests.conftest import browser, facilitator_client, join

PRIVACY = "/J/7KD4MR/privacy"


def keep(house: House, people: date | None, minutes: date | None = None) -> None:
    values = {"people_until": people, "keep_until": minutes}
    house.database.write(lambda session: session.execute(update(Meeting).values(**values)))


def rule(house: House, **values: object) -> None:
    house.database.write(lambda session: session.execute(update(Workshop).values(**values)))


def words(client: FlaskClient, path: str = PRIVACY) -> str:
    page = re.sub(r"<[^>]+>", " ", client.get(path).text)
    return " ".join(page.split())


def open_writing(house: House, workshop: int) -> None:
    for position in ("0.lobby.0", "1.practice.0"):
        house.live.perform(go_on, workshop, position=position, by_id=None)


def send(client: FlaskClient, text: str) -> None:
    data = {"key": text, "question": 1, "list": "barrier", "text": text}
    assert client.post("/w/7KD4MR/ideas", data=data).status_code == 303


def mark_of(phone: FlaskClient) -> str:
    [mark] = re.findall(r'class="own-mark">([0-9a-f ]+)<', phone.get(PRIVACY).text)
    return mark


def people(house: House) -> list[int]:
    with house.database.read() as session:
        return list(session.scalars(select(Participant.id)))


def test_the_join_page_says_for_how_long(house: House, workshop: int) -> None:
    stranger = browser(house)
    assert "kept with the minutes, until the organisers delete the meeting." in words(
        stranger, "/J/7KD4MR"
    )
    keep(house, date(2027, 4, 15), date(2031, 12, 31))
    said = words(stranger, "/J/7KD4MR")
    assert "Who wrote and voted what is deleted after 15 April 2027" in said
    assert "kept until 31 December 2031" in said


@pytest.mark.parametrize(
    ("settings", "said", "never"),
    [
        (
            {"naming": "anonymous"},
            "Nobody is shown who wrote what. Nobody is shown how somebody voted.",
            "Your name",
        ),
        ({"naming": "optional"}, "Your name, if you give it.", "Nobody is shown who wrote"),
        ({"naming": "required"}, "A name may stand beside", "Nobody is shown who wrote"),
        ({"open_vote": True}, "The minutes say how each organisation voted.", "somebody voted"),
    ],
)
def test_the_note_is_true_for_every_rule(
    house: House, workshop: int, settings: dict[str, object], said: str, never: str
) -> None:
    keep(house, date(2027, 4, 15))
    rule(house, **settings)
    page = words(browser(house))
    assert said in page
    assert never not in page.split("Your choice")[0]
    assert ("or voted what" in page) is not bool(settings.get("open_vote"))


def test_a_mark_is_shown_to_its_owner_only(house: House, phone: FlaskClient) -> None:
    other = join(house, "Nordhavn Institute")
    assert mark_of(phone) != mark_of(other)
    assert "own-mark" not in browser(house).get(PRIVACY).text


def test_an_organiser_erases_by_the_mark(
    house: House, workshop: int, phone: FlaskClient, organiser: FlaskClient
) -> None:
    open_writing(house, workshop)
    send(phone, text="To be forgotten")
    join(house, "Nordhavn Institute")
    mark = mark_of(phone)

    refused = organiser.post(f"/workshops/{workshop}/erase", data={"mark": "00000 00000"})
    assert refused.status_code == 404
    assert people(house) == [1, 2]

    answer = organiser.post(f"/workshops/{workshop}/erase", data={"mark": mark.upper()})
    assert answer.location == f"/workshops/{workshop}"
    assert people(house) == [2]
    assert phone.get("/w/7KD4MR").location == "/J/7KD4MR"
    with house.database.read() as session:
        assert session.scalars(select(Idea.id)).all() == []


def test_after_the_close_the_organiser_may_withhold(
    house: House, workshop: int, phone: FlaskClient, organiser: FlaskClient
) -> None:
    open_writing(house, workshop)
    send(phone, text="To be withheld")
    mark = mark_of(phone)
    with house.database.read() as session:
        position = situation(session, workshop).position
    house.live.perform(close_workshop, workshop, position=position, by_id=None)

    assert 'name="withhold"' in organiser.get(f"/workshops/{workshop}/erase").text
    organiser.post(f"/workshops/{workshop}/erase", data={"mark": mark, "withhold": "yes"})

    with house.database.read() as session:
        assert session.scalars(select(Idea.id)).all() == []
        [nobody] = session.scalars(select(Participant.id))  # stays in the turnout
        assert nobody != 1


def test_only_organisers_erase(house: House, workshop: int, phone: FlaskClient) -> None:
    mark = mark_of(phone)
    for client, status in ((phone, 302), (facilitator_client(house, workshop), 404)):
        answer = client.post(f"/workshops/{workshop}/erase", data={"mark": mark})
        assert answer.status_code in (status, 303)
    assert people(house) == [1]


# No address is kept

SEEDED = ("203.0.113.77", "198.51.100.99", "2001:db8::77")


def test_no_network_address_is_stored(house: House, workshop: int, organiser: FlaskClient) -> None:
    rule(house, naming="optional")  # a name is kept where one is given
    client = browser(house)
    client.environ_base |= {
        "REMOTE_ADDR": SEEDED[0],
        "HTTP_X_FORWARDED_FOR": f"{SEEDED[1]}, {SEEDED[2]}",
        "HTTP_FORWARDED": f"for={SEEDED[1]}",
        "HTTP_X_REAL_IP": SEEDED[2],
    }
    client.post("/", data={"code": "WRNGCD"})
    client.get("/J/7KD4MR")
    client.post(
        "/J/7KD4MR",
        data={"organisation": "Fjordby", "languages": ["en"], "partner_type": "city"},
    )
    open_writing(house, workshop)
    send(client, text="Green roofs")
    client.post("/sign-in", data={"email": "ada@fjordby.example", "password": "wrong"})

    with house.database.read() as session:
        stored = [
            str(tuple(row))
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
        ]
    assert any("Green roofs" in row for row in stored)
    assert [row for row in stored if any(address in row for address in SEEDED)] == []
