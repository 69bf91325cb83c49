"""The topic board: move cards, look after topics, take up offers, undo."""

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.words import ListName
from facilitator.languages import translate
from facilitator.operations import board, merging, moving, offers, topics
from facilitator.screens.console.topic import (
    homeless_cards,
    new_pile,
    one_topic,
    waiting_cards,
)
from facilitator.web.answers import wants_fragment
from facilitator.web.console.drawers import act, done, drawer
from facilitator.web.guards import Desk, Room, driving, reading
from facilitator.web.numbers import number, whole

bp = Blueprint("board", __name__)
PILE = "/piles/<int:question_id>/<any(possibility, barrier):list_>"


# Cards


@bp.post("/ideas/<int:idea_id>/move")
def move_idea(workshop_id: int, idea_id: int) -> Response:
    """Into a topic, or with an empty `topic` back among those not placed yet."""
    room, desk = driving(workshop_id)
    move(room, desk, idea_id)
    return done(room, translate("Moved."))


def move(room: Room, desk: Desk, idea_id: int) -> None:
    act(
        room,
        desk,
        moving.move_ideas,
        idea_ids=[idea_id],
        cluster_id=request.form.get("topic", type=whole),
        by_id=desk.account_id,
    )


@bp.post("/ideas/<int:idea_id>/promote")
def promote_idea(workshop_id: int, idea_id: int) -> Response:
    """A single idea goes on the ballot."""
    room, desk = driving(workshop_id)
    act(room, desk, moving.promote_idea, idea_id=idea_id, by_id=desk.account_id)
    return done(room, translate("This idea goes on the ballot by itself."))


# Topics


@bp.get(f"{PILE}/new")
def name_topic(workshop_id: int, question_id: int, list_: ListName) -> Response:
    room, _ = driving(workshop_id)
    with reading() as session:
        it = new_pile(session, room.id, question_id, list_)
    return drawer("new_topic", room, it)


@bp.post(f"{PILE}/topics")
def draft_topic(workshop_id: int, question_id: int, list_: ListName) -> Response:
    room, desk = driving(workshop_id)
    act(
        room,
        desk,
        topics.draft_topic,
        question_id=question_id,
        list_=list_,
        name=request.form.get("name", ""),
        by_id=desk.account_id,
    )
    return done(room, translate("The topic is on the board."))


@bp.get("/topics/<int:topic_id>")
def look_at_topic(workshop_id: int, topic_id: int) -> Response:
    room, _ = driving(workshop_id)
    with reading() as session:
        it = one_topic(session, room.id, topic_id)
    return drawer("topic", room, it)


@bp.post("/topics/<int:topic_id>/name")
def rename_topic(workshop_id: int, topic_id: int) -> Response:
    return on_topic(
        workshop_id,
        topics.rename_topic,
        translate("Renamed."),
        cluster_id=topic_id,
        name=request.form.get("name", ""),
    )


@bp.post("/topics/<int:topic_id>/merge")
def merge_topic(workshop_id: int, topic_id: int) -> Response:
    """This topic goes into another one, which keeps both names."""
    return on_topic(
        workshop_id,
        merging.merge_topics,
        translate("Merged. The topic has both names now."),
        gone_id=topic_id,
        kept_id=request.form.get("into", default=0, type=whole),
    )


@bp.post("/topics/<int:topic_id>/split")
def split_topic(workshop_id: int, topic_id: int) -> Response:
    """Some of its cards become a topic of their own."""
    return on_topic(
        workshop_id,
        merging.split_topic,
        translate("Split. The new topic is on the board."),
        cluster_id=topic_id,
        name=request.form.get("name", ""),
        idea_ids=request.form.getlist("idea", type=whole),
    )


@bp.post("/topics/<int:topic_id>/split-up")
def split_up_topic(workshop_id: int, topic_id: int) -> Response:
    """Its cards are dealt again, among smaller topics."""
    return on_topic(
        workshop_id,
        merging.split_up,
        translate("The room sorts these cards again."),
        cluster_id=topic_id,
        names=request.form.getlist("name"),
    )


@bp.post("/topics/<int:topic_id>/remove")
def remove_topic(workshop_id: int, topic_id: int) -> Response:
    return on_topic(workshop_id, topics.remove_topic, translate("Removed."), cluster_id=topic_id)


def on_topic(workshop_id: int, operation: Any, said: str, **values: Any) -> Response:
    room, desk = driving(workshop_id)
    act(room, desk, operation, by_id=desk.account_id, **values)
    return done(room, said)


# Offers


@bp.get(f"{PILE}/waiting")
def look_at_waiting(workshop_id: int, question_id: int, list_: ListName) -> Response:
    room, _ = driving(workshop_id)
    with reading() as session:
        it = waiting_cards(session, room.id, question_id, list_)
    return drawer("waiting", room, it)


@bp.post(f"{PILE}/waiting")
def place_waiting(workshop_id: int, question_id: int, list_: ListName) -> Response:
    """One tap, one card; the next ones stay open in the drawer."""
    room, desk = driving(workshop_id)
    move(room, desk, number("idea"))
    with reading() as session:
        it = waiting_cards(session, room.id, question_id, list_)
    if it is None or not it.cards or not wants_fragment():
        return done(room, translate("Moved."))
    return drawer("waiting", room, it)


@bp.get(f"{PILE}/homeless")
def look_at_homeless(workshop_id: int, question_id: int, list_: ListName) -> Response:
    room, _ = driving(workshop_id)
    with reading() as session:
        it = homeless_cards(session, room.id, question_id, list_)
    return drawer("homeless", room, it)


@bp.post(f"{PILE}/homeless")
def add_topics(workshop_id: int, question_id: int, list_: ListName) -> Response:
    room, desk = driving(workshop_id)
    act(
        room,
        desk,
        offers.add_topics,
        question_id=question_id,
        list_=list_,
        names=request.form.getlist("name"),
        by_id=desk.account_id,
    )
    return done(room, translate("Added. The cards that fit nowhere are dealt again."))


@bp.post("/offers/aside")
def put_aside(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    offer = request.form.get("offer", "")
    act(room, desk, offers.decline_offer, offer=offer, by_id=desk.account_id)
    return done(room, translate("Put aside."))


# Undo


@bp.post("/undo")
def undo(workshop_id: int) -> Response:
    """The newest action on topics or ideas, if it is still the one the button named."""
    room, desk = driving(workshop_id)
    action_id = request.form.get("action", type=whole)
    if action_id is None:
        raise Refused(N_("There is nothing to undo."))
    act(room, desk, board.undo, action_id=action_id, by_id=desk.account_id)
    return done(room, translate("Undone."))
