"""Accounts: what an e-mail address and a password must be, and how long links and sign-ins last."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, line
from facilitator.domain.text import clean

SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
FEWEST_DIFFERENT = 4  # characters: "aaaaaaaaaa" is ten long and no secret
LONGEST_NAME, LONGEST_EMAIL = 120, 254

SIGN_IN_LASTS = timedelta(days=30)
RENEWED_BEFORE = timedelta(days=20)  # a sign-in in use never runs out in front of a room
INVITATION_LASTS = timedelta(days=14)
NEW_PASSWORD_LASTS = timedelta(days=1)

EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True)
class NewAccount:
    name: str
    email: str
    password: str


def new_account(name: str, email: str, password: str, again: str) -> NewAccount:
    """What was typed, as it is stored; or every field that is wrong."""
    form = Form()
    with form.field("name"):
        name = line(name, LONGEST_NAME)
    with form.field("email"):
        email = email_address(email)
    with form.field("password"):
        password = new_password(password, not_like=(name, email))
    with form.field("again"):
        check_same(password, again)
    form.check()
    return NewAccount(name, email, password)


def email_address(typed: str) -> str:
    """In lower case, as it is compared."""
    email = clean(typed).lower()
    if not EMAIL.fullmatch(email) or len(email) > LONGEST_EMAIL:
        raise Refused(N_("Write the whole e-mail address, such as ada@example.org."))
    return email


def new_password(typed: str, not_like: tuple[str, ...] = ()) -> str:
    password = as_typed(typed)
    if len(password) < SHORTEST_PASSWORD:
        raise Refused(
            N_("This is too short: a password has at least %(least)d characters."),
            least=SHORTEST_PASSWORD,
        )
    if len(password) > LONGEST_PASSWORD:
        raise Refused(N_("At most %(most)d characters."), most=LONGEST_PASSWORD)
    if len(set(password)) < FEWEST_DIFFERENT or password.casefold() in map(str.casefold, not_like):
        raise Refused(N_("This is too easy to guess. Take a sentence that only you would write."))
    return password


def as_typed(password: str) -> str:
    """The same letters on every keyboard: "å" is one character or two, by the system."""
    return unicodedata.normalize("NFC", password)


def check_same(password: str, again: str) -> None:
    if as_typed(password) != as_typed(again):
        raise Refused(N_("This is not the same as above. Write the password once more."))
