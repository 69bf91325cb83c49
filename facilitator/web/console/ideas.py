"""Ideas on the console: look at one, edit, hide and show it, take back, paste some in."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.changes import IdeaAdded
from facilitator.domain.words import ListName
from facilitator.languages import translate, translate_plural
from facilitator.operations import ideas, seeds
from facilitator.screens.console.board import tabs
from facilitator.screens.console.idea import idea_card
from facilitator.web.console.drawers import act, done, drawer
from facilitator.web.guards import driving, reading
from facilitator.web.numbers import whole

bp = Blueprint("ideas", __name__)


@bp.get("/ideas/<int:idea_id>")
def look_at_idea(workshop_id: int, idea_id: int) -> Response:
    room, _ = driving(workshop_id)
    with reading() as session:
        it = idea_card(session, room.id, idea_id)
    return drawer("idea", room, it)


@bp.post("/ideas/<int:idea_id>/text")
def edit_idea(workshop_id: int, idea_id: int) -> Response:
    """New wording; the original stays beside it."""
    room, desk = driving(workshop_id)
    text = request.form.get("text", "")
    act(room, desk, ideas.edit_idea, idea_id=idea_id, text=text, by_id=desk.account_id)
    return done(room, translate("Saved. The first wording is kept beside it."))


@bp.post("/ideas/<int:idea_id>/hide")
def hide_idea(workshop_id: int, idea_id: int) -> Response:
    room, desk = driving(workshop_id)
    reason = request.form.get("reason", "")
    act(room, desk, ideas.hide_idea, idea_id=idea_id, reason=reason, by_id=desk.account_id)
    return done(room, translate("Hidden from all screens."))


@bp.post("/ideas/<int:idea_id>/show")
def show_idea(workshop_id: int, idea_id: int) -> Response:
    room, desk = driving(workshop_id)
    act(room, desk, ideas.show_idea, idea_id=idea_id, by_id=desk.account_id)
    return done(room, translate("Shown again."))


@bp.post("/ideas/<int:idea_id>/take-back")
def take_back_all(workshop_id: int, idea_id: int) -> Response:
    """Hide everything from the phone this idea came from, without saying whose it is."""
    room, desk = driving(workshop_id)
    hidden = act(room, desk, ideas.take_back_all_by_author, idea_id=idea_id, by_id=desk.account_id)
    return done(
        room, translate_plural("%(num)d idea hidden.", "%(num)d ideas hidden.", len(hidden))
    )


@bp.get("/seeds")
def write_seeds(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    with reading() as session:
        it = tabs(session, room.id)
    return drawer("seeds", room, it)


@bp.post("/seeds")
def add_seeds(workshop_id: int) -> Response:
    """Ideas of other occasions, one a line, into one list."""
    room, desk = driving(workshop_id)
    question_id, list_ = chosen_pile()
    added = act(
        room,
        desk,
        seeds.add_seed_ideas,
        question_id=question_id,
        list_=list_,
        lines=request.form.get("text", ""),
        language=room.language,
    )
    ideas_added = sum(isinstance(change, IdeaAdded) for change in added)
    return done(room, translate_plural("%(num)d idea added.", "%(num)d ideas added.", ideas_added))


def chosen_pile() -> tuple[int, ListName]:
    """A list of a question, as one choice; the operation checks that they exist."""
    question_id, _, list_ = request.form.get("pile", "").partition("-")
    try:
        return whole(question_id), list_  # type: ignore[return-value]
    except ValueError:
        return 0, list_  # type: ignore[return-value]
