"""What an e-mail address and a password must be."""

import pytest

from facilitator.domain.accounts import email_address, new_account, new_password
from facilitator.domain.errors import Refused
from facilitator.domain.form import WrongFields


def test_an_address_is_compared_in_lower_case() -> None:
    assert email_address(" Ada@Fjordby.Example ") == "ada@fjordby.example"


@pytest.mark.parametrize("typed", ["", "ada", "@fjordby", "ada@", "a b@c.example", "a@b@c"])
def test_half_an_address_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        email_address(typed)


@pytest.mark.parametrize(
    "typed", ["", "nine char", "aaaaaaaaaaaa", "ada@fjordby.example", "a" * 201]
)
def test_a_password_that_can_be_guessed_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        new_password(typed, not_like=("Ada", "ada@fjordby.example"))


def test_a_password_is_the_same_from_every_keyboard() -> None:
    assert new_password("bla\u030askær ved havet") == new_password("blåskær ved havet")


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(WrongFields) as refused:
        new_account("", "ada", "short", "shorter")
    assert list(refused.value.fields) == ["name", "email", "password", "again"]
