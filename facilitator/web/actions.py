"""The actions of a meeting on one page, with those of earlier meetings of its series: how far each
is, who does it, and until when."""

from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.domain.agreed import FOLLOWED_UP, STATUSES, followed_up
from facilitator.domain.errors import Refused
from facilitator.domain.together import Clash
from facilitator.languages import translate
from facilitator.live.publish import perform
from facilitator.operations.following_up import follow_up_action
from facilitator.screens.office.actions import Actions, ListedAction, actions
from facilitator.web.answers import missing
from facilitator.web.forms import again, began, blank, clashed, typed
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.notes import done
from facilitator.web.office import SAVED

bp = Blueprint("actions", __name__, url_prefix="/meetings/<int:meeting_id>/actions")
PAGE = "pages/actions.html"


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    return blank(PAGE, {}, **shown(here, standing(here)))


@bp.get("/<int:action_id>")
def edit(meeting_id: int, action_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = standing(here)
    opened = found(it, action_id)
    return blank(PAGE, opened.fields, began=opened.fields, **shown(here, it, opened))


@bp.post("/<int:action_id>")
def change(meeting_id: int, action_id: int) -> Response:
    here, _ = arranging(meeting_id)
    opened, first = found(standing(here), action_id), began(FOLLOWED_UP)
    try:
        fields = followed_up({name: typed(name) for name in FOLLOWED_UP})
        perform(follow_up_action, here.id, action_id, fields, first)
    except Clash as clash:
        return clashed(PAGE, clash, **shown(here, standing(here), opened))
    except Refused as refused:
        return again(PAGE, refused, began=first, **shown(here, standing(here), opened))
    return done(f"/meetings/{here.id}/actions", SAVED)


def standing(here: Gathering) -> Actions:
    with reading() as session:
        return actions(session, here.id)


def found(it: Actions, action_id: int) -> ListedAction:
    action = it.action(action_id)
    if action is None:
        raise missing()
    return action


def shown(here: Gathering, it: Actions, opened: ListedAction | None = None) -> dict[str, Any]:
    words = {name: translate(word) for name, word in STATUSES.items()}
    return {"meeting": here, "it": it, "opened": opened, "statuses": words}
