"""The agenda of a meeting on one page: pasted as lines, or entry by entry."""

from typing import Any

from flask import Blueprint, make_response
from werkzeug.wrappers import Response

from facilitator.domain.agenda import FIELDS, KINDS, entry
from facilitator.domain.agenda_lines import AgendaReading, read_agenda
from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.together import Clash
from facilitator.languages import sentence, translate
from facilitator.live.publish import perform
from facilitator.operations import agenda as operations
from facilitator.screens.office.agenda import Agenda, Listed, agenda
from facilitator.web.answers import missing
from facilitator.web.forms import again, began, blank, clashed, typed
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.notes import done
from facilitator.web.office import SAVED

bp = Blueprint("agenda", __name__, url_prefix="/meetings/<int:meeting_id>/agenda")
PAGE = "pages/agenda.html"


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = standing(here)
    return blank(PAGE, it.next_start, **shown(here, it))


@bp.post("")
def add(meeting_id: int) -> Response:
    here, _ = arranging(meeting_id)
    try:
        perform(operations.add_entries, here.id, [typed_entry()])
    except Refused as refused:
        return again(PAGE, refused, **shown(here, standing(here)))
    return done(path(here), SAVED)


@bp.post("/lines")
def take(meeting_id: int) -> Response:
    """What could be read is added; the other lines stay in the field with their reasons."""
    here, _ = arranging(meeting_id)
    it = standing(here)
    try:
        read = read_agenda(typed("agenda"), it.first_day, it.by_title)
    except Refused as refused:
        wrong = WrongFields({"agenda": refused})
        form = {**it.next_start, "agenda": typed("agenda")}
        return again(PAGE, wrong, form, **shown(here, it))
    perform(operations.add_entries, here.id, read.entries)
    if read.wrong:
        return partly(here, read)
    return done(path(here), N_("Saved: one entry.", "Saved: %(n)d entries."), n=len(read.entries))


def partly(here: Gathering, read: AgendaReading) -> Response:
    it = standing(here)
    mistakes = [(each.number, each.text, sentence(each.reason)) for each in read.wrong]
    values = shown(here, it) | {"mistakes": mistakes, "saved": len(read.entries)}
    return make_response(blank(PAGE, {**it.next_start, "agenda": read.left}, **values), 422)


# One entry


@bp.get("/<int:item_id>")
def edit(meeting_id: int, item_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = standing(here)
    opened = found(it, item_id)
    return blank(PAGE, opened.fields, began=opened.fields, **shown(here, it, opened))


@bp.post("/<int:item_id>")
def change(meeting_id: int, item_id: int) -> Response:
    here, _ = arranging(meeting_id)
    opened, first = found(standing(here), item_id), began(FIELDS)
    try:
        perform(operations.change_entry, here.id, item_id, typed_entry(), first)
    except Clash as clash:
        return clashed(PAGE, clash, **shown(here, standing(here), opened))
    except Refused as refused:
        return again(PAGE, refused, began=first, **shown(here, standing(here), opened))
    return done(path(here), SAVED)


@bp.post("/<int:item_id>/remove")
def remove(meeting_id: int, item_id: int) -> Response:
    here, _ = arranging(meeting_id)
    it = found(standing(here), item_id)
    perform(operations.remove_entry, here.id, item_id)
    return done(path(here), N_("“%(title)s” is removed from the agenda."), title=it.entry.title)


def typed_entry() -> Any:
    return entry({name: typed(name) for name in FIELDS})


def path(here: Gathering) -> str:
    return f"/meetings/{here.id}/agenda"


def standing(here: Gathering) -> Agenda:
    with reading() as session:
        return agenda(session, here.id)


def found(it: Agenda, item_id: int) -> Listed:
    entry = it.entry(item_id)
    if entry is None:
        raise missing()
    return entry


def shown(here: Gathering, it: Agenda, opened: Listed | None = None) -> dict[str, Any]:
    kinds = {str(kind): translate(word) for kind, word in KINDS.items()}
    for id_, title in it.sessions.items():
        kinds[f"session-{id_}"] = translate(N_("Session: %(title)s"), title=title)
    return {"meeting": here, "it": it, "opened": opened, "kinds": kinds}
