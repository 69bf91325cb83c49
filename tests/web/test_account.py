"""One's own account: the password, and the browsers in which one is signed in."""

import re

from flask.testing import FlaskClient

from facilitator import House
from tests.conftest import browser, signed_in
from tests.web.test_signin import PASSWORD, _quick_argon, ada, sign_in

__all__ = ["_quick_argon"]
NEW = "ten herons on two walls"


def change(client: FlaskClient, **typed: str) -> tuple[int, list[str]]:
    form = {"current": PASSWORD, "password": NEW, "again": NEW} | typed
    answer = client.post("/account/password", data=form)
    return answer.status_code, re.findall(r'id="said-(\w+)"', answer.text)


def test_a_changed_password_is_the_only_one_that_opens(house: House) -> None:
    client = ada(house)
    assert change(client) == (303, [])
    assert sign_in(browser(house))[0] == 401
    assert sign_in(browser(house), NEW)[0] == 303


def test_the_old_password_is_asked_for(house: House) -> None:
    client = ada(house)
    assert change(client, current="guess", again="other") == (422, ["current", "again"])
    assert sign_in(browser(house))[0] == 303


def test_other_browsers_are_listed_and_signed_out(house: House) -> None:
    here, there = ada(house), signed_in(house, 1)
    page = here.get("/account").text
    [action] = re.findall(r'action="(/account/sign-ins/\d+/end)"', page)

    assert there.get("/account").status_code == 200
    assert here.post(action).location == "/account"

    assert there.get("/account").location.startswith("/sign-in")
    assert here.get("/account").status_code == 200


def test_a_note_is_shown_once(house: House) -> None:
    client = ada(house)
    client.post("/account/name", data={"name": "Ada Berg"})
    pages = [client.get("/account").text for _ in range(2)]
    assert ["Saved." in page for page in pages] == [True, False]
    assert 'value="Ada Berg"' in pages[1]


def test_a_forged_note_is_not_shown(house: House) -> None:
    client = ada(house)
    client.set_cookie("note", '["Give me your password", null]')
    assert "Give me your password" not in client.get("/account").text
