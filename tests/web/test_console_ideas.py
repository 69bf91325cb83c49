"""Ideas on the console: hidden, shown, reworded, taken back, pasted in."""

import pytest
from flask.testing import FlaskClient

from facilitator import House
from facilitator.store.models import Idea
from tests.conftest import facilitator_client
from tests.screens.console_room import idea, person, topic


@pytest.fixture
def moss(house: House, workshop: int) -> int:
    """Two ideas by one author, who has a name; the id of the first."""

    def write(session) -> int:  # type: ignore[no-untyped-def]
        author = person(session, workshop, "Fjordby Kommune")
        idea(session, workshop, "Mos", author_id=author)
        return idea(session, workshop, "Ada’s roof", author_id=author) - 1

    return house.database.write(write)


def texts(house: House) -> list[tuple[str, str | None, bool]]:
    with house.database.read() as session:
        return [
            (i.text, i.original_text, i.hidden_at is not None)
            for i in session.query(Idea).order_by(Idea.id)
        ]


def test_an_edit_keeps_the_first_wording(
    house: House, workshop: int, moss: int, organiser: FlaskClient
) -> None:
    answer = organiser.post(f"/console/{workshop}/ideas/{moss}/text", data={"text": "Moss"})

    assert answer.location == f"/console/{workshop}"
    assert texts(house)[0] == ("Moss", "Mos", False)
    assert "Mos</span>" in organiser.get(f"/console/{workshop}/ideas/{moss}").text


def test_an_idea_is_hidden_with_a_reason_and_shown_again(
    house: House, workshop: int, moss: int, organiser: FlaskClient
) -> None:
    organiser.post(f"/console/{workshop}/ideas/{moss}/hide", data={"reason": "Names a person"})
    assert "Names a person" in organiser.get(f"/console/{workshop}/ideas/{moss}").text
    assert [hidden for *_, hidden in texts(house)] == [True, False]

    organiser.post(f"/console/{workshop}/ideas/{moss}/show")
    assert [hidden for *_, hidden in texts(house)] == [False, False]


def test_all_by_one_author_go_without_a_name(
    house: House, workshop: int, moss: int, organiser: FlaskClient
) -> None:
    page = organiser.get(f"/console/{workshop}/ideas/{moss}").text
    answer = organiser.post(
        f"/console/{workshop}/ideas/{moss}/take-back", headers={"HX-Request": "true"}
    )

    assert "2 ideas hidden." in answer.text
    assert [hidden for *_, hidden in texts(house)] == [True, True]
    assert "Fjordby" not in page + answer.text


def test_seeds_are_added_once_however_often_they_are_sent(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    form = {"pile": "1-barrier", "text": "Paved gardens\nShort leases", "key": "k1"}
    for _ in range(3):
        organiser.post(f"/console/{workshop}/seeds", data=form)
    assert [text for text, *_ in texts(house)] == ["Paved gardens", "Short leases"]


def test_a_refused_seed_keeps_the_text(house: House, workshop: int, organiser: FlaskClient) -> None:
    answer = organiser.post(f"/console/{workshop}/seeds", data={"pile": "", "text": "Moss"})
    assert answer.status_code == 422
    assert "Please choose one of the two lists." in answer.text
    assert "Moss" in answer.text


ROUTES = ["ideas/1", "seeds", "ideas/1/text", "ideas/1/hide", "ideas/1/show", "ideas/1/take-back"]


@pytest.mark.parametrize("route", ROUTES)
def test_nobody_else_finds_it(house: House, workshop: int, phone: FlaskClient, route: str) -> None:
    from tests.conftest import add_workshop

    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    stranger = facilitator_client(house, other)
    method = "get" if route in ("ideas/1", "seeds") else "post"

    assert getattr(phone, method)(f"/console/{workshop}/{route}").status_code == 303
    assert getattr(stranger, method)(f"/console/{workshop}/{route}").status_code == 404


def test_a_late_idea_can_be_let_in_among_the_others(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    late = house.database.write(lambda session: idea(session, workshop, "Moss", late=True))
    house.database.write(lambda session: topic(session, workshop, 0, "Roofs"))
    drawer = f"/console/{workshop}/ideas/{late}"
    assert "let it in" in organiser.get(drawer).text

    organiser.post(f"{drawer}/move", data={"topic": "", "key": "k"})

    assert "let it in" not in organiser.get(drawer).text
