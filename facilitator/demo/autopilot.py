"""Steps through the example as a facilitator would, until somebody else takes the wheel."""

from collections.abc import Callable
from dataclasses import dataclass

import gevent

from facilitator.demo.scribe import Scribe
from facilitator.simulate.clicker import Clicker

GLANCE = 1.5  # seconds between two looks at whether somebody else steers

# Seconds that the example gives to each part of the way; a real room takes ten times as long.
ARRIVING = 12
PRACTISING = 12
WRITING_UNSEEN, WRITING_SEEN = 25, 40  # before and after the wall is shown
TALKING = 8
LOOKING_AT_TOPICS = 8
SORTING = 75
READING_A_TOPIC = 5
TOPICS_READ = 3
ACCEPTED = 6
VOTING = 40
BEFORE_THE_REVEAL = 4
RESULTS = 15


class TakenOver(Exception):
    """The session is not where the autopilot left it: a person drives now."""


@dataclass
class Autopilot:
    clicker: Clicker
    scribe: Scribe
    say: Callable[[str], None] = print
    left_at: str = ""

    def drive(self) -> None:
        self.left_at = self.clicker.position()
        try:
            self.follow_the_script()
        except TakenOver:
            self.say("You are driving now: the autopilot has stopped.")

    def follow_the_script(self) -> None:
        self.go_on_after(ARRIVING)
        self.go_on_after(PRACTISING)
        for question in (0, 1):
            self.stay(WRITING_UNSEEN)
            self.clicker.steer("wall", on="1")
            self.scribe.draft_topics(question)
            self.go_on_after(WRITING_SEEN)
        self.go_on_after(TALKING)
        self.go_on_after(LOOKING_AT_TOPICS)
        self.go_on_after(SORTING)
        for _ in range(TOPICS_READ - 1):
            self.go_on_after(READING_A_TOPIC)
        self.stay(READING_A_TOPIC)
        self.press("accept")
        self.go_on_after(ACCEPTED)
        self.go_on_after(VOTING)
        self.go_on_after(BEFORE_THE_REVEAL)
        self.stay(RESULTS)
        self.scribe.write_down()
        self.go_on_after(RESULTS)
        self.say("The example stays at its results. Ctrl+C ends it.")

    def go_on_after(self, seconds: float) -> None:
        self.stay(seconds)
        self.press("next")

    def press(self, what: str) -> None:
        self.clicker.press(what)
        self.left_at = self.clicker.position()

    def stay(self, seconds: float) -> None:
        """Give the room this time, and give way to whoever else steers meanwhile."""
        while seconds > 0:
            gevent.sleep(min(GLANCE, seconds))
            seconds -= GLANCE
            if self.clicker.position() != self.left_at:
                raise TakenOver
