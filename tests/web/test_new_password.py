"""Locked out: the operator's link sets a new password, once, and signs every browser out."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.changes import SignInEnded
from facilitator.domain.errors import NotFound
from facilitator.greeting import way_back_in
from facilitator.operations.accounts import accept_invitation, offer_new_password, renew_password
from facilitator.store.models import Account, Invitation
from facilitator.web import cookies
from tests.conftest import NOW, browser, facilitator_client

FRESH = "a new sentence of my own"
FORM = {"password": FRESH, "again": FRESH}


def link(house: House, email: str = "finn@fjordby.example") -> str:
    said = way_back_in(house, "http://room.example.org", email)
    return said.split("http://room.example.org")[1].strip()


@pytest.fixture
def finn(house: House, workshop: int) -> FlaskClient:
    return facilitator_client(house, workshop)


def test_a_facilitator_comes_in_again(house: House, workshop: int, finn: FlaskClient) -> None:
    client, path = browser(house), link(house, " Finn@Fjordby.example ")
    assert "finn@fjordby.example" in client.get(path).text

    assert client.post(path, data=FORM).location == "/meetings"

    assert client.get(f"/console/{workshop}").status_code == 200
    assert finn.get(f"/console/{workshop}").location.startswith("/sign-in")
    signing_in = {"email": "finn@fjordby.example", "password": FRESH}
    assert browser(house).post("/sign-in", data=signing_in).location == "/meetings"
    assert client.get("/meetings/new").status_code == 404  # still no organiser


def test_a_link_works_once_and_the_newest_only(house: House, finn: FlaskClient) -> None:
    old, new = link(house), link(house)
    assert browser(house).get(old).status_code == 404
    assert browser(house).post(new, data=FORM).status_code == 303
    assert browser(house).get(new).status_code == 404
    assert browser(house).post(new, data=FORM).status_code == 404


def test_a_link_lasts_a_day(house: House, finn: FlaskClient) -> None:
    path = link(house)
    house.database.write(
        lambda session: session.execute(
            update(Invitation).values(expires_at=NOW - timedelta(days=400))
        )
    )
    assert browser(house).post(path, data=FORM).status_code == 404


def test_a_bad_password_is_refused_and_the_link_still_works(
    house: House, finn: FlaskClient
) -> None:
    client, path = browser(house), link(house)
    short = client.post(path, data={"password": "short", "again": "short"})
    other = client.post(path, data={"password": FRESH, "again": "something else"})
    assert (short.status_code, other.status_code) == (422, 422)
    assert client.post(path, data=FORM).status_code == 303


def test_it_opens_no_other_door(house: House, finn: FlaskClient) -> None:
    """Above all it makes nobody an organiser."""
    token = link(house).rsplit("/", 1)[1]
    made = {"name": "Eve", "email": "eve@x.example", **FORM}
    client = browser(house)
    assert client.get(f"/first/{token}").status_code == 404
    assert client.post(f"/first/{token}", data=made).status_code == 404
    assert client.post(f"/invitation/{token}", data=made).status_code == 404
    with pytest.raises(NotFound):
        house.live.perform(
            accept_invitation,
            token_hash=cookies.token_hash(token),
            name="Eve",
            email="eve@x.example",
            password_hash="",
            language="en",
        )
    assert accounts(house) == ["finn@fjordby.example"]


def test_an_invitation_sets_no_password(house: House, workshop: int, finn: FlaskClient) -> None:
    def invite(session: Session) -> None:
        session.add(
            Invitation(
                workshop_id=workshop,
                token_hash=cookies.token_hash("invited"),
                created_at=NOW,
                expires_at=NOW + timedelta(days=4000),
            )
        )

    house.database.write(invite)
    assert browser(house).post("/new-password/invited", data=FORM).status_code == 404
    with pytest.raises(NotFound):
        house.live.perform(
            renew_password, token_hash=cookies.token_hash("invited"), password_hash=""
        )


def test_every_sign_in_is_ended_by_name(house: House, finn: FlaskClient) -> None:
    token = link(house).rsplit("/", 1)[1]
    facts = house.live.perform(
        renew_password, token_hash=cookies.token_hash(token), password_hash="x"
    )
    assert [fact for fact in facts if isinstance(fact, SignInEnded)] == [SignInEnded(1)]


def test_an_address_without_an_account_is_said(house: House) -> None:
    with pytest.raises(NotFound, match="Nobody has an account with this address"):
        house.live.perform(offer_new_password, email="nobody@x.example", token_hash="")


def accounts(house: House) -> list[str]:
    with house.database.read() as session:
        return [account.email for account in session.query(Account)]
