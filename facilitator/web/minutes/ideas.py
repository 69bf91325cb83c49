"""Single ideas withheld from the minutes, and told again."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.form import Form, optional_line
from facilitator.domain.text import clean
from facilitator.live.publish import perform
from facilitator.operations import withholding as operations
from facilitator.screens.office.told import ToldIdea, told_idea, told_ideas
from facilitator.web.answers import missing
from facilitator.web.filing import answered, has_approved
from facilitator.web.forms import again, blank, typed
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.notes import done

bp = Blueprint("ideas", __name__, url_prefix="/ideas")
PAGE, ONE = "pages/told-ideas.html", "pages/told-idea.html"
LONGEST_REASON, LONGEST_SEARCH = 280, 280
LAST_PAGE = 10_000


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    asked = asked_for()
    with reading() as session:
        it = told_ideas(
            session,
            here.id,
            words=asked.get("words", ""),
            page=int(asked.get("page", 1)),
            only="only" in asked,
        )
    return render_template(PAGE, meeting=here, it=it, asked=asked, query=urlencode)


def asked_for() -> dict[str, str]:
    """Which part of the list is looked at; it goes along to the page of one idea and back."""
    words, number = clean(request.args.get("words", ""))[:LONGEST_SEARCH], request.args.get("page")
    asked = {"words": words} if words else {}
    if request.args.get("only"):
        asked["only"] = "yes"
    if number and number.isascii() and number.isdigit():
        asked["page"] = str(min(int(number[:9]), LAST_PAGE))
    return asked


@bp.get("/<int:idea_id>")
def ask(meeting_id: int, idea_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = found(here, idea_id)
    return blank(ONE, {"reason": it.reason}, **shown(here, it))


@bp.post("/<int:idea_id>/withhold")
def withhold(meeting_id: int, idea_id: int) -> Response:
    here, desk = arranging(meeting_id)
    it = found(here, idea_id)
    try:
        reason = typed_reason()
        perform(
            operations.withhold_idea,
            here.id,
            idea_id,
            reason=reason,
            by_id=desk.account_id,
            approved_too=answered(),
        )
    except NotFound:
        raise
    except Refused as refused:
        return again(ONE, refused, **shown(here, it))
    return done(back(here, idea_id), N_("Withheld. The minutes say how many entries are."))


@bp.post("/<int:idea_id>/tell")
def tell(meeting_id: int, idea_id: int) -> Response:
    here, _ = arranging(meeting_id)
    perform(operations.tell_idea, here.id, found(here, idea_id).id)
    return done(back(here, idea_id), N_("Its words are in the minutes again."))


def typed_reason() -> str:
    form, reason = Form(), ""
    with form.field("reason"):
        reason = optional_line(typed("reason"), LONGEST_REASON)
    form.check()
    return reason


def shown(here: Gathering, it: ToldIdea) -> dict[str, Any]:
    return {
        "meeting": here,
        "it": it,
        "asked": urlencode(asked_for()),
        "approved": has_approved(here),
    }


def back(here: Gathering, idea_id: int) -> str:
    """The list as it was, at this idea."""
    return f"/meetings/{here.id}/minutes/ideas?{urlencode(asked_for())}#idea-{idea_id}"


def found(here: Gathering, idea_id: int) -> ToldIdea:
    with reading() as session:
        it = told_idea(session, here.id, idea_id)
    if it is None:
        raise missing()
    return it
