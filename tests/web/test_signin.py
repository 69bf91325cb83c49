"""Signing in: one-time links, wrong passwords, and what happens when a sign-in runs out."""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie

import gevent
import pytest
from flask.testing import FlaskClient
from gevent.event import Event
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.store.models import Account, Invitation, SignIn, WorkshopFacilitator
from facilitator.web import cookies, passwords, wrong_passwords
from facilitator.web.turns import MOST_WAITING
from tests.conftest import NOW, add_account, browser, facilitator_client

PASSWORD = "nine herons on a wall"
HASHER, NOBODYS = passwords.HASHER, passwords.NOBODYS  # as they are outside of these tests
FIRST = {"name": "Ada", "email": "Ada@Fjordby.example", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture(scope="module", autouse=True)
def _quick_argon() -> Iterator[None]:
    """The same algorithm at its smallest, so that the tests wait for logic only."""
    from argon2 import PasswordHasher

    passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    passwords.NOBODYS = passwords.HASHER.hash("thrown away")
    yield
    passwords.HASHER, passwords.NOBODYS = HASHER, NOBODYS


def link(house: House, workshop_id: int | None = None) -> str:
    """A token that opens one invitation."""
    token = cookies.new_token()

    def add(session: Session) -> None:
        invitation = Invitation(
            workshop_id=workshop_id,
            token_hash=cookies.token_hash(token),
            created_at=NOW,
            expires_at=datetime.now(UTC) + timedelta(days=1),
        )
        session.add(invitation)

    house.database.write(add)
    return token


def ada(house: House) -> FlaskClient:
    """A browser in which Ada made her account."""
    client = browser(house)
    assert client.post(f"/first/{link(house)}", data=FIRST).location == "/meetings"
    return client


def sign_in(client: FlaskClient, password: str = PASSWORD, **more: str) -> tuple[int, str]:
    form = {"email": "ada@fjordby.example", "password": password} | more
    answer = client.post("/sign-in", data=form)
    return answer.status_code, answer.location or html.unescape(answer.text)


def test_the_first_link_makes_an_account_and_signs_in(house: House) -> None:
    client = ada(house)
    assert client.get("/account").status_code == 200
    with house.database.read() as session:
        account = session.scalars(select(Account)).one()
        assert (account.email, account.is_organiser) == ("ada@fjordby.example", True)
        assert account.password_hash.startswith("$argon2id$")


def test_the_first_link_works_once(house: House) -> None:
    token = link(house)
    browser(house).post(f"/first/{token}", data=FIRST)
    answer = browser(house).get(f"/first/{token}")
    assert (answer.status_code, "This link was used already" in answer.text) == (404, True)


def test_a_wrong_form_keeps_what_was_typed_but_no_password(house: House) -> None:
    answer = browser(house).post(f"/first/{link(house)}", data=FIRST | {"again": "other"})
    assert answer.status_code == 422
    assert 'value="Ada@Fjordby.example"' in answer.text
    assert "This is not the same as above" in answer.text
    assert PASSWORD not in answer.text
    assert re.findall(r'id="(\w+)"[^>]*autofocus', answer.text) == ["again"]


def test_the_cookie_is_for_the_server_only(house: House) -> None:
    client = ada(house)
    client.post("/sign-out")
    answer = client.post("/sign-in", data={"email": "ada@fjordby.example", "password": PASSWORD})
    [desk] = [c for c in answer.headers.getlist("Set-Cookie") if c.startswith("desk=")]
    morsel = SimpleCookie(desk)["desk"]
    assert (morsel["httponly"], morsel["samesite"]) == (True, "Lax")
    with house.database.read() as session:
        hashes = session.scalars(select(SignIn.token_hash)).all()
    assert cookies.token_hash(morsel.value) in hashes
    assert morsel.value not in hashes


def test_signing_in_leads_back_to_where_one_was(house: House) -> None:
    ada(house)
    client = browser(house)
    asked = client.get("/account?a=1&b=2")
    assert asked.location == "/sign-in?next=/account%3Fa%3D1%26b%3D2"
    assert 'value="/account?a=1&amp;b=2"' in client.get(asked.location).text
    assert sign_in(client, next="/account?a=1&b=2") == (303, "/account?a=1&b=2")


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "x"]
)
def test_signing_in_never_leads_to_another_site(house: House, path: str) -> None:
    ada(house)
    assert sign_in(browser(house), next=path) == (303, "/meetings")


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(house: House) -> None:
    ada(house)
    wrong = sign_in(browser(house), "not the password")
    unknown = sign_in(browser(house), email="eve@fjordby.example")
    assert wrong[0] == unknown[0] == 401
    assert "E-mail address and password don’t go together." in wrong[1]
    assert wrong[1] == unknown[1].replace("eve@", "ada@")


def test_an_unknown_address_is_compared_as_well(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []
    real = passwords.compare
    monkeypatch.setattr(
        passwords,
        "compare",
        lambda stored, typed: (compared.append(stored), real(stored, typed))[1],
    )
    sign_in(browser(house), email="eve@fjordby.example")
    assert compared == [passwords.NOBODYS]


def test_the_password_nobody_has_is_hashed_as_everybodys() -> None:
    from argon2 import PasswordHasher

    usual = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1)
    assert not usual.check_needs_rehash(NOBODYS)
    assert not HASHER.check_needs_rehash(NOBODYS)


def test_an_account_without_a_password_cannot_be_signed_in(house: House) -> None:
    add_account(house, "Ada Organiser")
    assert sign_in(browser(house), "")[0] == 401


def test_guessing_ends_after_ten_tries_even_with_the_right_password(house: House) -> None:
    ada(house)
    stranger = browser(house)
    assert {sign_in(stranger, f"guess number {n}")[0] for n in range(10)} == {401}
    assert sign_in(stranger)[0] == 429


def test_a_guessing_stranger_does_not_lock_out_the_browser_that_is_known(house: House) -> None:
    own = ada(house)
    own.post("/sign-out")
    for n in range(12):
        sign_in(browser(house), f"guess number {n}")
    assert sign_in(own) == (303, "/meetings")


def test_a_flood_from_everywhere_lets_a_browser_through_that_can_prove_it_is_known(
    house: House,
) -> None:
    own, invented = ada(house), browser(house)
    own.post("/sign-out")
    invented.set_cookie(wrong_passwords.KNOWN, "ada@fjordby.example")
    with house.app.app_context():
        turns = wrong_passwords.wrong_passwords()._turns
    over = Event()

    def guess(network: int) -> None:
        with turns.turn(f"network {network}"):
            over.wait()

    flood = [gevent.spawn(guess, n) for n in range(1 + MOST_WAITING)]
    gevent.sleep(0)
    assert sign_in(invented)[0] == 429
    signing_in = gevent.spawn(sign_in, own)
    gevent.sleep(0)
    over.set()
    assert signing_in.get(timeout=5) == (303, "/meetings")
    gevent.joinall(flood)


def test_nobody_locks_out_the_house_not_even_its_new_browsers(house: House) -> None:
    ada(house)
    statuses = {sign_in(browser(house), email=f"nr{n}@x.example")[0] for n in range(130)}
    assert statuses == {401}
    assert sign_in(browser(house)) == (303, "/meetings")


def test_no_address_is_remembered_that_is_longer_than_one_may_be(house: House) -> None:
    status, page = sign_in(browser(house), email="x" * 400_000 + "@x.example")
    assert (status, "E-mail address and password don’t go together." in page) == (401, True)
    assert remembered(house) == []

    sign_in(browser(house), email="eve@fjordby.example")
    keys = remembered(house)
    assert len(keys) == 2
    assert not any("eve" in key or len(key) > 150 for key in keys)


def remembered(house: House) -> list[str]:
    """What the limiter holds of tries in memory."""
    with house.app.app_context():
        return list(wrong_passwords.wrong_passwords()._limiter.storage.events)


def test_signing_out_ends_the_sign_in_not_only_the_cookie(house: House) -> None:
    client = ada(house)
    token = client.get_cookie(cookies.DESK)
    assert client.post("/sign-out").location == "/sign-in"
    assert token is not None
    thief = browser(house)
    thief.set_cookie(cookies.DESK, token.value)
    assert thief.get("/account").location.startswith("/sign-in")


def run_out(house: House) -> None:
    def expire(session: Session) -> None:
        session.execute(update(SignIn).values(expires_at=NOW - timedelta(days=1)))

    house.database.write(expire)


def test_a_sign_in_in_use_never_runs_out(house: House) -> None:
    client = ada(house)
    nearly = datetime.now(UTC) + timedelta(days=2)
    house.database.write(lambda session: session.execute(update(SignIn).values(expires_at=nearly)))

    client.post("/account/name", data={"name": ""})
    assert lasts(house) == nearly
    answer = client.get("/account")
    assert lasts(house) > datetime.now(UTC) + timedelta(days=29)
    assert any(c.startswith("desk=") for c in answer.headers.getlist("Set-Cookie"))
    assert "desk=" not in str(client.get("/account").headers)


def lasts(house: House) -> datetime:
    with house.database.read() as session:
        return session.scalars(select(SignIn.expires_at)).one()


def test_a_form_that_meets_an_expired_sign_in_is_kept_and_sent_later(house: House) -> None:
    client = ada(house)
    run_out(house)

    refused = client.post("/account/name", data={"name": 'Ada "of" Fjordby\n&c', "key": "k1"})
    assert refused.status_code == 401
    kept = hidden(refused.text)
    assert kept["interrupted"] == "/account/name"

    back = client.post(
        "/sign-in", data={"email": "ada@fjordby.example", "password": PASSWORD, **kept}
    )
    assert back.status_code == 200
    assert 'action="/account/name"' in back.text
    assert hidden(back.text) == {"name": 'Ada "of" Fjordby\n&c', "key": "k1"}
    assert client.post("/account/name", data=hidden(back.text)).location == "/account"


def test_what_waits_survives_a_wrong_password(house: House) -> None:
    client = ada(house)
    run_out(house)
    kept = hidden(client.post("/account/name", data={"name": "Ada"}).text)
    answer = client.post("/sign-in", data={"email": "x", "password": "guess", **kept})
    assert hidden(answer.text) == kept


def test_passwords_never_wait_in_a_page(house: House) -> None:
    client = ada(house)
    run_out(house)
    form = {"current": PASSWORD, "password": "another " + PASSWORD, "again": "another " + PASSWORD}
    assert PASSWORD not in client.post("/account/password", data=form).text


def test_what_waits_is_sent_to_this_site_only(house: House) -> None:
    ada(house)
    answer = sign_in(browser(house), interrupted="//evil.example", kept='[["a", "b"]]')
    assert answer == (303, "/meetings")


def test_a_screen_is_told_in_one_sentence(house: House, workshop: int) -> None:
    client = ada(house)
    run_out(house)
    answer = client.post(f"/steer/{workshop}/next", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert "Sign in in another tab; what you typed stays here." in answer.text


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found if name not in ("next", "back")}


# An invitation to facilitate


def test_an_invitation_makes_a_facilitator(house: House, workshop: int) -> None:
    client = browser(house)
    path = f"/invitation/{link(house, workshop)}"
    assert "More nature in our towns" in client.get(path).text
    assert client.post(path, data=FIRST).location == f"/workshops/{workshop}"
    assert facilitators(house) == [(workshop, "Ada", False)]


def test_an_invitation_never_takes_over_an_account(house: House, workshop: int) -> None:
    ada(house)
    answer = browser(house).post(f"/invitation/{link(house, workshop)}", data=FIRST)
    assert answer.status_code == 422
    assert "This address has an account already." in answer.text
    assert facilitators(house) == []


def test_who_has_an_account_accepts_with_one_press(house: House, workshop: int) -> None:
    other = facilitator_client(house, workshop, "Bo")
    token = link(house, workshop)
    assert "Accept as Bo" in other.get(f"/invitation/{token}").text
    assert other.post(f"/invitation/{token}").location == f"/workshops/{workshop}"
    assert browser(house).get(f"/invitation/{token}").status_code == 404


def test_each_link_opens_its_own_door_only(house: House, workshop: int) -> None:
    organisers, facilitators_ = link(house), link(house, workshop)
    client = browser(house)
    assert client.get(f"/invitation/{organisers}").status_code == 404
    assert client.post(f"/first/{facilitators_}", data=FIRST).status_code == 404
    assert client.get("/first/wrong").status_code == 404


def facilitators(house: House) -> list[tuple[int, str, bool]]:
    with house.database.read() as session:
        query = select(WorkshopFacilitator.workshop_id, Account.name, Account.is_organiser).join(
            Account
        )
        return [tuple(row) for row in session.execute(query)]


def test_a_stranger_elsewhere_cannot_lock_a_new_browser_out(house: House) -> None:
    """Whoever tries from one place has used up the tries of that place only."""
    ada(house)
    stranger = browser(house)
    stranger.environ_base["REMOTE_ADDR"] = "203.0.113.5"
    assert [sign_in(stranger, f"guess {n}")[0] for n in range(11)] == [401] * 10 + [429]

    assert sign_in(browser(house)) == (303, "/meetings")
