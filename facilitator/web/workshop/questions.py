"""The questions of a session, and what their two lists are called."""

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Conflict, Refused
from facilitator.domain.form import Form
from facilitator.domain.workshops import LIST_LABELS, MOST_QUESTIONS, QuestionText, question_text
from facilitator.live.publish import perform, perform_once
from facilitator.operations import questions as operations
from facilitator.screens.office.preparation import AskedQuestion, questions_asked
from facilitator.web.forms import again, blank, form_key, typed
from facilitator.web.guards import Room, driving, reading
from facilitator.web.notes import done
from facilitator.web.office import SAVED
from facilitator.web.workshop.frame import frame

bp = Blueprint("questions", __name__, url_prefix="/questions")
PAGE, NEW = "pages/session-questions.html", "pages/session-question.html"


@bp.get("")
def page(workshop_id: int) -> str:
    room, _ = driving(workshop_id)
    asked = questions_of(room)
    start = {}
    for n, each in enumerate(asked):
        start[f"prompt-{n}"] = each.prompt
        start[f"possibility-{n}"] = each.possibility_label
        start[f"barrier-{n}"] = each.barrier_label
    return blank(PAGE, start, **shown(room, asked))


@bp.post("")
def save(workshop_id: int) -> Response:
    """Save all; `remove` names one that goes afterwards."""
    room, _ = driving(workshop_id)
    asked = questions_of(room)
    check_same(asked)
    try:
        perform(operations.edit_questions, room.id, typed_questions(room, asked))
        if gone := chosen_to_go(asked):
            perform(operations.drop_question, room.id, question_id=gone.id)
    except Refused as refused:
        return again(PAGE, refused, **shown(room, asked))
    return done(f"/workshops/{room.id}/questions", SAVED)


def check_same(asked: tuple[AskedQuestion, ...]) -> None:
    """The fields of the page are numbered: with other questions they would overwrite those."""
    on_page = request.form.getlist("question")
    if on_page and on_page != [str(each.id) for each in asked]:
        raise Conflict(
            N_(
                "Somebody added or removed a question meanwhile, so nothing was saved."
                " What you wrote stands below."
            )
        )


def typed_questions(room: Room, asked: tuple[AskedQuestion, ...]) -> dict[int, QuestionText]:
    form = Form()
    texts = {each.id: typed_question(form, n, room) for n, each in enumerate(asked)}
    form.check()
    return texts


def typed_question(form: Form, n: int, room: Room) -> QuestionText:
    fields = typed(f"prompt-{n}"), typed(f"possibility-{n}"), typed(f"barrier-{n}")
    return question_text(form, n, *fields, room.language)


def chosen_to_go(asked: tuple[AskedQuestion, ...]) -> AskedQuestion | None:
    return next((each for each in asked if str(each.id) == typed("remove")), None)


@bp.get("/new")
def new(workshop_id: int) -> str:
    room, _ = driving(workshop_id)
    labels = LIST_LABELS.get(room.language, LIST_LABELS["en"])
    return blank(NEW, {"possibility-0": labels[0], "barrier-0": labels[1]}, **shown(room, ()))


@bp.post("/new")
def add(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    form = Form()
    text = typed_question(form, 0, room)
    try:
        form.check()
        perform_once(desk.actor, form_key(), operations.ask_another, room.id, text)
    except Refused as refused:
        return again(NEW, refused, **shown(room, ()))
    return done(
        f"/workshops/{room.id}/questions",
        N_("Added, with a step to write in. Sorting, voting and results cover it too."),
    )


def questions_of(room: Room) -> tuple[AskedQuestion, ...]:
    with reading() as session:
        return questions_asked(session, room.id)


def shown(room: Room, asked: tuple[AskedQuestion, ...]) -> dict[str, Any]:
    return {**frame(room, "questions"), "asked": asked, "most": MOST_QUESTIONS}
