"""One section of the minutes: its words, its place, and whether it is left out."""

from typing import Any

from flask import Blueprint, request
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.sections import OWN, is_own, section_fields
from facilitator.domain.together import Clash
from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.live.publish import perform, perform_once
from facilitator.operations import sections as operations
from facilitator.screens.office.minutes import StandingSection, standing_section
from facilitator.web.answers import missing
from facilitator.web.forms import again, began, blank, clashed, form_key, typed
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.minutes.page import section_as_told
from facilitator.web.notes import done
from facilitator.web.office import SAVED, check_sure

bp = Blueprint("sections", __name__, url_prefix="/sections")
FORM, NEW = "pages/section.html", "pages/section-new.html"
WHERE_TO = N_("Say above or below which section it belongs.")


@bp.get("/new")
def new(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    return blank(NEW, {}, meeting=here)


@bp.post("/new")
def add(meeting_id: int) -> Response:
    here, desk = arranging(meeting_id)
    try:
        fields = section_fields(OWN, {name: typed(name) for name in ("title", "text")})
        perform_once(
            desk.actor, form_key(), operations.add_section, here.id, **fields, by_id=desk.account_id
        )
    except Refused as refused:
        return again(NEW, refused, meeting=here)
    return done(path(here), SAVED)


@bp.get("/<key>")
def edit(meeting_id: int, key: str) -> str:
    here, _ = arranging(meeting_id)
    it = standing(here, key)
    return blank(FORM, it.fields, began=it.fields, **shown(here, it))


@bp.post("/<key>")
def save(meeting_id: int, key: str) -> Response:
    here, desk = arranging(meeting_id)
    it = standing(here, key)
    first = began(it.fields)
    try:
        fields = section_fields(key, {name: typed(name) for name in it.fields})
        perform(operations.write_section, here.id, key, fields, first, by_id=desk.account_id)
    except Clash as clash:
        by = standing(here, key).edited_by
        return clashed(FORM, clash, clash_by=by, **shown(here, it))
    except Refused as refused:
        return again(FORM, refused, began=first, **shown(here, it))
    return done(f"{path(here)}#section-{key}", SAVED)


@bp.post("/<key>/remove")
def remove(meeting_id: int, key: str) -> Response:
    """What somebody else wrote into it meanwhile is shown first."""
    here, _ = arranging(meeting_id)
    it = standing(here, key)
    first = began(("title", "text"))
    try:
        check_sure()
        perform(operations.remove_section, here.id, key, first)
    except Clash as clash:
        by = standing(here, key).edited_by
        return clashed(FORM, clash, clash_by=by, **shown(here, it))
    except Refused as refused:
        return again(FORM, refused, it.fields, began=it.fields, **shown(here, it))
    return done(path(here), N_("The section is removed."))


@bp.post("/<key>/place")
def place(meeting_id: int, key: str) -> Response:
    here, _ = arranging(meeting_id)
    above, below = typed("above"), typed("below")
    if not (above or below):
        raise Refused(WHERE_TO)
    perform(operations.place_section, here.id, key, other=above or below, above=bool(above))
    return back(here, key)


@bp.post("/<key>/hide")
def hide(meeting_id: int, key: str) -> Response:
    here, _ = arranging(meeting_id)
    perform(operations.hide_section, here.id, key, hidden=True)
    return back(here, key)


@bp.post("/<key>/show")
def show(meeting_id: int, key: str) -> Response:
    here, _ = arranging(meeting_id)
    perform(operations.hide_section, here.id, key, hidden=False)
    return back(here, key)


def back(here: Gathering, key: str) -> Response:
    """To the section where it stands now, in the language that was looked at."""
    language = request.args.get("language", "")
    asked = f"?language={language}" if language in INTERFACE_LANGUAGES else ""
    return redirect(f"{path(here)}{asked}#section-{key}", 303)


def path(here: Gathering) -> str:
    return f"/meetings/{here.id}/minutes"


def standing(here: Gathering, key: str) -> StandingSection:
    with reading() as session:
        it = standing_section(session, here.id, key)
    if it is None:
        raise missing()
    return it


def shown(here: Gathering, it: StandingSection) -> dict[str, Any]:
    """An own section is its words alone; beside those of another its figures are shown."""
    if is_own(it.key):
        told = {"title": it.fields["title"], "blocks": ()}
    else:
        told = section_as_told(here, it.key)
    return {"meeting": here, "section": it.key, "is_own": is_own(it.key), **told}
