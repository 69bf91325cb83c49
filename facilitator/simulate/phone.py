"""One participant's phone: joins, listens, and sends what its owner does.

It behaves as our pages do in a browser: one socket, a re-read when a beat says it is behind,
its own part fetched when the room's head announces a change, and every send repeated with
the same key until there is an answer.
"""

import random
from collections import Counter
from dataclasses import dataclass, field

import gevent
from gevent.event import Event as Signal

from facilitator.domain.words import ListName
from facilitator.simulate import page
from facilitator.simulate.ballot import Ballot, receipt_in
from facilitator.simulate.browser import SCRIPT, Answer, Browser
from facilitator.simulate.engine import Ear, Event, listen
from facilitator.simulate.mind import Visitor
from facilitator.simulate.tally import Tally
from facilitator.simulate.websocket import Refusal

SILENCE = 10.0  # seconds; then the phone says "not connected" and tries again
BEHIND = 1.0  # a push may still be under way
TRIES = 6
BETWEEN_TRIES = (0.5, 1.5)  # seconds, from and to


class NotAnswered(Exception):
    """The server said no, or nothing, to something a phone can't go on without."""


@dataclass
class Phone:
    browser: Browser
    code: str
    tally: Tally
    chance: random.Random
    cached: set[str] = field(default_factory=set)  # styles and scripts
    marks: dict[str, str] = field(default_factory=dict)  # on the page's body
    part: str = ""  # its own part, as HTML
    own: page.Part = page.Part("", "", "")
    revision: int = 0
    spread: float = 0.0
    ear: Ear | None = None
    hearing: gevent.Greenlet | None = None
    fetching: bool = False
    patience: float = 0.0
    news: Signal = field(default_factory=Signal)
    numbers: Counter[str] = field(default_factory=Counter)  # of the newest ballot, by vote
    tries: int = TRIES
    between_tries: tuple[float, float] = BETWEEN_TRIES

    @property
    def stage(self) -> str:
        """What its own part is for now."""
        return self.own.stage

    def take(self, html: str) -> None:
        """Show this as the phone's own part."""
        self.part = page.own_part(html)
        self.own = page.part_marks(self.part)

    # Coming in

    def join(self, visitor: Visitor) -> None:
        """Scan the code, fill in the form, and arrive on the phone's page."""
        with self.tally.timed("join"):
            door = self.browser.open_page(f"/J/{self.code}")
            if door.status != 200:
                raise NotAnswered(f"the join page answered {door.status}")
            self.load_assets(door.text)
            entered = self.browser.submit(f"/J/{self.code}", joining(visitor))
            if entered.status != 303:
                self.tally.count("refused")
                raise NotAnswered(f"joining was answered with {entered.status}")
            self.show(self.browser.follow(entered))
        self.tally.count("joined")

    def show(self, answer: Answer) -> None:
        if answer.status != 200:
            raise NotAnswered(f"the phone's page answered {answer.status}")
        self.marks = page.body_marks(answer.text)
        self.revision = int(self.marks["revision"])
        self.take(answer.text)
        self.load_assets(answer.text)

    def load_assets(self, html: str) -> None:
        """Styles and scripts, once each: their names change with their content."""
        for path in page.assets(html):
            if path not in self.cached:
                self.cached.add(path)
                self.browser.fetch(path)

    # Listening

    def listen(self) -> None:
        """Open the socket and keep it open until `leave`."""
        self.hearing = gevent.spawn(self.hear_until_left)

    def hear_until_left(self) -> None:
        while True:
            try:
                self.ear = listen(self.browser, self.auth())
                self.hear(self.ear)
            except (OSError, Refusal, gevent.Timeout):
                self.tally.count("disconnected")
            finally:
                self.hang_up()
            gevent.sleep(self.chance.uniform(0.5, 1.5))

    def auth(self) -> dict[str, object]:
        return {
            "workshop": int(self.marks["workshop"]),
            "audience": self.marks["audience"],
            "language": self.marks["language"],
        }

    def hear(self, ear: Ear) -> None:
        self.patience = 0.0  # the first beat says what was missed while no socket was open
        silence = gevent.Timeout(SILENCE)
        silence.start()
        try:
            for event in ear.events():
                silence.close()
                self.take_in(event)
                silence = gevent.Timeout(SILENCE)
                silence.start()
        finally:
            silence.close()

    def take_in(self, event: Event) -> None:
        if event.name == "panels":
            self.revision = max(self.revision, event.value["r"])
            self.follow_the_room(event.value["html"])
        elif event.name == "beat":
            self.spread = event.value["spread"]
            if event.value["r"] > self.revision:
                gevent.spawn_later(self.patience, self.catch_up, event.value["r"])
            self.patience = BEHIND

    def catch_up(self, newest: int) -> None:
        if newest > self.revision:
            gevent.sleep(self.chance.uniform(0, self.spread))
            self.reread()

    def reread(self) -> None:
        """The panels as they are now, if any is newer than what is shown."""
        answer = self.browser.fetch(f"/w/{self.code}?since={self.revision}", SCRIPT)
        if answer.status == 200:
            self.revision = page.newest(answer.text, self.revision)
            self.follow_the_room(answer.text)

    def follow_the_room(self, html: str) -> None:
        """Fetch the personal part when the room's head names another state of it."""
        announced = page.announced(html, self.own.me)
        if announced not in (None, self.own.token) and not self.fetching:
            self.fetching = True
            gevent.spawn_later(self.chance.uniform(0, self.spread), self.fetch_part)

    def fetch_part(self) -> None:
        try:
            answer = self.browser.fetch(f"/w/{self.code}/mine", SCRIPT)
            if answer.status == 200:
                self.take(answer.text)
                self.news.set()
        except OSError:
            self.tally.count("disconnected")  # the next push or beat asks again
        finally:
            self.fetching = False

    def hang_up(self) -> None:
        if self.ear is not None:
            self.tally.count("bytes received", self.ear.received)
            self.ear.close()
            self.ear = None

    def leave(self) -> None:
        """Close everything, and hand in what was counted."""
        if self.hearing is not None:
            self.hearing.kill()
        self.hang_up()
        self.tally.count("bytes received", self.browser.received)
        self.tally.count("requests", self.browser.requests)
        self.browser.close()

    # Taking part

    def type_on(self) -> None:
        if self.ear is not None:
            self.ear.say("typing")

    def write(self, form: page.Form, list_: ListName, text: str) -> bool:
        """Send an idea; whether it was taken."""
        self.tally.count("ideas sent")
        shown_in = "practice" if ("practice", "1") in form.hidden() else "writing"
        sent = self.tally.history.idea(self.own.me, " ".join(text.split()))
        with self.tally.timed("idea"):
            answer = self.send(form.action, [*form.hidden(), ("list", list_), ("text", text)])
        if answer.status != 200:
            sent.fate = "refused"
            self.tally.count("refused")
            return False
        sent.fate = "acknowledged"
        self.tally.count("ideas acknowledged")
        self.take(answer.text)
        if self.stage == shown_in:  # where the own ideas are shown as they are stored
            times = page.own_ideas(self.part).count(" ".join(text.split()))
            self.tally.count("ideas seen" if times else "lost")
            self.tally.count("duplicated", max(0, times - 1))
        return True

    def place(self, form: page.Form, answer: tuple[str, str]) -> bool:
        """Put the card in the hand where it belongs; whether the answer was taken."""
        with self.tally.timed("placement"):
            sent = self.send(form.action, [*form.hidden(), answer])
        if sent.status != 200:
            self.tally.count("refused")
            return False
        self.tally.count("placements")
        self.take(sent.text)
        return True

    def finish(self) -> None:
        """Press "Done"."""
        if form := page.form_to(self.part, "/ballot/done"):
            answer = self.send(form.action, form.hidden())
            if answer.status == 200:
                self.take(answer.text)

    def cast(self, ballot: Ballot, dots: dict[int, int]) -> bool:
        """Send all dots with a number higher than before; whether they are stored."""
        number = self.numbers[ballot.vote] = max(self.numbers[ballot.vote], ballot.number) + 1
        self.tally.count("ballots sent")
        sent = self.tally.history.ballot(self.own.me, ballot.vote, number, dots)
        with self.tally.timed("ballot"):
            answer = self.send(ballot.url, ballot_form(ballot.vote, number, dots))
        if answer.status != 200:
            sent.fate = "refused"
            self.tally.count("refused")
            return False
        sent.fate = "acknowledged"
        self.tally.count("ballots acknowledged")
        if 'id="mine"' in answer.text:  # else only the receipt
            self.take(answer.text)
        stored = receipt_in(answer.text)
        if stored is not None:  # else the vote was closed meanwhile
            self.tally.count("ballots counted" if stored == (number, dots) else "lost")
        return True

    def send(self, path: str, fields: list[tuple[str, str]]) -> Answer:
        """Send until there is an answer; the fields carry the key that makes this safe."""
        for _ in range(self.tries):
            try:
                answer = self.browser.submit(path, fields, SCRIPT)
            except OSError:
                self.tally.count("sent again")
            else:
                if answer.status < 500:
                    return answer
            gevent.sleep(self.chance.uniform(*self.between_tries))
        raise NotAnswered(f"{path} was not answered")


def joining(visitor: Visitor) -> list[tuple[str, str]]:
    return [
        ("organisation", visitor.organisation),
        ("partner_type", visitor.partner_type),
        ("country", visitor.country),
        *(("languages", language) for language in visitor.reads),
    ]


def ballot_form(vote: str, number: int, dots: dict[int, int]) -> list[tuple[str, str]]:
    placed = [("dots", f"{topic}:{count}") for topic, count in dots.items()]
    return [("vote", vote), ("number", str(number)), *placed]
