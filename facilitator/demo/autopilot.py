"""Steps through the example as a facilitator would, until somebody else takes the wheel."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import gevent

from facilitator.demo.scribe import Scribe
from facilitator.domain.words import LISTS
from facilitator.simulate.clicker import Clicker
from facilitator.simulate.phone import NotAnswered

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
ACCEPTED = 16
VOTING = 40
BEFORE_THE_REVEAL = 4
RESULTS = 28
READING_BACK = 14

THE_END = "The example stays at what was agreed. Press Next on the console to close it."

PAGES = 2  # turned to of what doesn't fit the wall; it stops at the last that there is


View = dict[str, str]  # what the projector is turned to


class TakenOver(Exception):
    """The session is not where the autopilot left it: a person drives now."""


@dataclass
class Autopilot:
    clicker: Clicker
    scribe: Scribe
    say: Callable[[str], None] = partial(print, flush=True)
    tempo: float = 1.0  # of the time that everything is given
    left_at: str = ""

    def drive(self) -> None:
        self.left_at = self.clicker.position()
        try:
            self.follow_the_script()
        except TakenOver:
            self.say("You are driving now: the autopilot has stopped.")
        except NotAnswered as refused:
            self.say(f"The autopilot has stopped: {refused}. Press Next on the console.")

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
        self.show(SORTING, self.lists())
        self.scribe.take_up_an_offer()
        self.press("next")
        self.read_aloud()
        self.show(ACCEPTED, self.questions())
        self.press("next")
        self.go_on_after(VOTING)
        self.go_on_after(BEFORE_THE_REVEAL)
        self.show(RESULTS, self.questions())
        self.scribe.write_down()
        self.press("next")
        self.show(READING_BACK, pages({}))
        self.say(THE_END)

    def read_aloud(self) -> None:
        """A few topics. Where fewer hold ideas, the last "next" accepts them by itself."""
        for _ in range(TOPICS_READ - 1):
            if self.clicker.offers("accept"):
                self.go_on_after(READING_A_TOPIC)
        self.stay(READING_A_TOPIC)
        if self.clicker.offers("accept"):
            self.press("accept")

    def lists(self) -> list[View]:
        return [
            {"question": str(question), "list": list_}
            for question in self.scribe.question_ids
            for list_ in LISTS
        ]

    def questions(self) -> list[View]:
        return [
            view
            for question in self.scribe.question_ids
            for view in pages({"question": str(question)})
        ]

    def show(self, seconds: float, views: list[View]) -> None:
        """Turn the projector to each of these, as the room would otherwise see only the first."""
        for view in views:
            self.clicker.steer("turn", **view)
            self.stay(seconds / len(views))

    def go_on_after(self, seconds: float) -> None:
        self.stay(seconds)
        self.press("next")

    def press(self, what: str) -> None:
        self.clicker.press(what)
        self.left_at = self.clicker.position()

    def stay(self, seconds: float) -> None:
        """Give the room this time, and give way to whoever else steers meanwhile."""
        seconds *= self.tempo
        while seconds > 0:
            gevent.sleep(min(GLANCE, seconds))
            seconds -= GLANCE
            if self.clicker.position() != self.left_at:
                raise TakenOver


def pages(view: View) -> list[View]:
    return [{**view, "page": str(page)} for page in range(PAGES)]
