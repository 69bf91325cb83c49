"""The operator's one-time link for somebody who is locked out: a new password, and signed in."""

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.domain.accounts import check_same, new_password
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.form import Form
from facilitator.live.publish import now, perform
from facilitator.operations.accounts import USED_UP, renew_password
from facilitator.screens.office.accounts import Credentials, locked_out
from facilitator.store.models import Account
from facilitator.web import cookies, passwords
from facilitator.web.forms import again, blank, typed
from facilitator.web.guards import reading
from facilitator.web.notes import done
from facilitator.web.signin import HOME, begin, keep_signed_in

bp = Blueprint("new_password", __name__, url_prefix="/new-password")
PAGE = "pages/new-password.html"


@bp.get("/<token>")
def page(token: str) -> str:
    return blank(PAGE, {}, it=whose(token))


@bp.post("/<token>")
def choose(token: str) -> Response:
    account = whose(token)
    try:
        password = checked(account)
    except Refused as refused:
        return again(PAGE, refused, it=account)
    hashed = passwords.hashed(password)
    perform(renew_password, token_hash=cookies.token_hash(token), password_hash=hashed)
    mine = Credentials(account.id, account.email, hashed)
    message = N_("Your password is changed. You are signed in here, and nowhere else.")
    return keep_signed_in(done(HOME, message), mine, begin(mine))


def whose(token: str) -> Account:
    with reading() as session:
        account = locked_out(session, cookies.token_hash(token), now())
    if account is None:
        raise NotFound(USED_UP)
    return account


def checked(account: Account) -> str:
    form = Form()
    password = ""  # nosec B105 # none yet
    with form.field("password"):
        password = new_password(typed("password"), not_like=(account.name, account.email))
    with form.field("again"):
        check_same(typed("password"), typed("again"))
    form.check()
    return password
