"""The phone: its page, its own part, and what a participant sends."""

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.words import ListName
from facilitator.languages import spoken
from facilitator.live.publish import live, perform_once
from facilitator.operations.ideas import add_idea, edit_own_idea, withdraw_own_idea
from facilitator.screens import phone as screen_of
from facilitator.web import cookies
from facilitator.web.answers import answer, missing
from facilitator.web.guards import Me, Room, joined, reading
from facilitator.web.resync import panels_since
from facilitator.web.words import screen

bp = Blueprint("phone", __name__)


@bp.get("/w/<code>")
def page(code: str) -> Response:
    room, me = joined(code)
    if "since" in request.args:
        return panels_since("phone", room.id, spoken())
    shown = screen("phone", room.id, spoken())
    return make_response(
        render_template("screens/phone.html", room=room, mine=mine_of(room, me), **shown)
    )


@bp.get("/w/<code>/mine")
def mine(code: str) -> str:
    """This phone's own part: fetched when the push says that it changed."""
    room, me = joined(code)
    return render_template("answers/mine.html", room=room, mine=mine_of(room, me))


def mine_of(room: Room, me: Me) -> screen_of.Mine:
    with reading() as session:
        return screen_of.mine(session, live().watch(room.id), me.id, key=cookies.new_token())


@bp.post("/w/<code>/ideas")
def submit_idea(code: str) -> Response:
    room, me = joined(code)
    perform_once(
        me.actor,
        request.form.get("key") or cookies.new_token(),
        add_idea,
        room.id,
        author=me.id,
        question_id=number("question"),
        list_=chosen_list(),
        text=request.form.get("text", ""),
        language=spoken(),
        one_more="one_more" in request.form,
    )
    live().listeners.stopped_typing(room.id, me.id)
    return answer("answers/idea_saved.html", back=room.phone, room=room, mine=mine_of(room, me))


@bp.post("/w/<code>/ideas/<int:idea_id>")
def edit_idea(code: str, idea_id: int) -> Response:
    room, me = joined(code)
    perform_once(
        me.actor,
        request.form.get("key") or cookies.new_token(),
        edit_own_idea,
        room.id,
        author=me.id,
        idea_id=idea_id,
        text=request.form.get("text", ""),
    )
    return answer("answers/mine.html", back=room.phone, room=room, mine=mine_of(room, me))


@bp.post("/w/<code>/ideas/<int:idea_id>/withdraw")
def withdraw_idea(code: str, idea_id: int) -> Response:
    room, me = joined(code)
    perform_once(
        me.actor,
        request.form.get("key") or cookies.new_token(),
        withdraw_own_idea,
        room.id,
        author=me.id,
        idea_id=idea_id,
    )
    return answer("answers/mine.html", back=room.phone, room=room, mine=mine_of(room, me))


def number(name: str) -> int:
    value = request.form.get(name, type=int)
    if value is None:
        raise missing()
    return value


def chosen_list() -> ListName:
    return request.form.get("list", "")  # type: ignore[return-value]  # add_idea checks it
