"""The facilitator's bar over the slide. The wire carries it to every projector, so it holds
nothing but what the facilitator can press; pressing is for who is signed in."""

from sqlalchemy.orm import Session

from facilitator.screens.projector.view import view
from facilitator.screens.steering import Steering, steering
from facilitator.screens.watch import Watch


def bar(session: Session, watch: Watch) -> Steering:
    return steering(view(session, watch))
