"""Signing in and out."""

from flask import Blueprint, g, make_response, render_template, request
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from facilitator.domain.accounts import LONGEST_EMAIL, RENEWED_BEFORE, SIGN_IN_LASTS
from facilitator.domain.errors import N_, Refused
from facilitator.domain.text import clean
from facilitator.languages import sentence
from facilitator.live.publish import now, perform
from facilitator.operations.accounts import begin_sign_in, end_sign_in, renew_sign_in
from facilitator.screens.office.accounts import Credentials, credentials
from facilitator.web import cookies, passwords, wrong_passwords
from facilitator.web.answers import with_wait
from facilitator.web.asides import written_aside
from facilitator.web.forms import typed
from facilitator.web.guards import find_desk, reading, signed_in
from facilitator.web.interrupted import brought_along
from facilitator.web.notes import forget_shown, note
from facilitator.web.speech import own_path

bp = Blueprint("signin", __name__)
bp.app_template_global()(signed_in)
bp.app_template_global()(note)
bp.after_app_request(forget_shown)

HOME = "/meetings"
NOT_TOGETHER = N_("E-mail address and password don’t go together.")


class WrongPassword(Refused):
    status = 401


@bp.get("/sign-in")
def page() -> Response:
    if signed_in():
        return redirect(way_on(request.args.get("next", "")), 303)
    return make_response(sign_in_page(next=request.args.get("next", "")))


@bp.post("/sign-in")
def sign_in() -> Response:
    try:
        account = whose(clean(typed("email")).lower(), typed("password"))
    except Refused as refused:
        page = sign_in_page(sentence(refused), typed("next"))
        return with_wait(make_response(page, refused.status), refused)
    token = begin(account)
    return keep_signed_in(way_back(), account, token)


def way_back() -> Response:
    """To where the person was; what they had sent is shown once more, to be sent now."""
    if waiting := brought_along():
        return make_response(render_template("pages/resume.html", it=waiting))
    return redirect(way_on(typed("next")), 303)


def sign_in_page(said: str | None = None, next: str = "") -> str:  # noqa: A002 (the query's word)
    return render_template(
        "pages/sign-in.html",
        form=request.form,
        wrong={"password": said} if said else {},
        said=said,
        next=next,
        interrupted=brought_along(),
    )


def way_on(path: str) -> str:
    return path if own_path(path) else HOME


def whose(email: str, password: str) -> Credentials:
    """The account that this e-mail and password open."""
    if len(email) > LONGEST_EMAIL:
        raise WrongPassword(NOT_TOGETHER)
    tries, known = wrong_passwords.wrong_passwords(), wrong_passwords.is_known(email)
    with tries.one_try(email, known=known):
        with reading() as session:
            found = credentials(session, email)
        right = passwords.matches(found.password_hash if found else None, password)
    if not right or not found:
        raise WrongPassword(NOT_TOGETHER)
    tries.forgive(email, known=known)
    return found


def begin(account: Credentials) -> str:
    """A sign-in with a fresh token, which this request's page knows already; an older sign-in
    of this browser is over."""
    end_this_sign_in()
    token = cookies.new_token()
    hashed = cookies.token_hash(token)
    perform(begin_sign_in, account_id=account.account_id, token_hash=hashed)
    g.desk = find_desk(hashed)
    return token


def keep_signed_in(response: Response, account: Credentials, token: str) -> Response:
    cookies.keep(response, cookies.DESK, token, int(SIGN_IN_LASTS.total_seconds()))
    wrong_passwords.remember(response, account.email)
    return response


def end_this_sign_in() -> None:
    if desk := signed_in():
        perform(end_sign_in, account_id=desk.account_id, sign_in_id=desk.sign_in_id)


@bp.after_app_request
def renew(response: Response) -> Response:
    """On a page that a signed-in person opens, their sign-in is made to last on."""
    desk, token = g.get("desk"), request.cookies.get(cookies.DESK)
    seen = request.method == "GET" and response.status_code == 200
    if not (seen and desk and token and desk.expires_at - now() < RENEWED_BEFORE):
        return response
    if written_aside(renew_sign_in, sign_in_id=desk.sign_in_id):
        cookies.keep(response, cookies.DESK, token, int(SIGN_IN_LASTS.total_seconds()))
    return response


@bp.post("/sign-out")
def sign_out() -> Response:
    end_this_sign_in()
    response = redirect("/sign-in", 303)
    cookies.forget(response, cookies.DESK)
    return response
