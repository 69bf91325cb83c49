"""The head of a meeting's minutes: programme, project, host, chair, and who gets them."""

from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.domain.errors import Refused
from facilitator.domain.header import FILED_UNDER, FUNDING, HEADER, KEPT_BY, header_fields
from facilitator.domain.together import Clash
from facilitator.live.publish import perform
from facilitator.operations.header import write_header
from facilitator.screens.office.header import StandingHeader, standing_header
from facilitator.web.forms import again, began, blank, clashed, typed
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.notes import done
from facilitator.web.office import SAVED

bp = Blueprint("header", __name__, url_prefix="/meetings/<int:meeting_id>/minutes/header")
PAGE = "pages/header.html"
GROUPS: dict[str, Any] = {"filed_under": FILED_UNDER, "kept_by": KEPT_BY, "funding": FUNDING}


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = stored(here)
    start = {**it.standing, **it.proposed}
    return blank(PAGE, start, meeting=here, it=it, began=it.standing, **GROUPS)


@bp.post("")
def save(meeting_id: int) -> Response:
    here, desk = arranging(meeting_id)
    first = began(HEADER)
    try:
        fields = header_fields({name: typed(name) for name in HEADER})
        perform(write_header, here.id, fields, first, by_id=desk.account_id)
    except Clash as clash:
        it = stored(here)
        return clashed(PAGE, clash, meeting=here, it=it, clash_by=it.edited_by, **GROUPS)
    except Refused as refused:
        return again(PAGE, refused, meeting=here, it=stored(here), began=first, **GROUPS)
    return done(f"/meetings/{here.id}", SAVED)


def stored(here: Gathering) -> StandingHeader:
    with reading() as session:
        return standing_header(session, here.id)
