"""Drawers: what opens beside the board for one card, topic or list, and what it answers.

A drawer stands outside the panels, so that no push eats a half-typed word. Without JavaScript
the same thing is a page of its own.
"""

from typing import Any

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.changes import Change
from facilitator.domain.together import Clash
from facilitator.languages import sentence
from facilitator.live.publish import Operation, perform_once
from facilitator.web import cookies
from facilitator.web.answers import answer, missing, wants_fragment
from facilitator.web.guards import Desk, Room


def drawer(name: str, room: Room, it: Any, **values: Any) -> Response:
    """The drawer `name`, or the page that holds it. `key` goes into its forms."""
    if it is None:
        raise missing()
    shown = {"room": room, "it": it, "key": cookies.new_token()[:16], **values}
    template = f"drawers/{name}.html" if wants_fragment() else "pages/drawer.html"
    return make_response(render_template(template, drawer=f"drawers/{name}.html", **shown))


def clashed(name: str, room: Room, it: Any, clash: Clash, **values: Any) -> Response:
    """The drawer again with both texts, where two people wrote into one field."""
    shown = {"fields": clash.typed, "was": clash.standing, "clash": clash, "said": sentence(clash)}
    response = drawer(name, room, it, **shown, **values)
    response.status_code = clash.status
    return response


def act(room: Room, desk: Desk, operation: Operation[Change], **values: Any) -> list[Change]:
    """What a button of the console does: once, however often it was sent."""
    key = request.form.get("key") or cookies.new_token()
    return perform_once(desk.actor, key, operation, room.id, **values)


def done(room: Room, said: str) -> Response:
    """Says so and closes the drawer; the push brings the rest."""
    return answer("answers/done.html", back=f"/console/{room.id}", said=said)
