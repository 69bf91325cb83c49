"""Accounts as the pages for signing in need them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.store.models import Account, Invitation, Meeting, SignIn, Workshop


@dataclass(frozen=True)
class Credentials:
    account_id: int
    email: str
    password_hash: str


def credentials(session: Session, email: str) -> Credentials | None:
    row = session.execute(
        select(Account.id, Account.email, Account.password_hash).where(Account.email == email)
    ).first()
    return Credentials(*row) if row else None


def credentials_of(session: Session, account_id: int) -> Credentials:
    account = session.get_one(Account, account_id)
    return Credentials(account.id, account.email, account.password_hash)


@dataclass(frozen=True)
class Invited:
    """What an open invitation leads to; without a workshop, an organiser's account."""

    workshop_id: int | None
    title: str
    meeting: str
    language: str


def invited(session: Session, token_hash: str, now: datetime) -> Invited | None:
    """None when the link was used, is too old, or never was one."""
    row = session.execute(
        select(Invitation.workshop_id, Workshop.title, Meeting.title, Workshop.language)
        .outerjoin(Workshop, Workshop.id == Invitation.workshop_id)
        .outerjoin(Meeting, Meeting.id == Workshop.meeting_id)
        .where(
            Invitation.token_hash == token_hash,
            Invitation.for_account_id.is_(None),
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
    ).first()
    return Invited(row[0], row[1] or "", row[2] or "", row[3] or "") if row else None


def locked_out(session: Session, token_hash: str, now: datetime) -> Account | None:
    """Whose new password this link sets; None when it was used, is too old, or never was one."""
    return session.scalar(
        select(Account)
        .join(Invitation, Invitation.for_account_id == Account.id)
        .where(
            Invitation.token_hash == token_hash,
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
    )


@dataclass(frozen=True)
class OwnSignIn:
    id: int
    since: datetime
    is_this_one: bool


@dataclass(frozen=True)
class OwnAccount:
    name: str
    email: str
    sign_ins: tuple[OwnSignIn, ...]


def own_account(session: Session, account_id: int, sign_in_id: int, now: datetime) -> OwnAccount:
    account = session.get_one(Account, account_id)
    standing = session.scalars(
        select(SignIn)
        .where(SignIn.account_id == account_id, SignIn.ended_at.is_(None), SignIn.expires_at > now)
        .order_by(SignIn.created_at.desc(), SignIn.id.desc())
    )
    return OwnAccount(
        account.name,
        account.email,
        tuple(OwnSignIn(each.id, each.created_at, each.id == sign_in_id) for each in standing),
    )
