"""The door at the join page, the phones' drawer on the console, and the phone that was removed."""

import re
import time

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from facilitator import House
from facilitator.domain.asking import SURE_AFTER
from facilitator.operations.door import close_door
from facilitator.operations.removing import let_phone_in, remove_phone
from facilitator.store.models import Idea, Participant, Removal, Workshop
from tests.conftest import browser, facilitator_client, join
from tests.voting_room import press

BOUNCED = SURE_AFTER.total_seconds() + 0.05


def title(page: str) -> str:
    return re.findall(r"<h1>(.*?)</h1>", page)[0]


def close(house: House, workshop: int) -> None:
    house.live.perform(close_door, workshop, by_id=None)


def remove(house: House, workshop: int, participant: int = 1) -> None:
    house.live.perform(remove_phone, workshop, participant=participant, by_id=None)


def fill(house: House, workshop: int) -> None:
    house.database.write(lambda s: setattr(s.get_one(Workshop, workshop), "most_people", 1))


@pytest.mark.parametrize(
    ("deed", "says"), [(close, "The door is closed."), (fill, "The session is full.")]
)
def test_latecomers_are_told_whom_to_ask(
    house: House, workshop: int, phone: FlaskClient, deed: object, says: str
) -> None:
    deed(house, workshop)  # type: ignore[operator]
    newcomer = browser(house)

    looking = newcomer.get("/J/7KD4MR")
    sending = newcomer.post("/J/7KD4MR", data={"organisation": "Late", "partner_type": "city"})

    for answer in (looking, sending):
        assert (answer.status_code, title(answer.text)) == (403, says)
        assert "Please ask the facilitator" in answer.text
    assert phone.get("/J/7KD4MR").location == "/w/7KD4MR"
    assert phone.get("/w/7KD4MR").status_code == 200
    assert people(house) == 1


def test_a_removed_phone_is_told_kindly_and_can_do_nothing(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    press(house, workshop, 2)
    remove(house, workshop)

    assert phone.get("/w/7KD4MR").location == "/J/7KD4MR"
    written = {"question": "1", "list": "barrier", "text": "Still here"}
    assert phone.post("/w/7KD4MR/ideas", data=written).location == "/J/7KD4MR"
    page = phone.get("/J/7KD4MR")
    assert (page.status_code, title(page.text)) == (
        403,
        "This phone is not in the session any more.",
    )
    again = phone.post("/J/7KD4MR", data={"organisation": "Other", "partner_type": "city"})
    assert again.status_code == 403
    assert (people(house), ideas(house)) == (0, 0)


def test_a_code_shown_before_leads_no_other_phone_in(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    shown = re.findall(r"[0-9A-Z]{4} [0-9A-Z]{4}", phone.post("/w/7KD4MR/continuation").text)[0]
    remove(house, workshop)
    assert browser(house).post("/continue", data={"code": shown}).status_code == 404


def test_let_in_again_it_is_who_it_was(house: House, workshop: int, phone: FlaskClient) -> None:
    remove(house, workshop)
    house.live.perform(let_phone_in, workshop, removal_id=1, by_id=None)
    assert phone.get("/J/7KD4MR").location == "/w/7KD4MR"
    assert phone.get("/w/7KD4MR").status_code == 200
    assert people(house) == 1


# On the console


def test_removing_asks_first_and_names_the_phone(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    join(house, "Fjordby Kommune")
    finn = facilitator_client(house, workshop)
    path = f"/console/{workshop}/phones/2/remove"

    asked = finn.post(path)
    assert asked.status_code == 409
    assert "“Fjordby Kommune, phone 2”" in asked.text
    assert people(house) == 2

    time.sleep(BOUNCED)
    assert finn.post(path).location == f"/console/{workshop}"
    assert people(house) == 1
    with house.database.read() as session:
        [removal] = session.scalars(select(Removal))
    assert removal.by_id == 1


def test_the_drawer_tells_who_removed_and_who_let_in(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    finn = facilitator_client(house, workshop, "Finn")
    house.live.perform(remove_phone, workshop, participant=1, by_id=1)
    drawer = words(finn.get(f"/console/{workshop}/phones").text)
    assert re.search(r"Fjordby Kommune Removed: \d\d:\d\d, Finn", drawer)

    assert finn.post(f"/console/{workshop}/phones/removals/1/let-in").status_code == 303
    drawer = words(finn.get(f"/console/{workshop}/phones").text)
    assert re.search(r"Removed: \d\d:\d\d, Finn Let in again: \d\d:\d\d, Finn", drawer)


def test_the_door_is_closed_and_opened_on_the_console(house: House, workshop: int) -> None:
    finn = facilitator_client(house, workshop, "Finn")
    finn.post(f"/console/{workshop}/phones/door", data={"on": "1"})
    finn.post(f"/console/{workshop}/phones/door", data={"on": "1"})
    page = words(finn.get(f"/console/{workshop}").text)
    assert re.search(r"The door is closed. Since \d\d:\d\d, by Finn. Open the door", page)

    finn.post(f"/console/{workshop}/phones/door", data={"on": ""})
    assert "Close the door" in words(finn.get(f"/console/{workshop}").text)


def test_under_anonymous_the_drawer_shows_no_name(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    def name_everybody(rule: str) -> str:
        def edit(session) -> None:  # type: ignore[no-untyped-def]
            session.get_one(Workshop, workshop).naming = rule
            session.get_one(Participant, 1).name = "Ada" if rule != "anonymous" else None

        house.database.write(edit)
        return facilitator_client(house, workshop, rule).get(f"/console/{workshop}/phones").text

    assert "Fjordby Kommune, Ada" in words(name_everybody("optional"))
    assert "Ada" not in name_everybody("anonymous")


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split()).replace(" ,", ",")


def people(house: House) -> int:
    with house.database.read() as session:
        query = select(Participant.id).where(Participant.removed_at.is_(None))
        return len(session.scalars(query).all())


def ideas(house: House) -> int:
    with house.database.read() as session:
        return len(session.scalars(select(Idea.id)).all())
