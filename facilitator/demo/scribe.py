"""What the facilitator of the example writes on the console: topics, decisions, actions."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from facilitator.demo import script
from facilitator.domain.words import LISTS
from facilitator.simulate import page
from facilitator.simulate.browser import SCRIPT, Browser
from facilitator.simulate.phone import NotAnswered

DECISIONS = (
    "Every partner tries one reusable packaging scheme in its canteens before the next meeting.",
    "What the partners measure about nature in their towns is published as open data.",
)
ACTIONS = (
    ("Collect repair shops and lending libraries of all partner towns", "Nordhavn Institute", 45),
    ("Name three school grounds or roadsides for a nature corridor", "Fjordby Kommune", 60),
)


@dataclass
class Scribe:
    """Signed in by the cookie that `browser` holds."""

    browser: Browser
    workshop_id: int
    question_ids: tuple[int, ...]

    def draft_topics(self, place: int) -> None:
        """The topics of the question at this place, in both lists, as the script has them."""
        question = script.questions()[place]
        for list_ in LISTS:
            for name in script.topics(question, list_):
                self.send(f"piles/{self.question_ids[place]}/{list_}/topics", name=name)

    def take_up_an_offer(self) -> None:
        """Move one idea to where its author wants it, if the console offers that."""
        console = self.browser.open_page(f"/console/{self.workshop_id}")
        for form in page.forms(console.text):
            if form.action.startswith(f"/console/{self.workshop_id}/ideas/"):
                self.send(
                    form.action.removeprefix(f"/console/{self.workshop_id}/"),
                    **dict(form.hidden()),
                )
                return

    def write_down(self) -> None:
        for decision in DECISIONS:
            self.send("decisions", text=decision, how="consensus")
        for text, owner, days in ACTIONS:
            due = (datetime.now(UTC) + timedelta(days=days)).date().isoformat()
            self.send("actions", text=text, owner=owner, due_on=due)

    def send(self, what: str, **fields: str) -> None:
        path = f"/console/{self.workshop_id}/{what}"
        answer = self.browser.submit(path, list(fields.items()), SCRIPT)
        if answer.status >= 400:
            raise NotAnswered(f"{path} was answered with {answer.status}")
