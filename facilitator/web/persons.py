"""The list of persons of a meeting: pasted or uploaded, ticked as signed, and printed to sign."""

from typing import Any

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.header import COUNTS, counted_people
from facilitator.domain.pasted import Reading
from facilitator.domain.persons import FIELDS, PersonLine, person_fields, read_persons
from facilitator.domain.together import Clash
from facilitator.languages import sentence
from facilitator.live.publish import perform
from facilitator.operations import persons as operations
from facilitator.operations.header import write_header
from facilitator.screens.office.persons import ListedPerson, Persons, named_in, news, persons
from facilitator.web.answers import missing
from facilitator.web.arriving import tell_arrival
from facilitator.web.filing import answered, has_approved
from facilitator.web.forms import again, began, blank, clashed, typed, typed_or_uploaded
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.notes import done
from facilitator.web.office import SAVED, still_cleaning
from facilitator.web.record import written
from facilitator.web.writing import read

bp = Blueprint("persons", __name__, url_prefix="/meetings/<int:meeting_id>/persons")
bp.after_request(tell_arrival)
PAGE, PERSON = "pages/persons.html", "pages/person.html"
TOO = {"approved_too": "yes"}  # out of approved versions, unless somebody says no


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = standing(here)
    return blank(PAGE, it.counts, began=it.counts, **shown(here, it))


@bp.post("")
def take(meeting_id: int) -> Response:
    """Checked first, and shown as it was understood; then saved."""
    here, _ = arranging(meeting_id)
    try:
        text = typed_or_uploaded("persons")
        read = read_persons(text)
    except Refused as refused:
        return listed(here, typed("persons"), 422, wrong={"persons": sentence(refused)})
    if typed("do") != "save":
        seen = news(read.lines, standing(here))
        return listed(here, text, 422 if read.wrong else 200, read, understood=seen)
    perform(operations.add_persons, here.id, read.lines, came=bool(typed("came")))
    if read.wrong:
        return listed(here, read.left, 422, read_persons(read.left), saved=len(read.lines))
    message = N_("Saved: one person.", "Saved: %(n)d persons.")
    return done(path(here), message, n=len(read.lines))


def listed(
    here: Gathering,
    text: str,
    status: int,
    read: Reading[PersonLine] | None = None,
    **values: Any,
) -> Response:
    """The page with a list in its field, and what can't be read of it."""
    it = standing(here)
    wrong = read.wrong if read else ()
    mistakes = [(each.number, each.text, sentence(each.reason)) for each in wrong]
    form = {**it.counts, "persons": text, "came": typed("came")}
    known = {"wrong": {}, "mistakes": mistakes, "began": it.counts, **shown(here, it)}
    return make_response(render_template(PAGE, form=form, **known | values), status)


@bp.post("/signed")
def sign(meeting_id: int) -> Response:
    here, _ = arranging(meeting_id)
    ticked, before = numbers("signed"), numbers("was-signed")
    perform(operations.sign_persons, here.id, ticked, before)
    return done(path(here), SAVED)


@bp.post("/counted")
def count(meeting_id: int) -> Response:
    """How many signed, where nobody is ticked, and how many had no phone."""
    here, desk = arranging(meeting_id)
    try:
        fields = counted_people({name: typed(name) for name in COUNTS})
        first = {name: int(was) if was.isdigit() else None for name, was in began(COUNTS).items()}
        perform(write_header, here.id, fields, first, by_id=desk.account_id)
    except Clash as clash:
        return clashed(PAGE, clash, **shown(here, standing(here)))
    except Refused as refused:
        return again(PAGE, refused, began=began(COUNTS), **shown(here, standing(here)))
    return done(path(here), SAVED)


@bp.get("/sign-in-sheet.pdf")
def print_sheet(meeting_id: int) -> Response:
    here, _ = arranging(meeting_id)
    return written(read("meeting", here.id), "sign-in-sheet")


# One person


@bp.get("/<int:person_id>")
def edit(meeting_id: int, person_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = found(here, person_id)
    return blank(PERSON, it.fields | TOO, began=it.fields, **alone(here, it))


@bp.post("/<int:person_id>")
def change(meeting_id: int, person_id: int) -> Response:
    here, _ = arranging(meeting_id)
    it, first = found(here, person_id), began(FIELDS)
    try:
        fields = person_fields({name: typed(name) for name in FIELDS})
        perform(operations.edit_person, here.id, person_id, fields, first)
    except Clash as clash:
        return clashed(PERSON, clash, **alone(here, it))
    except Refused as refused:
        return again(PERSON, refused, began=first, **alone(here, it))
    return done(path(here), SAVED)


@bp.post("/<int:person_id>/remove")
def remove(meeting_id: int, person_id: int) -> Response:
    here, desk = arranging(meeting_id)
    it = found(here, person_id)
    by = desk.account_id
    try:
        perform(operations.erase_person, here.id, person_id, by_id=by, approved_too=answered())
    except WrongFields as asked:
        return again(PERSON, asked, it.fields | TOO, began=it.fields, **alone(here, it))
    message = N_("“%(name)s” is removed from the list. Older backups still hold the name.")
    return done(path(here), message, more=still_cleaning(), name=it.name)


def path(here: Gathering) -> str:
    return f"/meetings/{here.id}/persons"


def numbers(name: str) -> set[int]:
    return {int(value) for value in request.form.getlist(name) if value.isdigit()}


def standing(here: Gathering) -> Persons:
    with reading() as session:
        return persons(session, here.id)


def found(here: Gathering, person_id: int) -> ListedPerson:
    person = standing(here).person(person_id)
    if person is None:
        raise missing()
    return person


def alone(here: Gathering, it: ListedPerson) -> dict[str, Any]:
    with reading() as session:
        named = named_in(session, here.id, it.name)
    return {"meeting": here, "it": it, "approved": has_approved(here), "named": named}


def shown(here: Gathering, it: Persons) -> dict[str, Any]:
    return {"meeting": here, "it": it}
