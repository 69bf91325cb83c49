"""A simulated phone does with the real server what a real phone does."""

import random
from collections.abc import Callable

import gevent

from facilitator.simulate import page
from facilitator.simulate.browser import Browser
from facilitator.simulate.mind import anybody
from facilitator.simulate.phone import Phone
from facilitator.simulate.tally import Tally
from tests.simulate.conftest import Served


def test_a_phone_joins_hears_the_step_open_and_writes(served: Served) -> None:
    tally = Tally()
    phone = Phone(Browser(served.origin), served.code, tally, random.Random(1))

    phone.join(anybody(1))
    phone.listen()
    eventually(lambda: phone.ear is not None)
    assert phone.stage == "lobby"

    served.clicker.press_next()
    eventually(lambda: phone.stage == "practice")
    form = page.form_to(phone.part, "/ideas")
    assert form is not None
    assert phone.write(form, "barrier", "Rules that differ from country to country")
    assert "Rules that differ from country to country" in page.words(phone.part)
    phone.leave()

    report = tally.report()
    assert (report["joined"], report["ideas"]["acknowledged"], report["refused"]) == (1, 1, 0)
    assert report["bytes_received"] > 1000


def eventually(true: Callable[[], bool], seconds: float = 5.0) -> None:
    with gevent.Timeout(seconds):
        while not true():
            gevent.sleep(0.02)
