"""The people in the example's room, and its autopilot: `python -m facilitator.demo.players`."""

import json
import os
import sys
from dataclasses import dataclass

import gevent

from facilitator.demo.autopilot import Autopilot
from facilitator.demo.minds import guests
from facilitator.demo.scribe import Scribe
from facilitator.simulate.browser import Browser
from facilitator.simulate.clicker import Clicker
from facilitator.simulate.crowd import Crowd
from facilitator.simulate.pace import Pace
from facilitator.web import cookies

# A little quicker than life, so that a visitor sees everything within a few minutes.
PACE = Pace(between_arrivals=0.5, writing=(3.0, 11.0), reading=(1.5, 5.0), tapping=(1.0, 5.0))


@dataclass(frozen=True)
class Cast:
    """Where the room is, and what opens it. Without a token nobody steers."""

    origin: str
    code: str
    workshop_id: int
    question_ids: tuple[int, ...]
    autopilot_token: str | None


def play(cast: Cast) -> None:
    """Until the server goes."""
    crowd = Crowd(cast.origin, cast.code, PACE)
    crowd.send(guests(cast.code))
    if cast.autopilot_token:
        desk = Browser(cast.origin, cookies={cookies.DESK: cast.autopilot_token})
        scribe = Scribe(desk, cast.workshop_id, cast.question_ids)
        gevent.spawn(Autopilot(Clicker(desk, cast.workshop_id), scribe).drive)
    stay_as_long_as(os.getppid())


def stay_as_long_as(parent: int) -> None:
    while os.getppid() == parent:
        gevent.sleep(1)


if __name__ == "__main__":
    play(Cast(**json.load(sys.stdin)))
