"""One-time links: the first organiser's account, and an invitation to facilitate a session."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from facilitator.domain.accounts import new_account
from facilitator.domain.changes import AccountMade
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.languages import spoken
from facilitator.live.publish import now, perform
from facilitator.operations.accounts import USED_UP, accept_invitation, join_as_facilitator
from facilitator.screens.office.accounts import Credentials, Invited, credentials_of, invited
from facilitator.web import cookies, passwords
from facilitator.web.forms import again, blank, typed
from facilitator.web.guards import reading, signed_in, somebody
from facilitator.web.notes import done
from facilitator.web.signin import HOME, begin, keep_signed_in

bp = Blueprint("invitations", __name__)


@bp.get("/first/<token>")
def first(token: str) -> str:
    behind(token, workshop=False)
    return blank("pages/first.html", {})


@bp.post("/first/<token>")
def make_organiser(token: str) -> Response:
    behind(token, workshop=False)
    try:
        account = make_account(token)
    except NotFound:
        raise
    except Refused as refused:
        return again("pages/first.html", refused)
    return keep_signed_in(
        done(HOME, N_("Your account is ready. You are signed in.")), account, begin(account)
    )


@bp.get("/invitation/<token>")
def invitation(token: str) -> str:
    it = behind(token, workshop=True)
    if signed_in():
        return render_template("pages/invitation-taken.html", it=it)
    return blank("pages/invitation.html", {}, it=it, path=f"/invitation/{token}")


@bp.post("/invitation/<token>")
def take_invitation(token: str) -> Response:
    """With an account in one press; without one, by making it here."""
    it = behind(token, workshop=True)
    if signed_in():
        desk = somebody()
        hashed = cookies.token_hash(token)
        perform(join_as_facilitator, token_hash=hashed, account_id=desk.account_id)
        return welcome(it)
    try:
        account = make_account(token)
    except NotFound:
        raise
    except Refused as refused:
        path = f"/invitation/{token}"
        return again("pages/invitation.html", refused, it=it, path=path)
    return keep_signed_in(welcome(it), account, begin(account))


def welcome(it: Invited) -> Response:
    return done(f"/workshops/{it.workshop_id}", N_("You may now drive this session."))


def behind(token: str, *, workshop: bool) -> Invited:
    """What the link leads to; a link of the other kind is none here."""
    with reading() as session:
        found = invited(session, cookies.token_hash(token), now())
    if found is None or (found.workshop_id is not None) != workshop:
        raise NotFound(USED_UP)
    return found


def make_account(token: str) -> Credentials:
    """The account as typed, made behind this link; hashing comes before the transaction."""
    new = new_account(typed("name"), typed("email"), typed("password"), typed("again"))
    facts = perform(
        accept_invitation,
        token_hash=cookies.token_hash(token),
        name=new.name,
        email=new.email,
        password_hash=passwords.hashed(new.password),
        language=spoken(),
    )
    [made] = [fact for fact in facts if isinstance(fact, AccountMade)]
    with reading() as session:
        return credentials_of(session, made.account_id)
