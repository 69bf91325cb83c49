"""A participant with a phone in hand: does what the phone invites to, and waits for the room."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import gevent

from facilitator.domain.words import LISTS
from facilitator.simulate import page
from facilitator.simulate.ballot import Ballot, ballot_in
from facilitator.simulate.mind import Mind, Thought
from facilitator.simulate.pace import Pace
from facilitator.simulate.phone import Phone

LOOKS_AGAIN = 5.0  # seconds; after so long without news a person glances at the phone


@dataclass
class Participant:
    phone: Phone
    mind: Mind
    pace: Pace
    chance: random.Random
    practised: bool = False
    voted: set[str] = field(default_factory=set)  # ballots that are as they should be

    def take_part(self) -> None:
        """Until the session closes."""
        while self.phone.stage != "closed":
            self.phone.news.clear()
            if not self.act():
                self.phone.news.wait(LOOKS_AGAIN)

    def act(self) -> bool:
        """Do the one thing that the phone invites to; whether there was any."""
        return self.write() or self.sort() or self.vote()

    def write(self) -> bool:
        for asked, form in page.asking(self.phone.part):
            if not form.named("text") or not form.action.endswith("/ideas"):
                continue
            if thought := self.thought(asked):
                self.phone.type_on()
                self.think(self.pace.writing)
                return self.phone.write(form, thought.list_, thought.text)
        return False

    def thought(self, asked: str) -> Thought | None:
        if self.phone.stage != "practice":
            return self.mind.idea(asked)
        said, self.practised = self.practised, True
        return None if said else Thought(self.chance.choice(LISTS), "Hello")

    def sort(self) -> bool:
        form = page.form_to(self.phone.part, "/card")
        if form is None:
            return False
        self.think(self.pace.reading)
        return self.phone.place(form, self.answer(form))

    def answer(self, form: page.Form) -> tuple[str, str]:
        # A topic's button says its letter, then its name.
        topics = {each.label.partition(" ")[2]: each.value for each in form.named("topic")}
        chosen = self.mind.place(page.card_text(self.phone.part), list(topics))
        return ("topic", topics[chosen]) if chosen else ("answer", "nowhere")

    def vote(self) -> bool:
        """Place one dot after the other, and say done. Once for each vote."""
        ballot = ballot_in(self.phone.part)
        if ballot is None or ballot.vote in self.voted:
            return False
        self.voted.add(ballot.vote)
        dots: dict[int, int] = {}
        for topic in self.wanted(ballot):
            self.think(self.pace.tapping)
            dots[topic] = 1
            if not self.phone.cast(ballot, dots):
                return False
        self.think(self.pace.tapping)
        self.phone.finish()
        return True

    def wanted(self, ballot: Ballot) -> Iterator[int]:
        for each in ballot.lists:
            yield from (
                each.topics[name] for name in self.mind.choose(list(each.topics), each.dots)
            )

    def think(self, span: tuple[float, float]) -> None:
        gevent.sleep(self.chance.uniform(*span))
