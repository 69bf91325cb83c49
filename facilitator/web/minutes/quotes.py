"""Quotes by named people, with how each agreed."""

from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.quotes import FIELDS, quote_fields
from facilitator.domain.together import Clash
from facilitator.live.publish import perform, perform_once
from facilitator.operations import quotes as operations
from facilitator.screens.office.minutes import StandingQuote, standing_quotes
from facilitator.web.answers import missing
from facilitator.web.filing import answered, has_approved
from facilitator.web.forms import again, began, blank, clashed, form_key, typed
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.notes import done
from facilitator.web.office import SAVED, still_cleaning

bp = Blueprint("quotes", __name__, url_prefix="/quotes")
PAGE, ONE = "pages/quotes.html", "pages/quote.html"
TOO = {"approved_too": "yes"}  # out of approved versions, unless somebody says no


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    return blank(PAGE, {}, meeting=here, quotes=standing(here))


@bp.post("")
def add(meeting_id: int) -> Response:
    here, desk = arranging(meeting_id)
    try:
        fields = quote_fields({name: typed(name) for name in FIELDS})
        perform_once(
            desk.actor, form_key(), operations.add_quote, here.id, fields, by_id=desk.account_id
        )
    except Refused as refused:
        return again(PAGE, refused, meeting=here, quotes=standing(here))
    return done(path(here), SAVED)


@bp.get("/<int:quote_id>")
def edit(meeting_id: int, quote_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = found(here, quote_id)
    return blank(ONE, it.fields | TOO, began=it.fields, **alone(here, it))


@bp.post("/<int:quote_id>")
def change(meeting_id: int, quote_id: int) -> Response:
    here, desk = arranging(meeting_id)
    it, first = found(here, quote_id), began(FIELDS)
    try:
        fields = quote_fields({name: typed(name) for name in FIELDS})
        perform(operations.edit_quote, here.id, quote_id, fields, first, by_id=desk.account_id)
    except Clash as clash:
        by = found(here, quote_id).edited_by
        return clashed(ONE, clash, clash_by=by, **alone(here, it))
    except Refused as refused:
        return again(ONE, refused, began=first, **alone(here, it))
    return done(path(here), SAVED)


@bp.post("/<int:quote_id>/remove")
def remove(meeting_id: int, quote_id: int) -> Response:
    """Consent taken back: at once, whatever somebody else is typing into it."""
    here, desk = arranging(meeting_id)
    it, by = found(here, quote_id), desk.account_id
    try:
        perform(operations.remove_quote, here.id, it.id, by_id=by, approved_too=answered())
    except WrongFields as asked:
        return again(ONE, asked, it.fields | TOO, began=it.fields, **alone(here, it))
    message = N_("The quote is removed. Older backups still hold it.")
    return done(path(here), message, more=still_cleaning())


def alone(here: Gathering, it: StandingQuote) -> dict[str, Any]:
    return {"meeting": here, "it": it, "approved": has_approved(here)}


def path(here: Gathering) -> str:
    return f"/meetings/{here.id}/minutes/quotes"


def standing(here: Gathering) -> list[StandingQuote]:
    with reading() as session:
        return standing_quotes(session, here.id)


def found(here: Gathering, quote_id: int) -> StandingQuote:
    it = [each for each in standing(here) if each.id == quote_id]
    if not it:
        raise missing()
    return it[0]
