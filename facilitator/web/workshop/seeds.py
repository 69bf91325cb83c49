"""Ideas that are there before anybody writes: pasted in, one a line."""

from typing import Any, cast

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.domain.changes import IdeaAdded
from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, one_of
from facilitator.domain.words import READING_LANGUAGES, ListName
from facilitator.live.publish import perform, perform_once
from facilitator.operations import seeds as operations
from facilitator.screens.office.seeds import seeds_pasted
from facilitator.web.forms import again, blank, form_key, typed
from facilitator.web.guards import Room, driving, reading
from facilitator.web.notes import done
from facilitator.web.workshop.frame import frame

bp = Blueprint("seeds", __name__, url_prefix="/ideas")
PAGE = "pages/session-seeds.html"


@bp.get("")
def page(workshop_id: int) -> str:
    room, _ = driving(workshop_id)
    values = shown(room)
    first = values["questions"][0].id
    start = {"question": first, "list": "possibility", "language": room.language}
    return blank(PAGE, start, **values)


@bp.post("")
def add(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    values = shown(room)
    form = Form()
    try:
        with form.field("question"):
            one_of(typed("question"), [str(each.id) for each in values["questions"]])
        with form.field("language"):
            one_of(typed("language"), READING_LANGUAGES)
        form.check()
        with form.field("text"):
            facts = perform_once(
                desk.actor,
                form_key(),
                operations.add_seed_ideas,
                room.id,
                question_id=int(typed("question")),
                list_=cast(ListName, typed("list")),  # add_seed_ideas checks it
                lines=typed("text"),
                language=typed("language"),
            )
        form.check()
    except Refused as refused:
        return again(PAGE, refused, **values)
    message = N_("One idea is added.", "%(n)d ideas are added.")
    return done(
        f"/workshops/{room.id}/ideas", message, n=sum(isinstance(fact, IdeaAdded) for fact in facts)
    )


@bp.post("/<int:idea_id>/remove")
def remove(workshop_id: int, idea_id: int) -> Response:
    room, _ = driving(workshop_id)
    perform(operations.remove_seed_idea, room.id, idea_id=idea_id)
    return done(f"/workshops/{room.id}/ideas", N_("The idea is removed."))


def shown(room: Room) -> dict[str, Any]:
    with reading() as session:
        questions = seeds_pasted(session, room.id)
    return {
        **frame(room, "seeds"),
        "questions": questions,
        "reading_languages": READING_LANGUAGES,
    }
