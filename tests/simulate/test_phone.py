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


def test_a_phone_whose_page_is_behind_re_reads_it_once_it_listens(served: Served) -> None:
    phone = Phone(Browser(served.origin), served.code, Tally(), random.Random(2))
    phone.join(anybody(2))
    before = phone.stage
    served.clicker.press_next()
    phone.listen()
    eventually(lambda: phone.stage != before, seconds=4.0)  # before the next heartbeat of all

    asked = phone.browser.requests
    assert phone.ear is not None
    phone.ear.close()  # as if the line broke; nothing is missed
    eventually(lambda: phone.ear is None)
    eventually(lambda: phone.ear is not None)
    gevent.sleep(1.5)
    assert phone.browser.requests == asked
    phone.leave()


def eventually(true: Callable[[], bool], seconds: float = 5.0) -> None:
    with gevent.Timeout(seconds):
        while not true():
            gevent.sleep(0.02)
