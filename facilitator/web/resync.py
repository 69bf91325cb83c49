"""A screen that fell behind re-reads its panels here; a screen without WebSockets polls here."""

from flask import Response, make_response, request

from facilitator.live.panels import audience_of
from facilitator.live.publish import live
from facilitator.store.revisions import revision
from facilitator.web.numbers import whole
from facilitator.web.words import only_panels


def panels_since(screen: str, workshop_id: int, language: str) -> Response:
    """Nothing (204) while `?since=` is the newest revision, else the screen's panels."""
    with live().database.read() as session:
        newest = revision(session, workshop_id, audience_of(screen))
    if request.args.get("since", type=whole) == newest:
        return Response(status=204)
    live().meter.resyncs[screen] += 1
    response = make_response(only_panels(screen, workshop_id, language))
    response.mimetype = "text/html"
    return response
