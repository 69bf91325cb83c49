"""What is kept, how long and for whom: a page for phones, before joining and after."""

from flask import Blueprint, render_template

from facilitator.screens.privacy import kept
from facilitator.web.guards import reading, who_is_here

bp = Blueprint("privacy", __name__)


@bp.get("/J/<code>/privacy")
@bp.get("/j/<code>/privacy")
def page(code: str) -> str:
    room, me = who_is_here(code)
    with reading() as session:
        it = kept(session, room.id, me.id if me else None)
    return render_template("pages/privacy.html", it=it, room=room, me=me)
