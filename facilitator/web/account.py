"""One's own account: name, password, and the browsers in which one is signed in."""

from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.domain.accounts import LONGEST_NAME, check_same, new_password
from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, line
from facilitator.live.publish import now, perform
from facilitator.operations import accounts
from facilitator.screens.office.accounts import credentials_of, own_account
from facilitator.web import passwords, wrong_passwords
from facilitator.web.forms import again, blank, typed
from facilitator.web.guards import Desk, reading, somebody
from facilitator.web.notes import done
from facilitator.web.office import SAVED

bp = Blueprint("account", __name__, url_prefix="/account")
PAGE = "pages/account.html"


@bp.get("")
def page() -> str:
    desk = somebody()
    return blank(PAGE, {"name": desk.name}, it=shown(desk))


@bp.post("/name")
def rename() -> Response:
    desk = somebody()
    form = Form()
    try:
        with form.field("name"):
            name = line(typed("name"), LONGEST_NAME)
        form.check()
    except Refused as refused:
        return again(PAGE, refused, it=shown(desk))
    perform(accounts.rename_account, account_id=desk.account_id, name=name)
    return done("/account", SAVED)


@bp.post("/password")
def change_password() -> Response:
    desk = somebody()
    try:
        password = checked_password(desk)
    except Refused as refused:
        return again(PAGE, refused, it=shown(desk))
    perform(
        accounts.change_password,
        account_id=desk.account_id,
        sign_in_id=desk.sign_in_id,
        password_hash=passwords.hashed(password),
    )
    return done("/account", N_("Your password is changed. Other browsers are signed out."))


def checked_password(desk: Desk) -> str:
    with reading() as session:
        mine = credentials_of(session, desk.account_id)
    form = Form()
    with form.field("current"):
        wrong_passwords.wrong_passwords().count(mine.email, known=True)
        if not passwords.matches(mine.password_hash, typed("current")):
            raise Refused(N_("This is not your password."))
        wrong_passwords.wrong_passwords().forgive(mine.email, known=True)
    with form.field("password"):
        password = new_password(typed("password"), not_like=(desk.name, mine.email))
    with form.field("again"):
        check_same(typed("password"), typed("again"))
    form.check()
    return password


@bp.post("/sign-ins/<int:sign_in_id>/end")
def end_one(sign_in_id: int) -> Response:
    desk = somebody()
    perform(accounts.end_sign_in, account_id=desk.account_id, sign_in_id=sign_in_id)
    return done("/account", N_("That browser is signed out."))


@bp.post("/sign-ins/end-others")
def end_others() -> Response:
    desk = somebody()
    perform(accounts.end_other_sign_ins, account_id=desk.account_id, sign_in_id=desk.sign_in_id)
    return done("/account", N_("All other browsers are signed out."))


def shown(desk: Desk) -> Any:
    with reading() as session:
        return own_account(session, desk.account_id, desk.sign_in_id, now())
