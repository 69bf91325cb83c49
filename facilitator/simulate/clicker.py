"""A facilitator at the projector: presses "next" as the clicker does, and watches the screen."""

from dataclasses import dataclass

import gevent

from facilitator.simulate import page
from facilitator.simulate.browser import SCRIPT, Browser
from facilitator.simulate.phone import NotAnswered

ASKED = 409  # "14 still writing. Press again."
TO_READ_THE_QUESTION = 0.8  # seconds; a faster second press counts as bounced


@dataclass
class Clicker:
    """Signed in by the cookie that `browser` holds."""

    browser: Browser
    workshop_id: int

    def press_next(self) -> None:
        self.press("next")

    def press(self, what: str, **fields: str) -> None:
        """Send the button whose form goes to this place; when asked whether sure, once more."""
        if self.send(what, fields) == ASKED:
            gevent.sleep(TO_READ_THE_QUESTION)
            if self.send(what, fields) == ASKED:
                raise NotAnswered(f"{what} is asked about again and again")

    def send(self, what: str, fields: dict[str, str]) -> int:
        form = self.button(what)
        filled = [*form.hidden(), *fields.items()]
        status = self.browser.submit(form.action, filled, SCRIPT).status
        if status >= 400 and status != ASKED:
            raise NotAnswered(f"{form.action} was answered with {status}")
        return status

    def steer(self, what: str, **fields: str) -> None:
        """A press that needs nothing from the screen."""
        path = f"/steer/{self.workshop_id}/{what}"
        answer = self.browser.submit(path, list(fields.items()), SCRIPT)
        if answer.status >= 400:
            raise NotAnswered(f"{path} was answered with {answer.status}")

    def position(self) -> str:
        """Where the session is: what a press of "next" goes on from."""
        return self.button("next").value("position")

    def offers(self, what: str) -> bool:
        return self.shown(what) is not None

    def button(self, what: str) -> page.Form:
        form = self.shown(what)
        if form is None:
            raise NotAnswered(f"the projector has no button {what}")
        return form

    def shown(self, what: str) -> page.Form | None:
        answer = self.browser.open_page(f"/projector/{self.workshop_id}")
        if answer.status != 200:
            raise NotAnswered(f"the projector was answered with {answer.status}")
        wanted = f"/steer/{self.workshop_id}/{what}"
        return next((form for form in page.forms(answer.text) if form.action == wanted), None)
