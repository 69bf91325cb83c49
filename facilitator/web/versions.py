"""Versions and approval of minutes: sent for comments, approved, corrected, published."""

from datetime import date, datetime
from typing import Any

from flask import Blueprint, render_template, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.frozen import Written
from facilitator.domain.stages import approval, comments_until, correction
from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.exports.filed import files_of_version
from facilitator.exports.frozen import froze
from facilitator.exports.reader import read_approved
from facilitator.exports.reader.template import read_template
from facilitator.languages import sentence, shown_date
from facilitator.live.publish import now, perform
from facilitator.operations import publishing, stages
from facilitator.screens.office.versions import Versions, numbered_version, versions
from facilitator.web import cookies
from facilitator.web.answers import missing
from facilitator.web.arriving import tell_arrival
from facilitator.web.filing import clerk, filed_file
from facilitator.web.forms import again, blank
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.notes import done
from facilitator.web.numbers import whole
from facilitator.web.office import FILES as FILES_TO_TAKE

bp = Blueprint("versions", __name__, url_prefix="/meetings/<int:meeting_id>/minutes/versions")
bp.after_request(tell_arrival)
PAGE, FILES = "pages/versions.html", "parts/version-files.html"


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = standing(here)
    start = {"approved_on": today().isoformat(), "until": it.until and it.until.isoformat()}
    return blank(PAGE, start, **shown(here, it))


@bp.get("/files")
def files(meeting_id: int) -> str:
    """The part of the page that changes while files are written."""
    here, _ = arranging(meeting_id)
    return render_template(FILES, **shown(here, standing(here)))


@bp.post("/comments")
def send_for_comments(meeting_id: int) -> Response:
    here, desk = arranging(meeting_id)
    try:
        until = comments_until(request.form, today())
        perform(stages.send_for_comments, here.id, until, seen=seen(), by_id=desk.account_id)
    except Refused as refused:
        return page_again(here, refused, "comments")
    return done(path(here), N_("Noted: open for comments until %(day)s."), day=shown_date(until))


@bp.post("/approve")
def approve(meeting_id: int) -> Response:
    here, desk = arranging(meeting_id)
    try:
        it = approval(request.form, today())
        perform(stages.approve, here.id, it, canonical, seen=seen(), by_id=desk.account_id)
    except Refused as refused:
        return page_again(here, refused, "approve")
    return done(path(here), N_("The minutes are approved. Their files are being written."))


def canonical(session: Session, meeting_id: int, at: datetime) -> Written:
    """The minutes as this transaction reads them, and the Word template."""
    template = read_template(session, meeting_id)
    return froze(read_approved(session, meeting_id, at), template.content if template else None)


@bp.post("/correct")
def correct(meeting_id: int) -> Response:
    here, desk = arranging(meeting_id)
    try:
        note = correction(request.form)
        perform(stages.reopen, here.id, note, seen=seen(), by_id=desk.account_id)
    except Refused as refused:
        return page_again(here, refused, "correct")
    return done(path(here), N_("The correction has begun. The approved version stays as it is."))


# One version


@bp.get("/<int:number>.<format_>")
def download(meeting_id: int, number: int, format_: str) -> Response:
    here, _ = arranging(meeting_id)
    return filed_file(version_here(here, number), format_, here.language)


@bp.post("/<int:number>/publish")
def publish(meeting_id: int, number: int) -> Response:
    here, desk = arranging(meeting_id)
    token = cookies.new_token()
    perform(publishing.publish, here.id, number, token=token, by_id=desk.account_id)
    message = N_("Version %(number)d is published. Anybody with the link can read it.")
    return done(path(here), message, number=number)


@bp.post("/links/<int:publication_id>/revoke")
def revoke(meeting_id: int, publication_id: int) -> Response:
    here, _ = arranging(meeting_id)
    perform(publishing.revoke, here.id, publication_id)
    return done(path(here), N_("The link is revoked. Whoever opens it reads that."))


def version_here(here: Gathering, number: int) -> int:
    with reading() as session:
        filed_id = numbered_version(session, here.id, number)
    if filed_id is None:
        raise missing()
    return filed_id


# The page


def page_again(here: Gathering, refused: Refused, form: str) -> Response:
    """The page as it stands now, with what was typed in the form that was refused."""
    return again(PAGE, refused, refused_form=form, **shown(here, standing(here)))


def standing(here: Gathering) -> Versions:
    with reading() as session:
        return versions(session, here.id)


def shown(here: Gathering, it: Versions) -> dict[str, Any]:
    wanted = list(files_of_version())
    failed = {
        (each.filed_id, each.format_, each.language): sentence(why)
        for each, why in clerk().failed.items()
        if each.of in {version.checksum for version in it.approved}
    }
    busy = {
        version.id: sum(
            file not in version.files and (version.id, *file) not in failed for file in wanted
        )
        for version in it.approved
    }
    return {
        "meeting": here,
        "it": it,
        "not_yet": it.not_yet and sentence(it.not_yet),
        "wanted": wanted,
        "failed": failed,
        "busy": busy,
        **FILES_TO_TAKE,
        "spoken_languages": INTERFACE_LANGUAGES,
    }


def seen() -> int:
    """The newest stage on the page that was pressed."""
    return request.form.get("seen", 0, type=whole)


def today() -> date:
    return now().astimezone().date()


def path(here: Gathering) -> str:
    return f"/meetings/{here.id}/minutes/versions"
