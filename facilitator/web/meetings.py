"""Meetings: the list, one meeting with its sessions and minutes, making, editing, deleting."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.meetings import MeetingDetails, half_a_year_after, meeting_details
from facilitator.domain.runsheet import TEMPLATES
from facilitator.languages import spoken
from facilitator.live.publish import now, perform, perform_once
from facilitator.operations import meetings as operations
from facilitator.screens.office import meetings as screen
from facilitator.screens.office.sessions import cards_of_facilitator
from facilitator.web.forms import again, blank, form_key, typed
from facilitator.web.guards import Gathering, arranging, organising, reading, somebody
from facilitator.web.notes import done
from facilitator.web.office import BEGINNINGS, FILES, SAVED, check_sure, still_cleaning

bp = Blueprint("meetings", __name__)
FORM = "pages/meeting-form.html"
DELETE = "pages/meeting-delete.html"
A_MONTH = timedelta(days=31)


@bp.get("/meetings")
def every() -> str:
    """All meetings for an organiser; for a facilitator the sessions they may drive."""
    desk = somebody()
    with reading() as session:
        if not desk.is_organiser:
            cards = cards_of_facilitator(session, desk.account_id)
            return render_template("pages/own-sessions.html", cards=cards)
        years = screen.meetings_by_year(session, now().date())
    return render_template("pages/meetings.html", years=years, **BEGINNINGS)


@bp.get("/meetings/<int:meeting_id>")
def one(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    with reading() as session:
        it = screen.meeting(session, here.id)
    return render_template("pages/meeting.html", it=it, **BEGINNINGS, **FILES)


@bp.get("/meetings/new")
def new() -> str:
    organising()
    return blank(FORM, {"language": spoken()}, meeting=None, plan=plan_asked_for(), **choices())


@bp.post("/meetings/new")
def make() -> Response:
    """With a template chosen beforehand, on to its questions."""
    desk = organising()
    try:
        details = typed_details()
        [made] = perform_once(
            desk.actor, form_key(), operations.make_meeting, details, by_id=desk.account_id
        )
    except Refused as refused:
        return again(FORM, refused, meeting=None, plan=plan_asked_for(), **choices())
    if plan := plan_asked_for():
        path = f"/meetings/{made.meeting_id}/sessions/new?template={plan}"
        return done(path, N_("The meeting is made. Now the questions."))
    return done(f"/meetings/{made.meeting_id}", N_("The meeting is made."))


def plan_asked_for() -> str | None:
    """The template somebody chose on an empty page."""
    asked = request.values.get("template", "")
    return asked if asked in TEMPLATES else None


@bp.get("/meetings/<int:meeting_id>/edit")
def edit(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    with reading() as session:
        it = screen.meeting(session, here.id)
    start = {
        "title": it.title,
        "place": it.place,
        "starts_on": it.starts_on.isoformat(),
        "ends_on": it.ends_on.isoformat(),
        "language": it.language,
        "series": it.series,
        "people_until": (it.people_until or proposed_until(it.ends_on)).isoformat(),
        "keep_until": it.keep_until.isoformat() if it.keep_until else "",
    }
    return blank(FORM, start, meeting=here, **choices())


@bp.post("/meetings/<int:meeting_id>/edit")
def save(meeting_id: int) -> Response:
    here, _ = arranging(meeting_id)
    try:
        perform(operations.edit_meeting, here.id, typed_details())
    except Refused as refused:
        return again(FORM, refused, meeting=here, **choices())
    return done(f"/meetings/{here.id}", SAVED)


def proposed_until(ends_on: date) -> date:
    """For a meeting that has no day yet; an old one gets a month in which to think about it."""
    return max(half_a_year_after(ends_on), now().date() + A_MONTH)


def typed_details() -> MeetingDetails:
    names = ("title", "place", "starts_on", "ends_on", "language", "series")
    until = ("people_until", "keep_until")
    return meeting_details(*(typed(name) for name in (*names, *until)))


def choices() -> dict[str, Any]:
    with reading() as session:
        return {"series_names": screen.series_names(session)}


@bp.get("/meetings/<int:meeting_id>/delete")
def ask_before_deleting(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    return blank(DELETE, {}, **to_be_gone(here))


@bp.post("/meetings/<int:meeting_id>/delete")
def delete(meeting_id: int) -> Response:
    here, desk = arranging(meeting_id)
    try:
        check_sure()
        perform(operations.delete_meeting, here.id, by_id=desk.account_id)
    except NotFound:
        raise  # somebody else was faster: there is nothing to ask about any more
    except Refused as refused:
        return again(DELETE, refused, **to_be_gone(here))
    message = N_("“%(title)s” is deleted.")
    return done("/meetings", message, more=still_cleaning(), title=here.title)


def to_be_gone(here: Gathering) -> dict[str, Any]:
    with reading() as session:
        return {"it": screen.meeting(session, here.id)}
