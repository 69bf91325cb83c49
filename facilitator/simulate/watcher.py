"""Somebody who looks at the projector, and notes when each revision arrived there."""

import time
from bisect import bisect_left
from contextlib import suppress
from dataclasses import dataclass, field

import gevent

from facilitator.simulate import page
from facilitator.simulate.browser import Browser
from facilitator.simulate.engine import Ear, listen


@dataclass
class Watcher:
    """May watch by the cookie that `browser` holds."""

    browser: Browser
    workshop_id: int
    ear: Ear | None = None
    revisions: list[int] = field(default_factory=list)  # ascending
    moments: list[float] = field(default_factory=list)  # of time.perf_counter()

    def watch(self) -> None:
        marks = page.body_marks(self.browser.open_page(f"/projector/{self.workshop_id}").text)
        self.note(int(marks["revision"]))
        self.ear = listen(
            self.browser,
            {
                "workshop": self.workshop_id,
                "audience": "projector",
                "language": marks["language"],
            },
        )
        gevent.spawn(self.hear, self.ear)

    def hear(self, ear: Ear) -> None:
        with suppress(OSError):  # the server went home
            for event in ear.events():
                if event.name == "panels":
                    self.note(event.value["r"])

    def note(self, revision: int) -> None:
        if not self.revisions or revision > self.revisions[-1]:
            self.revisions.append(revision)
            self.moments.append(time.perf_counter())

    def saw(self, revision: int) -> float | None:
        """When the projector first showed this revision or a later one."""
        place = bisect_left(self.revisions, revision)
        return self.moments[place] if place < len(self.moments) else None
