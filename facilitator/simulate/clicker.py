"""A facilitator at the projector: presses "next" as the clicker does, and watches the screen."""

from dataclasses import dataclass

from facilitator.simulate import page
from facilitator.simulate.browser import SCRIPT, Browser
from facilitator.simulate.phone import NotAnswered


@dataclass
class Clicker:
    """Signed in by the cookie that `browser` holds."""

    browser: Browser
    workshop_id: int

    def press_next(self) -> None:
        self.press("next")

    def press(self, what: str) -> None:
        """Send the button whose form goes to this place."""
        form = self.button(what)
        answer = self.browser.submit(form.action, form.hidden(), SCRIPT)
        if answer.status >= 400:
            raise NotAnswered(f"{form.action} was answered with {answer.status}")

    def button(self, what: str) -> page.Form:
        shown = self.browser.open_page(f"/projector/{self.workshop_id}")
        for form in page.forms(shown.text):
            if form.action == f"/steer/{self.workshop_id}/{what}":
                return form
        raise NotAnswered(f"the projector ({shown.status}) has no button {what}")
