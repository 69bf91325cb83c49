"""Accounts: made behind an invitation, signed in and out. Passwords arrive hashed.

Hashing takes a fifth of a second on purpose, so it happens before the transaction.
"""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from facilitator.domain.accounts import NEW_PASSWORD_LASTS, SIGN_IN_LASTS
from facilitator.domain.changes import (
    AccountEdited,
    AccountMade,
    FacilitatorAdded,
    Fact,
    InvitationMade,
    SignInBegun,
    SignInEnded,
    SignInRenewed,
)
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.form import WrongFields
from facilitator.store.models import Account, Invitation, SignIn, WorkshopFacilitator

USED_UP = N_("This link was used already, or it is too old. Ask for a new one.")


def accept_invitation(
    session: Session,
    *,
    token_hash: str,
    name: str,
    email: str,
    password_hash: str,
    language: str,
    now: datetime,
) -> list[Fact]:
    """An account by a one-time link: an organiser's, or a facilitator's of one workshop.

    The operator's link (without a workshop) also gives an existing account a new password and
    ends its sign-ins. A facilitator's never does: who has an account signs in first.
    """
    invitation = open_invitation(session, token_hash, now)
    if invitation.for_account_id is not None:
        raise NotFound(USED_UP)
    account = session.scalar(select(Account).where(Account.email == email))
    ended: list[SignInEnded] = []
    if account is None:
        account = Account(email=email, is_organiser=False, language=language, created_at=now)
        session.add(account)
    elif invitation.workshop_id is not None:
        raise WrongFields({"email": Refused(HAS_ACCOUNT)})
    else:
        ended = end_sign_ins(session, account.id, now)
    account.name, account.password_hash = name, password_hash
    account.is_organiser = account.is_organiser or invitation.workshop_id is None
    session.flush()
    use_up(session, invitation, account.id, now)
    return [AccountMade(account.id), *ended]


HAS_ACCOUNT = N_("This address has an account already. Sign in with it, then open the link again.")


def open_invitation(session: Session, token_hash: str, now: datetime) -> Invitation:
    """The invitation behind this link; locked, so that two people can't both use it."""
    invitation = session.scalar(
        select(Invitation)
        .where(
            Invitation.token_hash == token_hash,
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
        .with_for_update()
    )
    if invitation is None:
        raise NotFound(USED_UP)
    return invitation


def offer_new_password(
    session: Session, *, email: str, token_hash: str, now: datetime
) -> list[InvitationMade]:
    """The operator's link for somebody locked out; an earlier one opens nothing any more."""
    account_id = session.scalar(select(Account.id).where(Account.email == email))
    if account_id is None:
        raise NotFound(N_("Nobody has an account with this address."))
    session.execute(
        delete(Invitation).where(
            Invitation.for_account_id == account_id, Invitation.used_at.is_(None)
        )
    )
    invitation = Invitation(
        token_hash=token_hash,
        created_at=now,
        expires_at=now + NEW_PASSWORD_LASTS,
        for_account_id=account_id,
    )
    session.add(invitation)
    session.flush()
    return [InvitationMade(invitation.id)]


def renew_password(
    session: Session, *, token_hash: str, password_hash: str, now: datetime
) -> list[Fact]:
    """A new password by the operator's link; every browser has to sign in with it."""
    invitation = open_invitation(session, token_hash, now)
    account_id = invitation.for_account_id
    if account_id is None:
        raise NotFound(USED_UP)
    session.get_one(Account, account_id).password_hash = password_hash
    use_up(session, invitation, account_id, now)
    return [AccountEdited(account_id), *end_sign_ins(session, account_id, now)]


def use_up(session: Session, invitation: Invitation, account_id: int, now: datetime) -> None:
    invitation.used_at, invitation.used_by_id = now, account_id
    if invitation.workshop_id is not None:
        add_facilitator(session, invitation.workshop_id, account_id, now)


def add_facilitator(session: Session, workshop_id: int, account_id: int, now: datetime) -> None:
    if session.get(WorkshopFacilitator, (workshop_id, account_id)) is None:
        row = WorkshopFacilitator(workshop_id=workshop_id, account_id=account_id, since=now)
        session.add(row)


def join_as_facilitator(
    session: Session, *, token_hash: str, account_id: int, now: datetime
) -> list[FacilitatorAdded]:
    """Somebody who has an account takes an invitation to a workshop."""
    invitation = open_invitation(session, token_hash, now)
    if invitation.workshop_id is None:
        raise NotFound(USED_UP)
    use_up(session, invitation, account_id, now)
    return [FacilitatorAdded(invitation.workshop_id, account_id)]


# Signing in and out


def begin_sign_in(
    session: Session, *, account_id: int, token_hash: str, now: datetime
) -> list[SignInBegun]:
    """A browser is signed in; sign-ins that lapsed long ago are forgotten."""
    session.execute(delete(SignIn).where(SignIn.expires_at < now))
    sign_in = SignIn(
        account_id=account_id,
        token_hash=token_hash,
        created_at=now,
        expires_at=now + SIGN_IN_LASTS,
    )
    session.add(sign_in)
    session.flush()
    return [SignInBegun(sign_in.id)]


def renew_sign_in(session: Session, *, sign_in_id: int, now: datetime) -> list[SignInRenewed]:
    """A sign-in in use lasts on."""
    session.get_one(SignIn, sign_in_id).expires_at = now + SIGN_IN_LASTS
    return [SignInRenewed(sign_in_id)]


def end_sign_in(
    session: Session, *, account_id: int, sign_in_id: int, now: datetime
) -> list[SignInEnded]:
    """One of one's own sign-ins is over, from the next request and message on."""
    sign_in = session.get(SignIn, sign_in_id)
    if sign_in is None or sign_in.account_id != account_id:
        raise NotFound(N_("This sign-in is over already."))
    sign_in.ended_at = sign_in.ended_at or now
    return [SignInEnded(sign_in.id)]


def end_sign_ins(
    session: Session, account_id: int, now: datetime, *, but: int | None = None
) -> list[SignInEnded]:
    """All of an account's sign-ins are over, except this browser's."""
    ended = session.scalars(
        update(SignIn)
        .where(
            SignIn.account_id == account_id,
            SignIn.ended_at.is_(None),
            SignIn.id.is_distinct_from(but),
        )
        .values(ended_at=now)
        .returning(SignIn.id)
    )
    return [SignInEnded(sign_in_id) for sign_in_id in ended]


def end_other_sign_ins(
    session: Session, *, account_id: int, sign_in_id: int, now: datetime
) -> list[SignInEnded]:
    return end_sign_ins(session, account_id, now, but=sign_in_id)


def change_password(
    session: Session, *, account_id: int, sign_in_id: int, password_hash: str, now: datetime
) -> list[Fact]:
    """A new password; every other browser has to sign in with it."""
    session.get_one(Account, account_id).password_hash = password_hash
    return [AccountEdited(account_id), *end_sign_ins(session, account_id, now, but=sign_in_id)]


def rename_account(
    session: Session, *, account_id: int, name: str, now: datetime
) -> list[AccountEdited]:
    session.get_one(Account, account_id).name = name
    return [AccountEdited(account_id)]
