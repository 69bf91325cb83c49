"""Voting on the phone: the ballot goes up whole, and comes back as it is stored."""

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.voting import OTHER_DOTS, OtherDots
from facilitator.live.publish import perform
from facilitator.operations import ballots
from facilitator.screens.phone.voting import Cast, cast_by
from facilitator.web.answers import wants_fragment
from facilitator.web.guards import Me, Room, joined, reading
from facilitator.web.numbers import number, whole
from facilitator.web.phone import done, own_part, refused_beside

bp = Blueprint("phone_votes", __name__, url_prefix="/w/<code>")

UNREADABLE = N_("That could not be read. Please try again.")


@bp.post("/ballot")
def cast(code: str) -> Response:
    """All dots at once, with the phone's number; a lower number gets the stored ballot."""
    room, me = joined(code)
    sent: dict[int, int] = {}
    try:
        sent = {topic: n for topic, n in dots_of(request.form.getlist("dots")).items() if n}
        stored = perform(
            ballots.cast_ballot,
            room.id,
            participant=me.id,
            vote_id=number("vote"),
            number=number("number"),
            dots=sent,
        )
    except OtherDots as refused:
        return refused_beside(room, me, refused, where="ballot", sent=sent)
    except Refused as refused:
        return refused_beside(room, me, refused, where="ballot")
    if "instead" in request.form:
        return chosen(room, me, sent)
    if stored and wants_fragment():
        return receipt(room, me, sent)
    return done(room, me)


def receipt(room: Room, me: Me, sent: dict[int, int]) -> Response:
    """What the server holds now. The phone shows the dots already, and a full room sends many
    ballots: so this is all that comes back, unless another screen of the voter was faster."""
    held = held_ballot(me)
    if (held.number, held.dots) != (number("number"), sent):
        return own_part(room, me)
    return make_response(render_template("answers/ballot.html", room=room, cast=held))


def chosen(room: Room, me: Me, sent: dict[int, int]) -> Response:
    """After a choice between two screens; the third one may have been faster again."""
    if held_ballot(me).dots != sent:
        return refused_beside(room, me, OtherDots(OTHER_DOTS), where="ballot", sent=sent)
    return done(room, me)


def held_ballot(me: Me) -> Cast:
    with reading() as session:
        return cast_by(session, number("vote"), me.id)


def dots_of(pairs: list[str]) -> dict[int, int]:
    """ "12:1" is one dot on topic 12."""
    try:
        return {whole(topic): whole(count) for topic, count in (pair.split(":") for pair in pairs)}
    except ValueError:
        raise Refused(UNREADABLE) from None


@bp.post("/ballot/topic")
def place(code: str) -> Response:
    """A plain form's tap: so many dots on this topic."""
    room, me = joined(code)
    try:
        [(topic, count)] = dots_of(request.form.getlist("dots")).items() or [(0, 0)]
        perform(
            ballots.tap_topic,
            room.id,
            participant=me.id,
            vote_id=number("vote"),
            topic=topic,
            count=count,
        )
    except Refused as refused:
        return refused_beside(room, me, refused, where="ballot")
    return done(room, me)


@bp.post("/ballot/done")
def say_done(code: str) -> Response:
    room, me = joined(code)
    try:
        perform(ballots.say_done, room.id, participant=me.id, vote_id=number("vote"))
    except Refused as refused:
        return refused_beside(room, me, refused, where="ballot")
    return done(room, me)


@bp.post("/ballot/abstain")
def abstain(code: str) -> Response:
    room, me = joined(code)
    try:
        perform(
            ballots.abstain,
            room.id,
            participant=me.id,
            vote_id=number("vote"),
            number=request.form.get("number", type=whole),
        )
    except Refused as refused:
        return refused_beside(room, me, refused, where="ballot")
    return done(room, me)
