"""Sorting on the phone: answer a card, go back, enough; say where an own idea belongs."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.changes import Change
from facilitator.domain.errors import N_, Refused
from facilitator.languages import translate
from facilitator.live.publish import perform_once
from facilitator.operations import sorting
from facilitator.operations.naming import propose_name
from facilitator.web.guards import Me, Room, joined
from facilitator.web.numbers import number, whole
from facilitator.web.phone import done, refused_beside, sent_key

bp = Blueprint("phone_cards", __name__, url_prefix="/w/<code>")

TOLD = N_("Thank you. The facilitator sees that you would move it.")


@bp.post("/card")
def answer_card(code: str) -> Response:
    """Put the card in a topic, or say that it fits nowhere or can't be understood."""
    room, me = joined(code)
    idea_id, form = number("idea"), request.form
    if "topic" in form:
        return sort(room, me, sorting.place_card, idea_id=idea_id, cluster_id=number("topic"))
    if form.get("answer") == "unclear":
        return sort(room, me, sorting.answer_unclear, idea_id=idea_id)
    suggestion = form.get("suggestion", "")
    return sort(room, me, sorting.answer_nowhere, idea_id=idea_id, suggestion=suggestion)


@bp.post("/card/back")
def go_back(code: str) -> Response:
    in_hand = request.form.get("idea", type=whole)
    return sort(*joined(code), sorting.take_back, in_hand=in_hand)


@bp.post("/card/enough")
def say_enough(code: str) -> Response:
    return sort(*joined(code), sorting.say_enough)


@bp.post("/card/on")
def sort_on(code: str) -> Response:
    return sort(*joined(code), sorting.sort_on)


def sort(room: Room, me: Me, operation: Callable[..., list[Change]], **values: Any) -> Response:
    """Do it, and deal the next card; a failed tap says so and keeps the card."""
    try:
        perform_once(me.actor, sent_key(), operation, room.id, participant=me.id, **values)
    except Refused as refused:
        return refused_beside(room, me, refused, where="card")
    return done(room, me)


@bp.post("/place")
def correct_own(code: str) -> Response:
    """ "Your idea is in Barriers B. Wrong?" """
    room, me = joined(code)
    idea_id = number("idea")
    try:
        perform_once(
            me.actor,
            sent_key(),
            sorting.correct_own,
            room.id,
            participant=me.id,
            idea_id=idea_id,
            cluster_id=number("topic"),
        )
    except Refused as refused:
        return refused_beside(room, me, refused, where=f"place{idea_id}")
    return done(room, me, message=translate(TOLD))


@bp.post("/name")
def propose(code: str) -> Response:
    room, me = joined(code)
    typed = request.form.get("name", "")
    try:
        perform_once(
            me.actor,
            sent_key(),
            propose_name,
            room.id,
            participant=me.id,
            cluster_id=number("topic"),
            name=typed,
        )
    except Refused as refused:
        return refused_beside(room, me, refused, where="name", typed=typed)
    return done(room, me)
