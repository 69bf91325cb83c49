"""The roster of a meeting: a pasted or uploaded list, understood line by line, and edited."""

from typing import Any

from flask import Blueprint, make_response, render_template
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, line, one_of
from facilitator.domain.pasted import Reading
from facilitator.domain.roster import LONGEST_NAME, RosterLine, read_roster
from facilitator.domain.words import COUNTRIES, PARTNER_TYPES
from facilitator.languages import country_name, sentence, translate
from facilitator.live.publish import perform
from facilitator.operations import roster as operations
from facilitator.screens.office.roster import Known, roster, understood
from facilitator.web.answers import missing
from facilitator.web.forms import again, blank, typed, typed_or_uploaded
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.notes import done
from facilitator.web.office import SAVED

bp = Blueprint("roster", __name__, url_prefix="/meetings/<int:meeting_id>/organisations")
NOT_SAID = N_("not said")
PAGE, LINE = "pages/roster.html", "pages/organisation.html"


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    return render_template(PAGE, meeting=here, roster="", wrong={}, **standing(here))


@bp.post("")
def take(meeting_id: int) -> Response:
    """Checked first, and shown as it was understood; then saved."""
    here, _ = arranging(meeting_id)
    try:
        text = typed_or_uploaded("roster")
    except Refused as refused:
        return not_read(here, refused, typed("roster"))
    try:
        read = read_roster(text)
    except Refused as refused:
        return not_read(here, refused, typed("roster"))  # an endless file is still on its disk
    return save(here, read) if typed("do") == "save" else preview(here, read, text)


def not_read(here: Gathering, refused: Refused, text: str) -> Response:
    wrong = {"roster": sentence(refused)}
    page = render_template(PAGE, meeting=here, roster=text, wrong=wrong, **standing(here))
    return make_response(page, refused.status)


def preview(here: Gathering, read: Reading[RosterLine], text: str) -> Response:
    """What was understood, before anything is changed."""
    known = standing(here)
    page = render_template(
        PAGE,
        meeting=here,
        roster=text,
        wrong={},
        mistakes=mistakes(read),
        understood=understood(read.lines, known["known"]),
        **known,
    )
    return make_response(page, 422 if read.wrong else 200)


def save(here: Gathering, read: Reading[RosterLine]) -> Response:
    """What could be read is saved; the other lines stay in the field with their reasons."""
    perform(operations.add_to_roster, here.id, read.lines)
    if not read.wrong:
        return done(
            f"/meetings/{here.id}/organisations",
            N_("Saved: one organisation.", "Saved: %(n)d organisations."),
            n=len(read.lines),
        )
    rest = read_roster(read.left)
    page = render_template(
        PAGE,
        meeting=here,
        roster=read.left,
        wrong={},
        saved=len(read.lines),
        mistakes=mistakes(rest),
        **standing(here),
    )
    return make_response(page, 422)


def mistakes(read: Reading[RosterLine]) -> list[tuple[int, str, str]]:
    """Line, what stands there, and why it can't be read."""
    return [(each.number, each.text, sentence(each.reason)) for each in read.wrong]


def standing(here: Gathering) -> dict[str, Any]:
    with reading() as session:
        return {"known": roster(session, here.id), "types": {"": NOT_SAID, **PARTNER_TYPES}}


# One line


@bp.get("/<int:organisation_id>")
def edit(meeting_id: int, organisation_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = organisation(here, organisation_id)
    return blank(LINE, stored(it), meeting=here, it=it, **words())


@bp.post("/<int:organisation_id>")
def change(meeting_id: int, organisation_id: int) -> Response:
    here, _ = arranging(meeting_id)
    it = organisation(here, organisation_id)
    try:
        perform(operations.edit_organisation, here.id, it.id, typed_line())
    except Refused as refused:
        return again(LINE, refused, meeting=here, it=it, **words())
    return done(f"/meetings/{here.id}/organisations", SAVED)


@bp.post("/<int:organisation_id>/remove")
def remove(meeting_id: int, organisation_id: int) -> Response:
    here, _ = arranging(meeting_id)
    it = organisation(here, organisation_id)
    try:
        perform(operations.remove_organisation, here.id, it.id)
    except Refused as refused:
        return again(LINE, refused, stored(it), meeting=here, it=it, **words())
    message = N_("“%(name)s” is removed from the list.")
    return done(f"/meetings/{here.id}/organisations", message, name=it.name)


def organisation(here: Gathering, organisation_id: int) -> Known:
    with reading() as session:
        found = [each for each in roster(session, here.id) if each.id == organisation_id]
    if not found:
        raise missing()
    return found[0]


def stored(it: Known) -> dict[str, str]:
    return {"name": it.name, "partner_type": it.partner_type, "country": it.country}


def typed_line() -> RosterLine:
    form = Form()
    name, kind, country = typed("name"), typed("partner_type"), typed("country")
    with form.field("name"):
        name = line(name, LONGEST_NAME)
    with form.field("partner_type"):
        kind = one_of(kind, ("", *PARTNER_TYPES))
    with form.field("country"):
        country = one_of(country, ("", *COUNTRIES))
    form.check()
    return RosterLine(name, kind, country)


def words() -> dict[str, Any]:
    return {
        "types": {
            "": translate(NOT_SAID),
            **{key: translate(word) for key, word in PARTNER_TYPES.items()},
        },
        "countries": {"": translate(NOT_SAID), **{code: country_name(code) for code in COUNTRIES}},
    }
