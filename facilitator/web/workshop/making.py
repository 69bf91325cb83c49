"""A new session from a template: one form, and it is ready."""

import secrets
from typing import Any

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.runsheet import TEMPLATES, Template
from facilitator.domain.workshops import LIST_LABELS, WorkshopPlan, workshop_plan
from facilitator.live.publish import perform_once
from facilitator.operations.workshops import make_workshop
from facilitator.web.forms import again, blank, form_key, typed
from facilitator.web.guards import Gathering, arranging
from facilitator.web.notes import done
from facilitator.web.office import BEGINNINGS

bp = Blueprint("making", __name__, url_prefix="/meetings/<int:meeting_id>/sessions")
FORM = "pages/session-form.html"


@bp.get("/new")
def choose_template(meeting_id: int) -> str:
    """The two templates, or the form of the one that was chosen."""
    meeting, _ = arranging(meeting_id)
    plan = TEMPLATES.get(request.args.get("template", ""))
    if plan is None:
        return render_template("pages/session-template.html", meeting=meeting, **BEGINNINGS)
    return blank(FORM, usual(plan, meeting), meeting=meeting, plan=plan, **BEGINNINGS)


def usual(plan: Template, meeting: Gathering) -> dict[str, Any]:
    """The form as it begins: the meeting's language, and its words for the two lists."""
    labels = LIST_LABELS.get(meeting.language, LIST_LABELS["en"])
    start: dict[str, Any] = {"language": meeting.language}
    for n in range(plan.questions):
        start[f"possibility-{n}"], start[f"barrier-{n}"] = labels
    return start


@bp.post("/new")
def make(meeting_id: int) -> Response:
    meeting, desk = arranging(meeting_id)
    plan = TEMPLATES.get(typed("template")) or next(iter(TEMPLATES.values()))
    try:
        [made] = perform_once(
            desk.actor,
            form_key(),
            make_workshop,
            meeting.id,
            typed_plan(plan),
            choose=secrets.choice,
        )
    except Refused as refused:
        return again(FORM, refused, meeting=meeting, plan=plan, **BEGINNINGS)
    return done(f"/workshops/{made.workshop_id}", N_("The session is ready."))


def typed_plan(plan: Template) -> WorkshopPlan:
    questions = [
        (typed(f"prompt-{n}"), typed(f"possibility-{n}"), typed(f"barrier-{n}"))
        for n in range(plan.questions)
    ]
    return workshop_plan(typed("template"), typed("title"), typed("language"), questions)
