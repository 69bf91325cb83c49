"""A page for each approved version with what can be taken out of it by hand."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_
from facilitator.domain.text import clean
from facilitator.live.publish import perform
from facilitator.operations import taking_out as operations
from facilitator.screens.office.removable import removable_of
from facilitator.web.forms import typed
from facilitator.web.guards import arranging, reading
from facilitator.web.notes import done
from facilitator.web.office import still_cleaning
from facilitator.web.versions import path, version_here

bp = Blueprint(
    "taking_out",
    __name__,
    url_prefix="/meetings/<int:meeting_id>/minutes/versions/<int:number>/taking-out",
)
LONGEST_SEARCH = 280
KINDS = {
    "picture": N_("Pictures"),
    "person": N_("Persons"),
    "quote": N_("Quotes"),
    "idea": N_("Ideas"),
}


@bp.get("")
def page(meeting_id: int, number: int) -> str:
    here, _ = arranging(meeting_id)
    filed_id, words = version_here(here, number), looked_for()
    with reading() as session:
        it = removable_of(session, filed_id, words)
    return render_template(
        "pages/taking-out.html", meeting=here, number=number, it=it, words=words, kinds=KINDS
    )


def looked_for() -> str:
    return clean(request.args.get("words", ""))[:LONGEST_SEARCH]


@bp.post("")
def take_out(meeting_id: int, number: int) -> Response:
    here, _ = arranging(meeting_id)
    perform(operations.take_out, here.id, number, typed("what"))
    message = N_("It is taken out. The files are written again; older backups still hold it.")
    return done(f"{path(here)}/{number}/taking-out", message, more=still_cleaning())
