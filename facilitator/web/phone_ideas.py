"""Writing on the phone: send an idea, change its wording, withdraw it."""

from typing import cast

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.changes import IdeaAdded
from facilitator.domain.errors import N_, Refused
from facilitator.domain.ideas import PracticeIsOver
from facilitator.domain.words import ListName
from facilitator.languages import sentence, spoken, translate
from facilitator.live.publish import live, perform_once
from facilitator.operations.ideas import add_idea, edit_own_idea, withdraw_own_idea
from facilitator.store.models import Idea
from facilitator.web.answers import wants_fragment
from facilitator.web.guards import joined, reading
from facilitator.web.numbers import number
from facilitator.web.phone import done, refused_beside, sent_key

bp = Blueprint("phone_ideas", __name__, url_prefix="/w/<code>/ideas")

SENT_LATE = N_("Saved. It came after its step, so the facilitator gets it as late.")


@bp.post("")
def submit_idea(code: str) -> Response:
    room, me = joined(code)
    question_id, form = number("question"), request.form
    try:
        [added] = perform_once(
            me.actor,
            sent_key(),
            add_idea,
            room.id,
            author=me.id,
            question_id=question_id,
            list_=cast(ListName, form.get("list", "")),  # add_idea checks it
            text=form.get("text", ""),
            language=spoken(),
            one_more="one_more" in form,
            practice="practice" in form,
        )
    except PracticeIsOver as over:
        if not wants_fragment():
            raise
        return done(room, me, message=sentence(over))
    except Refused as refused:
        return refused_beside(
            room,
            me,
            refused,
            where=f"{'p' if 'practice' in form else 'q'}{question_id}",
            typed=form.get("text", ""),
            typed_list=form.get("list"),
        )
    live().listeners.stopped_typing(room.id, me.id)
    if came_late(cast(IdeaAdded, added)):
        return done(room, me, message=translate(SENT_LATE))
    return done(room, me, query=f"?saved={question_id}", saved=question_id)


def came_late(added: IdeaAdded) -> bool:
    with reading() as session:
        return session.get_one(Idea, added.idea_id).late


@bp.post("/<int:idea_id>")
def edit_idea(code: str, idea_id: int) -> Response:
    room, me = joined(code)
    typed = request.form.get("text", "")
    try:
        perform_once(
            me.actor, sent_key(), edit_own_idea, room.id, author=me.id, idea_id=idea_id, text=typed
        )
    except Refused as refused:
        return refused_beside(room, me, refused, where=f"e{idea_id}", typed=typed)
    return done(room, me)


@bp.post("/<int:idea_id>/withdraw")
def withdraw_idea(code: str, idea_id: int) -> Response:
    room, me = joined(code)
    perform_once(me.actor, sent_key(), withdraw_own_idea, room.id, author=me.id, idea_id=idea_id)
    return done(room, me)
