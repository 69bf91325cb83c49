"""Accounts: one-time links are used once, and a sign-in that is over is over."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from facilitator import House
from facilitator.domain.errors import NotFound
from facilitator.domain.form import WrongFields
from facilitator.operations import accounts
from facilitator.store.models import Account, Invitation, SignIn, WorkshopFacilitator
from tests.conftest import NOW, add_account


def invite(house: House, workshop_id: int | None = None, expires: datetime | None = None) -> str:
    """The hash of a link's token."""
    hashed = "f" * 63 + str(workshop_id or 0)

    def add(session) -> None:  # type: ignore[no-untyped-def]
        session.add(
            Invitation(
                workshop_id=workshop_id,
                token_hash=hashed,
                created_at=NOW,
                expires_at=expires or datetime.now(NOW.tzinfo) + timedelta(days=1),
            )
        )

    house.database.write(add)
    return hashed


def accept(house: House, hashed: str, **changed: str) -> None:
    typed = {"name": "Ada", "email": "ada@fjordby.example", "password_hash": "hash"} | changed
    house.live.perform(accounts.accept_invitation, token_hash=hashed, language="en", **typed)


def stored(house: House) -> list[tuple[str, str, str, bool]]:
    with house.database.read() as session:
        query = select(Account.name, Account.email, Account.password_hash, Account.is_organiser)
        return [tuple(row) for row in session.execute(query)]


def test_the_operators_link_makes_an_organiser_once(house: House) -> None:
    hashed = invite(house)
    accept(house, hashed)
    with pytest.raises(NotFound):
        accept(house, hashed, email="eve@fjordby.example")
    assert stored(house) == [("Ada", "ada@fjordby.example", "hash", True)]


def test_a_link_that_is_too_old_makes_nothing(house: House) -> None:
    with pytest.raises(NotFound):
        accept(house, invite(house, expires=NOW))
    assert stored(house) == []


def test_the_operators_link_gives_a_forgotten_password_anew_and_ends_sign_ins(house: House) -> None:
    account_id = add_account(house, "Ada Organiser", is_organiser=True)
    house.live.perform(accounts.begin_sign_in, account_id=account_id, token_hash="a")

    accept(house, invite(house), password_hash="new")

    assert stored(house) == [("Ada", "ada@fjordby.example", "new", True)]
    with house.database.read() as session:
        assert session.scalars(select(SignIn.ended_at)).one() is not None


def test_a_facilitators_link_never_changes_an_existing_account(house: House, workshop: int) -> None:
    add_account(house, "Ada Organiser", is_organiser=True)
    before = stored(house)
    with pytest.raises(WrongFields) as refused:
        accept(house, invite(house, workshop), password_hash="stolen")
    assert list(refused.value.fields) == ["email"]
    assert stored(house) == before


def test_a_facilitators_link_makes_a_facilitator_of_one_workshop(
    house: House, workshop: int
) -> None:
    accept(house, invite(house, workshop))
    with house.database.read() as session:
        pairs = session.execute(
            select(WorkshopFacilitator.workshop_id, WorkshopFacilitator.account_id)
        ).all()
    assert stored(house) == [("Ada", "ada@fjordby.example", "hash", False)]
    assert [tuple(pair) for pair in pairs] == [(workshop, 1)]


def test_an_account_takes_an_invitation_once(house: House, workshop: int) -> None:
    hashed, account_id = invite(house, workshop), add_account(house, "Finn")
    join = accounts.join_as_facilitator
    house.live.perform(join, token_hash=hashed, account_id=account_id)
    with pytest.raises(NotFound):
        house.live.perform(join, token_hash=hashed, account_id=account_id)


def test_nobody_ends_somebody_elses_sign_in(house: House) -> None:
    ada, eve = add_account(house, "Ada"), add_account(house, "Eve")
    house.live.perform(accounts.begin_sign_in, account_id=ada, token_hash="a")
    with pytest.raises(NotFound):
        house.live.perform(accounts.end_sign_in, account_id=eve, sign_in_id=1)


def test_a_changed_password_signs_the_other_browsers_out(house: House) -> None:
    ada = add_account(house, "Ada")
    for token in "abc":
        house.live.perform(accounts.begin_sign_in, account_id=ada, token_hash=token)

    house.live.perform(accounts.change_password, account_id=ada, sign_in_id=2, password_hash="new")

    with house.database.read() as session:
        standing = select(SignIn.token_hash).where(SignIn.ended_at.is_(None))
        assert session.scalars(standing).all() == ["b"]
