"""The theme team on its phones: volunteer, draft topics, leave."""

from collections.abc import Callable
from typing import Any, cast

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.changes import Change
from facilitator.domain.errors import Refused
from facilitator.domain.words import ListName
from facilitator.live.publish import perform_once
from facilitator.operations import theme_team
from facilitator.web.guards import Me, Room, joined
from facilitator.web.numbers import number
from facilitator.web.phone import done, refused_beside, sent_key

bp = Blueprint("phone_team", __name__, url_prefix="/w/<code>/team")


@bp.post("/volunteer")
def volunteer(code: str) -> Response:
    return draft(*joined(code), theme_team.volunteer, where="team")


@bp.post("/leave")
def leave(code: str) -> Response:
    return draft(*joined(code), theme_team.leave_team, where="team")


@bp.post("/topics")
def draft_topic(code: str) -> Response:
    room, me = joined(code)
    question_id, list_ = number("question"), cast(ListName, request.form.get("list", ""))
    return draft(
        room,
        me,
        theme_team.draft_as_team,
        where=f"draft-{question_id}-{list_}",
        question_id=question_id,
        list_=list_,
        name=request.form.get("name", ""),
    )


@bp.post("/topics/<int:topic>")
def rename_topic(code: str, topic: int) -> Response:
    name = request.form.get("name", "")
    return draft(
        *joined(code),
        theme_team.rename_as_team,
        where=f"topic-{topic}",
        cluster_id=topic,
        name=name,
    )


@bp.post("/topics/<int:topic>/remove")
def remove_topic(code: str, topic: int) -> Response:
    return draft(*joined(code), theme_team.remove_as_team, where=f"topic-{topic}", cluster_id=topic)


def draft(
    room: Room, me: Me, operation: Callable[..., list[Change]], *, where: str, **values: Any
) -> Response:
    try:
        perform_once(me.actor, sent_key(), operation, room.id, participant=me.id, **values)
    except Refused as refused:
        typed = request.form.get("name", "")
        return refused_beside(room, me, refused, where=where, typed=typed)
    return done(room, me)
