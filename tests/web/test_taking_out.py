"""What leaves approved versions by hand: asked where something leaves the draft, and later on the
page of a version."""

import html
import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from facilitator import House
from facilitator.store.models import Filed, Idea
from tests.filed_room import LISTED, ON_PHOTO, PAGE, QUOTED, approve, correct, hold

OUT = f"{PAGE}/1/taking-out"
IDEA = "Green roofs, first idea"


@pytest.fixture
def held(house: House, workshop: int, organiser: FlaskClient) -> FlaskClient:
    hold(house, workshop)
    return organiser


def frozen(house: House) -> list[str]:
    with house.database.read() as session:
        return list(session.scalars(select(Filed.report).order_by(Filed.number)))


def idea(house: House) -> int:
    with house.database.read() as session:
        return session.scalars(select(Idea.id).where(Idea.text == IDEA)).one()


def offered(client: FlaskClient, words: str = "") -> dict[str, str]:
    """What can be taken out: its words, and as what it is known."""
    page = html.unescape(client.get(OUT, query_string={"words": words}).text)
    row = r'<li><p><span dir="auto">(.*?)</span>.*?name="what" value="(.*?)"'
    return dict(re.findall(row, page, re.DOTALL))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("persons/1/remove", LISTED),
        ("minutes/quotes/1/remove", QUOTED),
        ("pictures/1/remove", ON_PHOTO),
        ("minutes/ideas/{idea}/withhold", IDEA),
    ],
)
def test_a_page_from_before_the_approval_is_asked_again(
    house: House, held: FlaskClient, path: str, words: str
) -> None:
    approve(held)
    address = f"/meetings/1/{path.format(idea=idea(house))}"

    asked = held.post(address)
    assert asked.status_code == 422
    assert "Say whether it leaves the approved versions as well." in html.unescape(asked.text)
    assert words in frozen(house)[0]
    assert words in held.get("/meetings/1/minutes").text + held.get("/meetings/1/persons").text

    assert held.post(address, data={"approved_too": "yes"}).status_code == 303
    assert words not in frozen(house)[0]


@pytest.mark.parametrize("words", [LISTED, QUOTED, ON_PHOTO, IDEA])
def test_whatever_was_left_in_a_version_is_found_there_and_taken_out_of_all(
    house: House, held: FlaskClient, words: str
) -> None:
    approve(held)
    correct(held)
    approve(held)
    assert OUT in held.get(PAGE).text
    [(text, key)] = offered(held, words).items()
    assert words in text
    assert all(words in report for report in frozen(house))

    assert held.post(OUT, data={"what": key}).status_code == 303
    assert [words in report for report in frozen(house)] == [False, False]
    assert offered(held, words) == {}
    assert held.post(OUT, data={"what": key}).status_code == 404
    said = held.get(f"{PAGE}/1.md").text
    assert "Something was taken out on" in said
    assert words not in said


def test_what_was_withheld_before_leaves_approved_versions_later(
    house: House, held: FlaskClient
) -> None:
    approve(held)
    held.post(f"/meetings/1/minutes/ideas/{idea(house)}/withhold", data={"approved_too": "no"})
    assert IDEA in frozen(house)[0]
    page = held.get(f"/meetings/1/minutes/ideas/{idea(house)}").text
    assert "Take them out of the approved versions as well" in page
    held.post(
        f"/meetings/1/minutes/ideas/{idea(house)}/withhold",
        data={"reason": "", "approved_too": "yes"},
    )

    assert IDEA not in frozen(house)[0]


def test_the_page_of_a_person_says_where_else_the_name_stands(
    house: House, held: FlaskClient
) -> None:
    chair = {"chair": f"Mayor {LISTED}", "was-chair": "Carla Chair"}
    held.post("/meetings/1/minutes/header", data=chair)
    page = held.get("/meetings/1/persons/1").text

    assert "The name also stands in" in page
    assert 'href="/meetings/1/minutes/header">Header</a>.' in page
