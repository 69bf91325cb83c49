"""Coming in: what the join page asks, keeps and promises."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from facilitator import House
from facilitator.store.models import Attendee, Organisation, Participant, Workshop
from tests.conftest import browser


@pytest.fixture
def newcomer(house: House, workshop: int) -> FlaskClient:
    """A phone that scanned the code of a workshop with Fjordby Kommune on its roster."""

    def add_roster(session) -> None:  # type: ignore[no-untyped-def]
        meeting_id = session.get_one(Workshop, workshop).meeting_id
        session.add(
            Organisation(
                meeting_id=meeting_id,
                name="Fjordby Kommune",
                partner_type="city",
                country="DK",
                expected=True,
            )
        )

    house.database.write(add_roster)
    return browser(house)


def change(house: House, workshop: int, **settings: object) -> None:
    def edit(session) -> None:  # type: ignore[no-untyped-def]
        for name, value in settings.items():
            setattr(session.get_one(Workshop, workshop), name, value)

    house.database.write(edit)


def attendees(house: House) -> list[tuple[str, str, str, str]]:
    with house.database.read() as session:
        return [
            (a.organisation.name, a.partner_type, a.country, a.languages)
            for a in session.scalars(select(Attendee).order_by(Attendee.id))
        ]


def sentences(page: str) -> str:
    """The page's words, tags taken out."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_the_roster_gives_kind_and_country(house: House, newcomer: FlaskClient) -> None:
    newcomer.post("/J/7KD4MR", data={"organisation": "fjordby kommune", "languages": ["da", "en"]})
    assert attendees(house) == [("Fjordby Kommune", "city", "DK", "en da")]


def test_a_person_may_differ_from_their_organisation(house: House, newcomer: FlaskClient) -> None:
    newcomer.post(
        "/J/7KD4MR",
        data={"organisation": "Fjordby Kommune", "partner_type": "politician", "country": "SE"},
    )
    assert attendees(house) == [("Fjordby Kommune", "politician", "SE", "")]


def test_a_name_that_is_not_on_the_roster_is_asked_its_kind(
    house: House, newcomer: FlaskClient
) -> None:
    asked = newcomer.post("/J/7KD4MR", data={"organisation": "Nordhavn Vind", "languages": ["sv"]})

    assert asked.status_code == 422
    assert "“Nordhavn Vind” is not on the list yet." in asked.text
    assert 'value="Nordhavn Vind"' in asked.text
    assert re.findall(r'value="(\w+)" checked', asked.text) == ["sv"]
    assert attendees(house) == []

    newcomer.post(
        "/J/7KD4MR",
        data={"organisation": "Nordhavn Vind", "partner_type": "company", "country": "-"},
    )
    assert attendees(house) == [("Nordhavn Vind", "company", "", "")]


def test_the_languages_of_the_browser_are_checked(newcomer: FlaskClient) -> None:
    page = newcomer.get("/J/7KD4MR", headers={"Accept-Language": "nn,da;q=0.8"}).text
    assert re.findall(r'value="(\w+)" checked', page) == ["da", "nb"]


def test_an_anonymous_session_says_so_word_for_word(newcomer: FlaskClient) -> None:
    assert (
        "We don’t ask your name. Your organisation is counted for attendance. Results may be shown"
        " by kind of organisation and country, never for fewer than five people. It is never shown"
        " beside what you write."
    ) in sentences(newcomer.get("/J/7KD4MR").text)


@pytest.mark.parametrize(
    ("settings", "said", "never_said"),
    [
        ({"naming": "optional"}, "Your name is up to you.", "We don’t ask your name."),
        ({"naming": "required"}, "ideas carry names", "We don’t ask your name."),
        ({"open_vote": True}, "how your organisation voted is shown", "fewer than five"),
    ],
)
def test_every_rule_has_its_own_true_words(
    house: House,
    workshop: int,
    newcomer: FlaskClient,
    settings: dict[str, object],
    said: str,
    never_said: str,
) -> None:
    change(house, workshop, **settings)
    words = sentences(newcomer.get("/J/7KD4MR").text)
    assert (said in words, never_said in words) == (True, False)


def test_a_required_name_is_asked_again_above_its_field(
    house: House, workshop: int, newcomer: FlaskClient
) -> None:
    change(house, workshop, naming="required")

    answer = newcomer.post("/J/7KD4MR", data={"organisation": "Fjordby Kommune", "name": " "})

    assert answer.status_code == 422
    assert re.search(r'id="said-name".*<input[^>]* name="name"[^>]* autofocus', answer.text, re.S)
    assert 'value="Fjordby Kommune"' in answer.text


def test_an_anonymous_session_keeps_no_name(house: House, newcomer: FlaskClient) -> None:
    newcomer.post("/J/7KD4MR", data={"organisation": "Fjordby Kommune", "name": "Ada"})
    with house.database.read() as session:
        assert session.scalars(select(Participant.name)).all() == [None]


def test_a_wrong_code_in_the_address_is_kept_in_the_field(newcomer: FlaskClient) -> None:
    answer = newcomer.get("/J/7KD4MM")
    assert (answer.status_code, 'value="7KD4MM"' in answer.text) == (404, True)


def test_a_closed_session_has_a_kind_word(
    house: House, workshop: int, newcomer: FlaskClient
) -> None:
    change(house, workshop, state="closed")
    answer = newcomer.get("/J/7KD4MR")
    assert (answer.status_code, "This session is over." in answer.text) == (410, True)


def test_in_the_next_session_of_the_meeting_nobody_is_asked_again(
    house: House, workshop: int, newcomer: FlaskClient
) -> None:
    newcomer.get("/J/7KD4MR")
    newcomer.post("/J/7KD4MR", data={"organisation": "Fjordby Kommune"})
    house.database.write(lambda session: second_workshop(session, workshop))

    page = newcomer.get("/J/7KD4MX")

    assert "Welcome back. You are here for Fjordby Kommune." in page.text
    assert 'name="organisation"' not in page.text
    assert newcomer.post("/J/7KD4MX").location == "/w/7KD4MX"
    assert attendees(house) == [("Fjordby Kommune", "city", "DK", "")]


def second_workshop(session, first: int) -> None:  # type: ignore[no-untyped-def]
    one = session.get_one(Workshop, first)
    session.add(
        Workshop(
            meeting_id=one.meeting_id,
            title="Tomorrow",
            language="en",
            code="7KD4MX",
            created_at=one.created_at,
        )
    )
